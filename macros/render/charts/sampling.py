"""Which of many programs a chart draws: what nobody could read, no page should have to carry.

A chart on each program's page that drew all programs of a strategy would grow a site with the
square of its programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

ItemT = TypeVar("ItemT")

MAX_BARS = 24  # bars of a list, and parts of a bar
ROWS = 12  # of a table whose rows stand on pages of their own too
AROUND = 5  # programs before and after the one that a chart is about


def window(count: int, marked: int | None = None) -> range:
    """Returns the places of those drawn: all, or the first, or the marked one's neighbours.

    Args:
        count: How many there are.
        marked: Place of the one that the chart is about.

    >>> window(6, 2), window(100), window(100, 50), window(100, 1)
    (range(0, 6), range(0, 24), range(45, 56), range(0, 11))
    """
    if count <= MAX_BARS:
        return range(count)
    if marked is None:
        return range(MAX_BARS)
    shown = 2 * AROUND + 1
    first = min(max(marked - AROUND, 0), count - shown)
    return range(first, first + shown)


def top_n(items: Sequence[ItemT], most: int = MAX_BARS) -> tuple[Sequence[ItemT], Sequence[ItemT]]:
    """Returns those that are drawn each, and the rest, which is drawn as one.

    A rest of one would take as much room as itself.
    """
    if len(items) <= most:
        return items, ()
    return items[: most - 1], items[most - 1 :]


def first_rows(items: Sequence[ItemT]) -> Sequence[ItemT]:
    """Returns the rows that a table shows of what has a page of its own."""
    return items[:ROWS]


def rows_words(count: int) -> str:
    """Returns what the reader has to know of the choice; "" where all are shown.

    >>> rows_words(160)
    ' 160건 가운데 앞의 12건만 실었습니다. 나머지는 사업마다의 쪽에 있습니다.'
    """
    if count <= ROWS:
        return ""
    return f" {count:,}건 가운데 앞의 {ROWS}건만 실었습니다. 나머지는 사업마다의 쪽에 있습니다."


def window_words(count: int, places: range) -> str:
    """Returns what the reader has to know of the choice; "" where all are drawn.

    >>> window_words(100, range(45, 56))
    ' 100개 가운데 46~56번째만 그렸습니다.'
    """
    if len(places) == count:
        return ""
    return f" {count:,}개 가운데 {places.start + 1:,}~{places.stop:,}번째만 그렸습니다."
