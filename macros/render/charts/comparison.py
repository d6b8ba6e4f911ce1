"""Small charts of values before and after a change of data, for its review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from macros.render.drawing.bars import Bar, Layer
from macros.render.drawing.caption import Caption

MAX_VALUES = 8  # a chart stays small; the report on the change lists all
SUBTITLE = "속이 빈 막대는 바뀌기 전, 채운 막대는 바뀐 뒤입니다."
SOURCE = "출처: 바뀌기 전의 자료와 바뀐 뒤의 자료"


@dataclass(frozen=True)
class ValueChange:
    """A value that changed.

    Attributes:
        label: What it is a value of.
        before: The value it had.
        after: The value it has.
        before_text: The same as text with its unit.
        after_text: Likewise.
    """

    label: str
    before: Decimal
    after: Decimal
    before_text: str
    after_text: str


def before_after_chart(
    name: str, changes: Sequence[ValueChange]
) -> tuple[tuple[Bar, ...], Caption]:
    """Returns bars and caption of values before and after, in the order given.

    Args:
        name: What the values belong to.
        changes: Values of one unit; the first ``MAX_VALUES`` are drawn.
    """
    drawn = changes[:MAX_VALUES]
    bars = tuple(bar for change in drawn for bar in _pair(change))
    listed = "; ".join(f"{c.label} {c.before_text}에서 {c.after_text}" for c in drawn)
    left = len(changes) - len(drawn)
    subtitle = SUBTITLE + (f" 나머지 {left}개는 그리지 않았습니다." if left else "")
    title = f"{name}: 바뀌는 값 {len(changes)}개"
    return bars, Caption(
        title=title,
        subtitle=subtitle,
        source=SOURCE,
        description=f"막대그림. {listed}.",
        legend=(("outline", "바뀌기 전"), ("strong", "바뀐 뒤")),
    )


def _pair(change: ValueChange) -> tuple[Bar, Bar]:
    before, after = float(change.before), float(change.after)
    return (
        Bar(f"{change.label}, 전", change.before_text, (Layer("outline", before),)),
        Bar(f"{change.label}, 뒤", change.after_text, (Layer("strong", after),), bold=True),
    )
