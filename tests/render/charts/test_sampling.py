import pytest

from macros.render.charts.sampling import (
    AROUND,
    MAX_BARS,
    extremes,
    rank_words,
    top_n,
    window,
    window_words,
)


@pytest.mark.parametrize("count", [1, MAX_BARS, MAX_BARS + 1, 500])
def test_the_marked_one_is_always_drawn(count: int) -> None:
    for marked in range(count):
        places = window(count, marked)
        assert marked in places
        assert 0 <= places.start < places.stop <= count
        assert len(places) == (count if count <= MAX_BARS else 2 * AROUND + 1)


def test_few_are_all_drawn_and_nothing_is_said() -> None:
    assert window(MAX_BARS) == range(MAX_BARS)
    assert window_words(MAX_BARS, window(MAX_BARS)) == ""


def test_of_many_the_first_are_drawn_and_it_is_said() -> None:
    places = window(1_234)
    assert places == range(MAX_BARS)
    assert window_words(1_234, places) == f" 1,234개 가운데 1~{MAX_BARS}번째만 그렸습니다."


def test_those_drawn_as_one_are_never_one() -> None:
    assert top_n(range(MAX_BARS)) == (range(MAX_BARS), ())
    each, rest = top_n(range(MAX_BARS + 1))
    assert len(each) + 1 == MAX_BARS
    assert (*each, *rest) == tuple(range(MAX_BARS + 1))
    assert len(rest) == 2


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
