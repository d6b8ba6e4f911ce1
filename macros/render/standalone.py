"""The Altair side of a picture that stands alone: title, legend, bars and source on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
from altair.utils import schemapi

from macros.render import theme
from macros.render.bars import Bar, Scale
from macros.render.caption import Caption, balance, wrap
from macros.render.marks import COLOURS, WIDE_FROM, bars_chart

GAP = 18  # between the parts of the sheet
SWATCH_GAP, ENTRY_GAP = 6, 20
RULES = (0, 4)  # the double rule that closes an account
FIRST_LINE = 14  # where text starts below it


def standalone_spec(
    bars: Sequence[Bar], width: int, caption: Caption, scale: Scale | None = None
) -> dict[str, Any]:
    """Returns the Vega-Lite spec of a chart with everything a reader elsewhere needs.

    Args:
        bars: Rows from top to bottom.
        width: Width of the bars in pixels; the sheet is wider by its margins.
        caption: The words around them; long ones are wrapped.
        scale: As for the bars alone.
    """
    lines = partial(_lines, width=width)
    parts = [bars_chart(bars, width, scale)]
    if caption.legend:
        parts.insert(0, _legend(caption.legend, width))
    parts.append(_footer(lines(caption.source, theme.NOTE_SIZE), width))
    sheet = alt.vconcat(*parts, spacing=GAP, bounds="flush", background=theme.SHEET).properties(
        title=alt.TitleParams(
            text=balance(caption.title, width, lambda line: text_width(line, theme.TITLE_SIZE)),
            subtitle=lines(caption.subtitle, theme.NOTE_SIZE),
            anchor="start",
            frame="group",
            color=theme.INK,
            subtitleColor=theme.INK_SOFT,
            fontSize=theme.TITLE_SIZE,
            fontWeight=800,
            lineHeight=theme.TITLE_LINE,
            subtitleFontSize=theme.NOTE_SIZE,
            subtitleLineHeight=theme.NOTE_LINE,
            subtitlePadding=10,
            offset=GAP,
        ),
        padding=theme.MARGIN,
    )
    spec: dict[str, Any] = sheet.to_dict(validate=schemapi.DEBUG_MODE)
    spec["config"] = {
        **theme.config(),
        "background": theme.SHEET,
        "title": {"font": theme.MEASURING_FONT, "subtitleFont": theme.MEASURING_FONT},
    }
    return spec


def text_width(text: str, size: int) -> float:
    """Estimates the width of running text in pixels, a little generously.

    Closer than the estimate for labels, since a line that is too long here is only long.
    """
    parts = (
        0.27 if letter == " " else 0.95 if ord(letter) > WIDE_FROM else 0.58 for letter in text
    )
    return sum(parts) * size


def _lines(text: str, size: int, width: float) -> list[str]:
    return wrap(text, width, lambda line: text_width(line, size))


def _at(field: str) -> dict[str, Any]:
    """Returns encodings that take a position in pixels as it is."""
    return {
        "x": alt.X("x:Q", scale=None, axis=None),
        "y": alt.Y(f"{field}:Q", scale=None, axis=None),
    }


def _legend(entries: Sequence[tuple[str, str]], width: int) -> alt.LayerChart | alt.FacetChart:
    """Draws swatches with words, side by side, on as many lines as they need."""
    x, line = 0.0, 0
    rows = []
    for kind, words in entries:
        wide = theme.SWATCH + SWATCH_GAP + text_width(words, theme.NOTE_SIZE)
        if x and x + wide > width:
            x, line = 0.0, line + 1
        y = line * theme.NOTE_LINE + theme.NOTE_LINE / 2
        rows.append({"kind": kind, "words": words, "x": x, "y": y})
        x += wide + ENTRY_GAP
    layers: list[alt.Chart] = [
        alt.Chart(alt.Data(values=[row for row in rows if row["kind"] == kind]))
        .mark_square(
            size=theme.SWATCH**2,
            filled=kind != "outline",
            color=colour,
            strokeWidth=1.5,
            opacity=1,
            xOffset=theme.SWATCH / 2,
        )
        .encode(**_at("y"))
        for kind, colour in COLOURS.items()
        if any(row["kind"] == kind for row in rows)
    ]
    layers.append(
        alt.Chart(alt.Data(values=rows))
        .mark_text(
            align="left",
            baseline="middle",
            dx=theme.SWATCH + SWATCH_GAP,
            fontSize=theme.NOTE_SIZE,
        )
        .encode(text="words:N", **_at("y"))
    )
    return alt.layer(*layers).properties(width=width, height=(line + 1) * theme.NOTE_LINE)


def _footer(lines: Sequence[str], width: int) -> alt.LayerChart | alt.FacetChart:
    """Draws the source under a double rule."""
    rules = [{"x": 0, "to": width, "y": y} for y in RULES]
    rows = [
        {"x": 0, "y": FIRST_LINE + index * theme.NOTE_LINE, "words": line}
        for index, line in enumerate(lines)
    ]
    return alt.layer(
        alt.Chart(alt.Data(values=rules))
        .mark_rule(color=theme.ACCENT, strokeWidth=1)
        .encode(x2=alt.X2("to:Q"), **_at("y")),
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", baseline="top", fontSize=theme.NOTE_SIZE, color=theme.INK_SOFT)
        .encode(text="words:N", **_at("y")),
    ).properties(width=width, height=FIRST_LINE + len(lines) * theme.NOTE_LINE)
