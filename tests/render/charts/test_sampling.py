import pytest

from macros.render.charts.sampling import AROUND, MAX_BARS, top_n, window, window_words


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
