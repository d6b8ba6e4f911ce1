"""Where one of several stands, said from the end it is nearer to, ties told."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

ORDINALS = (
    "첫째",
    "둘째",
    "셋째",
    "넷째",
    "다섯째",
    "여섯째",
    "일곱째",
    "여덟째",
    "아홉째",
    "열째",
)

NameT = TypeVar("NameT", bound=Hashable)


def rank_words(values: Sequence[int | Decimal], value: int | Decimal) -> str:
    """Says where a value stands among all of them, itself included.

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
    """Returns who has the highest of the values and who the lowest, all that tie."""
    highest, lowest = max(values.values()), min(values.values())
    return (
        [name for name, value in values.items() if value == highest],
        [name for name, value in values.items() if value == lowest],
    )
