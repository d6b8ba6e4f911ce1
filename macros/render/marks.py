"""The Altair side of charts: labelled horizontal bars, text above, marks laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
from altair.utils import schemapi

from macros.render import theme
from macros.render.bars import Bar, Scale

WIDE_FROM = 0x1100  # Hangul and other square letters start here
NARROW_LETTER = 9  # pixels at the label size
COLOURS = {"strong": theme.ACCENT, "mid": theme.MID, "outline": theme.OUTLINE}


def bars_spec(bars: Sequence[Bar], width: int, scale: Scale | None = None) -> dict[str, Any]:
    """Returns the Vega-Lite spec of labelled bars, without anything around them."""
    chart = bars_chart(bars, width, scale).properties(padding=0)
    spec: dict[str, Any] = chart.to_dict(validate=schemapi.DEBUG_MODE)
    spec["config"] = theme.config()
    return spec


def bars_chart(
    bars: Sequence[Bar], width: int, scale: Scale | None = None
) -> alt.LayerChart | alt.FacetChart:
    """Returns labelled bars as an Altair chart.

    The label stands above its bar and the value at the right edge of the same line, so nothing
    can overlap however short or long a bar is, and type keeps its size on a phone.

    Args:
        bars: Rows from top to bottom.
        width: Width in pixels; the height follows from the number of rows.
        scale: Ends of the scale and a line across all rows; else from zero to the longest bar.
    """
    least, most = _ends(bars, scale)
    order = [str(index) for index in range(len(bars))]
    y = alt.Y("row:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    x_scale = alt.Scale(domain=[least, most], nice=False)
    layers: list[alt.Chart] = []
    for depth in range(max((len(bar.layers) for bar in bars), default=0)):
        for kind in ("outline", "mid", "strong"):
            values = [
                {
                    "row": order[index],
                    "start": bar.layers[depth].start,
                    "value": bar.layers[depth].value,
                }
                for index, bar in enumerate(bars)
                if depth < len(bar.layers) and bar.layers[depth].kind == kind
            ]
            if values:
                layers.append(
                    _mark(alt.Chart(alt.Data(values=values)), kind).encode(
                        x=alt.X("start:Q", axis=None, scale=x_scale), x2="value:Q", y=y
                    )
                )
    if scale:
        line = alt.Chart(alt.Data(values=[{"at": scale.line}])).mark_rule(
            color=theme.INK, strokeWidth=1.5, strokeDash=[3, 3]
        )
        layers.append(line.encode(x=alt.X("at:Q", axis=None, scale=x_scale)))
    layers.extend(_texts(bars, order, y, width))
    return alt.layer(*layers).properties(width=width, height=alt.Step(theme.ROW_HEIGHT))


def _ends(bars: Sequence[Bar], scale: Scale | None) -> tuple[float, float]:
    """Returns the ends of the scale; never the same, so that nothing is divided by zero."""
    if scale:
        return scale.least, scale.most
    lengths = [layer.value for bar in bars for layer in bar.layers]
    least, most = min(lengths, default=0), max(lengths, default=0)
    return min(least, 0), max(most, 1 if least >= 0 else 0)


def _mark(chart: alt.Chart, kind: str) -> alt.Chart:
    # The offsets keep the bar in the lower half of its row.
    outline = kind == "outline"
    bars: alt.Chart = chart.mark_bar(
        height=theme.BAR_HEIGHT,
        yOffset=theme.BAR_DY,
        y2Offset=theme.BAR_DY,
        filled=not outline,
        color=COLOURS[kind],
        strokeWidth=1.5 if outline else alt.Undefined,
    )
    return bars


def _texts(bars: Sequence[Bar], order: list[str], y: alt.Y, width: int) -> list[alt.Chart]:
    charts = []
    widest = max((_text_width(bar.text) for bar in bars), default=0)
    for bold in (False, True):
        chosen = [(index, bar) for index, bar in enumerate(bars) if bar.bold is bold]
        if not chosen:
            continue
        values = [{"row": order[i], "label": bar.label, "text": bar.text} for i, bar in chosen]
        base = alt.Chart(alt.Data(values=values))
        charts.append(
            base.mark_text(
                align="left",
                dy=theme.TEXT_DY,
                fontWeight=800 if bold else 600,
                limit=width - widest - theme.LABEL_GAP,
            ).encode(x=alt.value(0), y=y, text="label:N")
        )
        charts.append(
            base.mark_text(align="right", dy=theme.TEXT_DY, fontWeight=800).encode(
                x=alt.value(width), y=y, text="text:N"
            )
        )
    return charts


def _text_width(text: str) -> int:
    """Estimates the width of a label in pixels, so that it never meets the one beside it.

    Hangul fills its square; digits and Latin letters take a little more than half of it.
    """
    return sum(theme.LABEL_SIZE if ord(letter) > WIDE_FROM else NARROW_LETTER for letter in text)
