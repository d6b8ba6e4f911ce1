import pytest

from macros.render.charts.sampling import AROUND, MOST, largest, window, window_words


@pytest.mark.parametrize("count", [1, MOST, MOST + 1, 500])
def test_the_marked_one_is_always_drawn(count: int) -> None:
    for marked in range(count):
        places = window(count, marked)
        assert marked in places
        assert 0 <= places.start < places.stop <= count
        assert len(places) == (count if count <= MOST else 2 * AROUND + 1)


def test_few_are_all_drawn_and_nothing_is_said() -> None:
    assert window(MOST) == range(MOST)
    assert window_words(MOST, window(MOST)) == ""


def test_of_many_the_first_are_drawn_and_it_is_said() -> None:
    places = window(1_234)
    assert places == range(MOST)
    assert window_words(1_234, places) == f" 1,234개 가운데 1~{MOST}번째만 그렸습니다."


def test_those_drawn_as_one_are_never_one() -> None:
    assert largest(range(MOST)) == (range(MOST), ())
    each, rest = largest(range(MOST + 1))
    assert len(each) + 1 == MOST
    assert (*each, *rest) == tuple(range(MOST + 1))
    assert len(rest) == 2
