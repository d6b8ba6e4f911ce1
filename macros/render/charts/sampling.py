"""Chooses which of many programs a chart draws, and says where one of several ranks.

A chart on each program's page that drew all programs of a strategy would grow a site with the
square of its programs.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

ItemT = TypeVar("ItemT")
NameT = TypeVar("NameT", bound=Hashable)

MAX_BARS = 24  # bars of a list, and parts of a bar
ROWS = 12  # of a table whose rows stand on pages of their own too
ORDINALS = (
    *("첫째", "둘째", "셋째", "넷째", "다섯째"),
    *("여섯째", "일곱째", "여덟째", "아홉째", "열째"),
)
AROUND = 5  # programs before and after the one that a chart is about


def window(count: int, marked: int | None = None) -> range:
    """Returns the positions that are drawn: all, the first, or the neighbours of a marked one.

    Args:
        count: How many there are.
        marked: Position of the one that the chart is about.

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
    """Returns the items that are drawn each, and the rest, which is drawn as one.

    A rest of one would take as much room as itself.
    """
    if len(items) <= most:
        return items, ()
    return items[: most - 1], items[most - 1 :]


def first_rows(items: Sequence[ItemT]) -> Sequence[ItemT]:
    """Returns the rows that a table shows of items that have pages of their own."""
    return items[:ROWS]


def rows_words(count: int) -> str:
    """Returns the sentence on how many rows a table shows of all; "" where it shows all.

    >>> rows_words(160)
    ' 160건 가운데 앞의 12건만 실었습니다. 나머지는 사업마다의 쪽에 있습니다.'
    """
    if count <= ROWS:
        return ""
    return f" {count:,}건 가운데 앞의 {ROWS}건만 실었습니다. 나머지는 사업마다의 쪽에 있습니다."


def window_words(count: int, places: range) -> str:
    """Returns the sentence on which of all a chart draws; "" where it draws all.

    >>> window_words(100, range(45, 56))
    ' 100개 가운데 46~56번째만 그렸습니다.'
    """
    if len(places) == count:
        return ""
    return f" {count:,}개 가운데 {places.start + 1:,}~{places.stop:,}번째만 그렸습니다."


def rank_words(values: Sequence[int | Decimal], value: int | Decimal) -> str:
    """Returns the rank of a value among all of them, itself included, in words.

    It is counted from the nearer end; ties are said.

    >>> rank_words([9, 7, 5, 3], 7), rank_words([9, 7, 5, 3], 5)
    ('4개 사업 가운데 둘째로 큽니다', '4개 사업 가운데 둘째로 작습니다')
    >>> rank_words([9, 9, 3], 9), rank_words([9, 3], 3)
    ('3개 사업 가운데 가장 큰 2개의 하나입니다', '2개 사업 가운데 가장 작습니다')
    """
    count = len(values)
    larger, smaller = sum(v > value for v in values), sum(v < value for v in values)
    alike = count - larger - smaller
    if alike == count:
        return f"{count:,}개 사업이 모두 같습니다"
    place, kind, noun = (
        (larger, "큽니다", "큰") if larger <= smaller else (smaller, "작습니다", "작은")
    )
    among = f"{count:,}개 사업 가운데"
    nth = "가장" if place == 0 else f"{_ordinal(place + 1)}로"
    if alike > 1:
        return f"{among} {nth} {noun} {alike:,}개의 하나입니다"
    return f"{among} {nth} {kind}"


def _ordinal(place: int) -> str:
    return ORDINALS[place - 1] if place <= len(ORDINALS) else f"{place:,}번째"


def extremes(values: Mapping[NameT, Decimal | int]) -> tuple[list[NameT], list[NameT]]:
    """Returns the names with the highest value and those with the lowest."""
    highest, lowest = max(values.values()), min(values.values())
    return (
        [name for name, value in values.items() if value == highest],
        [name for name, value in values.items() if value == lowest],
    )
