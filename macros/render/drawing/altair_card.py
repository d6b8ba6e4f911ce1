"""The Altair side of a picture for shared links: words and rules on a sheet of a fixed size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import altair as alt

from macros.render.drawing import theme
from macros.render.drawing.altair_bars import Rows, spec_of, words
from macros.render.drawing.altair_sheet import text_width
from macros.render.drawing.caption import balance, wrap
from macros.render.drawing.social_card import Card

WIDTH, HEIGHT = 600, 315  # the PNG has twice as many pixels: 1200 by 630
MARGIN = 32
TITLE_SIZES = (30, 25, 21, 17)  # the largest that keeps a title in its room
TITLE_ROOM = 108
TITLE_TOP = 69
LINE = 1.35  # height of a title's line, as a part of its size
HEAD, HEAD_RULES = 31, (48, 52)
LABEL_AT, AMOUNT_AT = 194, 233
FOOT_RULES, FOOT = (267, 271), 280
SITE_SIZE, LABEL_SIZE, AMOUNT_SIZE, NOTE_SIZE = 17, 15, 46, 13


@cache
def _sheet() -> dict[str, Any]:
    """Returns the spec of the sheet without its words: one for all cards."""
    rules = [{"x": MARGIN, "to": WIDTH - MARGIN, "y": y} for y in (*HEAD_RULES, *FOOT_RULES)]
    sheet = alt.layer(
        _rules(rules),
        _text("site", 800, theme.ACCENT),
        _text("mark", 600, theme.INK, align="right"),
        _text("title", 800, theme.INK, baseline="top"),
        _text("label", 600, theme.INK_SOFT),
        _text("amount", 800, theme.INK),
        _text("source", 400, theme.INK_SOFT, baseline="top"),
    ).properties(width=WIDTH, height=HEIGHT, padding=0, background=theme.SHEET)
    spec = spec_of(sheet, {**theme.config(), "background": theme.SHEET})
    return {**spec, "autosize": {"type": "none"}}


def card_spec(card: Card) -> dict[str, Any]:
    """Returns the Vega-Lite spec of a picture for shared links."""
    inner = WIDTH - 2 * MARGIN
    amount_size = AMOUNT_SIZE * min(1, inner / text_width(card.amount, AMOUNT_SIZE))
    title, title_size = _title(card.title, inner)
    source = _wrapped(card.source, NOTE_SIZE, inner)
    data = {
        "site": _rows([card.site], HEAD, SITE_SIZE),
        "mark": _rows([card.mark], HEAD, NOTE_SIZE, x=WIDTH - MARGIN),
        "title": _rows(title, TITLE_TOP, title_size),
        "label": _rows([card.label], LABEL_AT, LABEL_SIZE),
        "amount": _rows([card.amount], AMOUNT_AT, amount_size),
        "source": _rows(source, FOOT, NOTE_SIZE),
    }
    return {**_sheet(), "datasets": data}


def _title(title: str, width: int) -> tuple[list[str], int]:
    """Sets the title in the largest type that fits; a longer one than fits the smallest is cut."""
    for size in TITLE_SIZES:
        lines = _wrapped(title, size, width)
        most = int(TITLE_ROOM / (size * LINE))
        if len(lines) <= most and all(text_width(line, size) <= width for line in lines):
            break
    if len(lines) > most:
        return [*lines[: most - 1], f"{lines[most - 1]} …"], size
    return balance(title, width, lambda line: text_width(line, size)), size


def _wrapped(text: str, size: int, width: int) -> list[str]:
    return wrap(text, width, lambda line: text_width(line, size))


def _rows(lines: Sequence[str], top: float, size: float, x: int = MARGIN) -> Rows:
    return [
        {"x": x, "y": top + i * size * LINE, "size": size, "words": line}
        for i, line in enumerate(lines)
    ]


def _text(
    name: str,
    weight: Literal[400, 600, 800],
    colour: str,
    align: Literal["left", "right"] = "left",
    baseline: Literal["top", "middle"] = "middle",
) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name=name))
        .mark_text(align=align, baseline=baseline, fontWeight=weight, color=colour)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            size=alt.Size("size:Q", scale=None),
            **words("words"),
        )
    )
    return chart


def _rules(rows: Rows) -> alt.Chart:
    """Draws the double rules that open and close an account."""
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
