"""The Altair side of a picture for shared links: words and rules on a sheet of a fixed size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
from altair.utils import schemapi

from macros.render import theme
from macros.render.caption import balance, wrap
from macros.render.cards import Card
from macros.render.standalone import text_width

WIDTH, HEIGHT = 600, 315  # the PNG has twice as many pixels: 1200 by 630
MARGIN = 32
TITLE_SIZES = (30, 25, 21, 17)  # the largest that keeps a title in its room
TITLE_ROOM = 108
TITLE_TOP = 69
LINE = 1.35  # height of a title's line, as a part of its size
HEAD, HEAD_RULES = 31, (48, 52)
LABEL_AT, AMOUNT_AT = 194, 233
FOOT_RULES, FOOT = (267, 271), 280
LABEL_SIZE, AMOUNT_SIZE, NOTE_SIZE = 15, 46, 13


@dataclass(frozen=True)
class Type:
    """How a text is set."""

    size: float
    weight: Literal[400, 600, 800]
    colour: str
    align: Literal["left", "right"] = "left"
    baseline: Literal["top", "middle"] = "middle"


def card_spec(card: Card) -> dict[str, Any]:
    """Returns the Vega-Lite spec of a picture for shared links."""
    inner = WIDTH - 2 * MARGIN
    amount_size = AMOUNT_SIZE * min(1, inner / text_width(card.amount, AMOUNT_SIZE))
    texts = [
        _text([card.site], HEAD, Type(17, 800, theme.ACCENT)),
        _text([card.mark], HEAD, Type(NOTE_SIZE, 600, theme.INK, align="right")),
        _title(card.title, inner),
        _text([card.label], LABEL_AT, Type(LABEL_SIZE, 600, theme.INK_SOFT)),
        _text([card.amount], AMOUNT_AT, Type(amount_size, 800, theme.INK)),
        _text(
            _wrapped(card.source, NOTE_SIZE, inner),
            FOOT,
            Type(NOTE_SIZE, 400, theme.INK_SOFT, baseline="top"),
        ),
    ]
    sheet = alt.layer(_rules(), *texts).properties(
        width=WIDTH, height=HEIGHT, padding=0, background=theme.SHEET
    )
    spec: dict[str, Any] = sheet.to_dict(validate=schemapi.DEBUG_MODE)
    spec["autosize"] = {"type": "none"}
    spec["config"] = {**theme.config(), "background": theme.SHEET}
    return spec


def _title(title: str, width: int) -> alt.Chart:
    """Draws the title in the largest type that fits; a longer one than fits the smallest is cut."""
    for size in TITLE_SIZES:
        lines = _wrapped(title, size, width)
        most = int(TITLE_ROOM / (size * LINE))
        if len(lines) <= most and all(text_width(line, size) <= width for line in lines):
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    else:
        lines = balance(title, width, lambda line: text_width(line, size))
    return _text(lines, TITLE_TOP, Type(size, 800, theme.INK, baseline="top"))


def _wrapped(text: str, size: int, width: int) -> list[str]:
    return wrap(text, width, lambda line: text_width(line, size))


def _text(lines: list[str], y: float, kind: Type) -> alt.Chart:
    rows = [
        {
            "x": WIDTH - MARGIN if kind.align == "right" else MARGIN,
            "y": y + index * kind.size * LINE,
            "words": line,
        }
        for index, line in enumerate(lines)
    ]
    chart: alt.Chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_text(
            align=kind.align,
            baseline=kind.baseline,
            fontSize=kind.size,
            fontWeight=kind.weight,
            color=kind.colour,
        )
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            text="words:N",
        )
    )
    return chart


def _rules() -> alt.Chart:
    """Draws the double rules that open and close an account."""
    rows = [{"x": MARGIN, "to": WIDTH - MARGIN, "y": y} for y in (*HEAD_RULES, *FOOT_RULES)]
    chart: alt.Chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_rule(color=theme.ACCENT, strokeWidth=1.2)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            x2=alt.X2("to:Q"),
            y=alt.Y("y:Q", scale=None, axis=None),
        )
    )
    return chart
