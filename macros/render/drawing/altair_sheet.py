"""The Altair side of a picture that stands alone: title, legend, bars and source on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from macros.render.drawing import theme
from macros.render.drawing.altair_bars import (
    COLOURS,
    Rows,
    SpecTemplate,
    bars_data,
    bars_params,
    bars_part,
    part_of,
    spec_of,
    template_of,
    words,
)
from macros.render.drawing.bars import Bar, Scale
from macros.render.drawing.caption import Caption, balance, wrap

WIDE_FROM = 0x1100  # Hangul and other square letters start here
GAP = 18  # between the parts of the sheet
SWATCH_GAP, ENTRY_GAP = 6, 20
RULES = (0, 4)  # the double rule that closes an account
FIRST_LINE = 14  # where text starts below it
SUBTITLE_GAP = 10


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
    heading, heading_height = _heading_data(caption, width)
    legend, legend_height = _legend_data(caption.legend, width)
    footer, footer_height = _footer_data(caption.source, width)
    kinds = {kind for kind, _ in caption.legend}
    sheet = _sheet(template_of(bars, scale), tuple(kind for kind in COLOURS if kind in kinds))
    middle: list[dict[str, int]] = [{}]  # the height of bars follows from their number
    if caption.legend:
        middle.insert(0, {"height": legend_height})
    sizes = [{"height": heading_height}, *middle, {"height": footer_height}]
    parts = zip(sheet["vconcat"], sizes, strict=True)
    return {
        **sheet,
        "vconcat": [{**part, "width": width, **size} for part, size in parts],
        "params": bars_params(bars, scale),
        "datasets": bars_data(bars, width, scale) | heading | legend | footer,
    }


@cache
def _sheet(shape: SpecTemplate, kinds: tuple[str, ...]) -> dict[str, Any]:
    """Returns the spec of a sheet without its data, its width and the heights of its words."""
    legend = [_legend(kinds)] if kinds else []
    return {**_empty_sheet(), "vconcat": [_heading(), *legend, bars_part(shape), _footer()]}


@cache
def _empty_sheet() -> dict[str, Any]:
    sheet = alt.vconcat(spacing=GAP, bounds="flush", background=theme.SHEET, padding=theme.MARGIN)
    return spec_of(sheet, {**theme.config(), "background": theme.SHEET})


def text_width(text: str, size: int) -> float:
    """Estimates the width of running text in pixels, a little generously.

    Closer than the estimate for labels, since a line that is too long here is only long.
    """
    parts = (
        0.27 if letter == " " else 0.95 if ord(letter) > WIDE_FROM else 0.58 for letter in text
    )
    return sum(parts) * size


def _at(field: str = "y") -> dict[str, Any]:
    """Returns encodings that take a position in pixels as it is."""
    return {
        "x": alt.X("x:Q", scale=None, axis=None),
        "y": alt.Y(f"{field}:Q", scale=None, axis=None),
    }


def _lines(lines: Sequence[str], top: float, line_height: int) -> Rows:
    return [{"x": 0, "y": top + i * line_height, "words": line} for i, line in enumerate(lines)]


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, lambda line: text_width(line, theme.NOTE_SIZE))


def _heading_data(caption: Caption, width: int) -> tuple[dict[str, Rows], int]:
    """Returns the lines above the chart, and their height."""
    title = balance(caption.title, width, lambda line: text_width(line, theme.TITLE_SIZE))
    height = theme.TITLE_LINE * (len(title) - 1) + theme.TITLE_SIZE
    subtitle = _wrapped(caption.subtitle, width) if caption.subtitle else []
    below = _lines(subtitle, height + SUBTITLE_GAP, theme.NOTE_LINE)
    if subtitle:
        height += SUBTITLE_GAP + theme.NOTE_LINE * (len(subtitle) - 1) + theme.NOTE_SIZE
    return {"title": _lines(title, 0, theme.TITLE_LINE), "subtitle": below}, height


@cache
def _heading() -> dict[str, Any]:
    """Draws the finding, and what it is counted in."""
    title, subtitle = (
        alt.Chart(alt.NamedData(name="title"))
        .mark_text(
            align="left",
            baseline="top",
            fontSize=theme.TITLE_SIZE,
            fontWeight=800,
        )
        .encode(**words("words"), **_at()),
        alt.Chart(alt.NamedData(name="subtitle"))
        .mark_text(align="left", baseline="top", fontSize=theme.NOTE_SIZE, color=theme.INK_SOFT)
        .encode(**words("words"), **_at()),
    )
    return part_of(alt.layer(title, subtitle))


def _legend_data(entries: Sequence[tuple[str, str]], width: int) -> tuple[dict[str, Rows], int]:
    """Returns swatches and words, side by side, on as many lines as they need; and their height."""
    x, line = 0.0, 0
    data: dict[str, Rows] = {}
    for kind, text in entries:
        wide = theme.SWATCH + SWATCH_GAP + text_width(text, theme.NOTE_SIZE)
        if x and x + wide > width:
            x, line = 0.0, line + 1
        row = {"words": text, "x": x, "y": line * theme.NOTE_LINE + theme.NOTE_LINE / 2}
        data.setdefault("entries", []).append(row)
        data.setdefault(_swatch_name(kind), []).append(row)
        x += wide + ENTRY_GAP
    return data, (line + 1) * theme.NOTE_LINE


def _swatch_name(kind: str) -> str:
    return f"swatch-{kind}"


@cache
def _legend(kinds: tuple[str, ...]) -> dict[str, Any]:
    """Draws a swatch of each kind, and words beside them."""
    layers: list[alt.Chart] = [
        alt.Chart(alt.NamedData(name=_swatch_name(kind)))
        .mark_square(
            size=theme.SWATCH**2,
            filled=kind != "outline",
            color=COLOURS[kind],
            strokeWidth=1.5,
            opacity=1,
            xOffset=theme.SWATCH / 2,
        )
        .encode(**_at())
        for kind in kinds
    ]
    layers.append(
        alt.Chart(alt.NamedData(name="entries"))
        .mark_text(
            align="left",
            baseline="middle",
            dx=theme.SWATCH + SWATCH_GAP,
            fontSize=theme.NOTE_SIZE,
        )
        .encode(**words("words"), **_at())
    )
    return part_of(alt.layer(*layers))


def _footer_data(source: str, width: int) -> tuple[dict[str, Rows], int]:
    """Returns the double rule and the lines below it, and their height."""
    lines = _wrapped(source, width)
    rules = [{"x": 0, "to": width, "y": y} for y in RULES]
    height = FIRST_LINE + len(lines) * theme.NOTE_LINE
    return {"rules": rules, "source": _lines(lines, FIRST_LINE, theme.NOTE_LINE)}, height


@cache
def _footer() -> dict[str, Any]:
    """Draws the source under a double rule."""
    rules, source = (
        alt.Chart(alt.NamedData(name="rules"))
        .mark_rule(color=theme.ACCENT, strokeWidth=1)
        .encode(x2=alt.X2("to:Q"), **_at()),
        alt.Chart(alt.NamedData(name="source"))
        .mark_text(align="left", baseline="top", fontSize=theme.NOTE_SIZE, color=theme.INK_SOFT)
        .encode(**words("words"), **_at()),
    )
    return part_of(alt.layer(rules, source))
