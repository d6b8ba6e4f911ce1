import pytest

from macros.render.components.ranking import extremes, rank_words


@pytest.mark.parametrize(
    ("values", "value", "words"),
    [
        ([9, 7, 5, 3], 9, "4개 사업 가운데 가장 큽니다"),
        ([9, 7, 5, 3], 3, "4개 사업 가운데 가장 작습니다"),
        ([9, 7, 5, 3, 1], 5, "5개 사업 가운데 셋째로 큽니다"),
        ([9, 7, 5, 5, 1], 5, "5개 사업 가운데 둘째로 작은 2개의 하나입니다"),
        ([9, 9, 3], 9, "3개 사업 가운데 가장 큰 2개의 하나입니다"),
        ([9, 3], 9, "2개 사업 가운데 가장 큽니다"),
        ([5, 5], 5, "2개 사업이 모두 같습니다"),
        (list(range(40)), 28, "40개 사업 가운데 12번째로 큽니다"),
    ],
)
def test_a_rank_is_said_from_the_nearer_end(values: list[int], value: int, words: str) -> None:
    assert rank_words(values, value) == words


def test_all_that_tie_are_named() -> None:
    assert extremes({"a": 3, "b": 1, "c": 3}) == (["a", "c"], ["b"])
    assert extremes({"a": 3}) == (["a"], ["a"])
