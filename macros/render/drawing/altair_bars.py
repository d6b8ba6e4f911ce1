"""The Altair side of charts: labelled horizontal bars, text above, marks laid over each other.

Altair makes the spec of each shape of chart once a process; the numbers and words of a chart are
put into it as named data. A spec takes Altair longer than its drawing takes Vega, and a site of a
thousand programs has thousands of charts of a few dozen shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
from altair.utils import schemapi

from macros.render.drawing import theme
from macros.render.drawing.bars import Bar, Scale
from macros.render.drawing.font_metrics import ellipsize, text_width

KINDS = ("outline", "mid", "strong")
COLOURS = {"strong": theme.ACCENT, "mid": theme.MID, "outline": theme.OUTLINE}

LINE_HEIGHT = theme.BAR_HEIGHT + 6  # pixels: it stands out above and below a bar

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class SpecTemplate:
    """What decides the spec of a chart, apart from its numbers and words.

    Attributes:
        marks: Depth and kind of its bars, in the order they are laid over each other.
        bolds: Whether it has labels in plain and in bold type.
        line: Whether a mark of one value stands at each bar.
    """

    marks: tuple[tuple[int, str], ...]
    bolds: tuple[bool, ...]
    line: bool


def template_of(bars: Sequence[Bar], scale: Scale | None = None) -> SpecTemplate:
    """Returns the shape of a chart."""
    marks = {(depth, layer.kind) for bar in bars for depth, layer in enumerate(bar.layers)}
    ordered = sorted(marks, key=lambda mark: (mark[0], KINDS.index(mark[1])))
    return SpecTemplate(
        tuple(ordered), tuple(sorted({bar.bold for bar in bars})), scale is not None
    )


def bars_spec(bars: Sequence[Bar], width: int, scale: Scale | None = None) -> dict[str, Any]:
    """Returns the Vega-Lite spec of labelled bars, without anything around them.

    Args:
        bars: One a row, in the order they are drawn.
        width: Width of the drawing in px.
        scale: Ends and line of the scale where they do not follow from the bars.
    """
    return {
        **_bars_spec(template_of(bars, scale)),
        "width": width,
        "params": bars_params(bars, scale),
        "datasets": bars_data(bars, width, scale),
    }


@cache
def _bars_spec(shape: SpecTemplate) -> dict[str, Any]:
    return {"$schema": alt.SCHEMA_URL, **bars_part(shape), "padding": 0, "config": theme.config()}


@cache
def bars_part(shape: SpecTemplate) -> dict[str, Any]:
    """Returns the spec of labelled bars as they stand in a larger one."""
    return part_of(bars_chart(shape))


def part_of(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Returns the spec of an Altair chart in a larger one; checked where checks are on.

    Altair copies charts deeply to put them together, which takes longer than making them.
    """
    part: dict[str, Any] = chart.to_dict(validate=schemapi.DEBUG_MODE, context={"top_level": False})
    return part


def spec_of(chart: alt.TopLevelMixin, config: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the spec of an Altair chart whose data are named; checked where checks are on."""
    spec: dict[str, Any] = chart.to_dict(validate=schemapi.DEBUG_MODE)
    return {**spec, "config": dict(config)}


def bars_params(bars: Sequence[Bar], scale: Scale | None) -> Rows:
    """Returns the ends of the scale, under the names by which ``bars_chart`` asks for them."""
    least, most = _ends(bars, scale)
    return [{"name": "least", "value": least}, {"name": "most", "value": most}]


def bars_data(bars: Sequence[Bar], width: int, scale: Scale | None = None) -> dict[str, Rows]:
    """Returns the rows of every named data of a chart.

    Args:
        bars: Rows from top to bottom.
        width: Width in pixels; a label that would meet its value is cut.
        scale: Ends of the scale and the value that is marked beside each bar.
    """
    shape = template_of(bars, scale)
    data: dict[str, Rows] = {_mark_name(*mark): [] for mark in shape.marks}
    data |= {_text_name(bold): [] for bold in shape.bolds}
    widest = max((text_width(bar.text, theme.LABEL_SIZE) for bar in bars), default=0)
    max_width = width - widest - theme.LABEL_GAP
    for row, bar in enumerate(bars):
        for depth, layer in enumerate(bar.layers):
            ends = {"row": row, "start": layer.start, "value": layer.value}
            data[_mark_name(depth, layer.kind)].append(ends)
        label = ellipsize(bar.label, theme.LABEL_SIZE, max_width)
        data[_text_name(bar.bold)].append({"row": row, "label": label, "text": bar.text})
    if scale:
        data["line"] = [{"row": row, "at": scale.line} for row in range(len(bars))]
    return data


def _mark_name(depth: int, kind: str) -> str:
    return f"{kind}-{depth}"


def _text_name(bold: bool) -> str:  # noqa: FBT001 - names the data of labels in that type
    return "bold" if bold else "plain"


def bars_chart(shape: SpecTemplate) -> alt.LayerChart | alt.FacetChart:
    """Returns labelled bars as an Altair chart that wants ``bars_data`` and ``bars_params``.

    Channels are named by their classes: what Altair has to guess takes it five milliseconds each.
    The label stands above its bar and the value at the right edge of the same line, so nothing
    can overlap however short or long a bar is, and type keeps its size on a phone.
    """
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    ends = {"domainMin": alt.ExprRef("least"), "domainMax": alt.ExprRef("most")}
    x_scale = alt.Scale(**ends, nice=False, zero=False)
    layers = [
        _mark(alt.Chart(alt.NamedData(name=_mark_name(depth, kind))), kind).encode(
            x=alt.X("start:Q", axis=None, scale=x_scale), x2=alt.X2("value:Q"), y=y
        )
        for depth, kind in shape.marks
    ]
    if shape.line:
        # A piece beside each bar: a line from top to bottom would cross the labels.
        line = alt.Chart(alt.NamedData(name="line")).mark_tick(
            color=theme.INK, opacity=1, thickness=1.5, size=LINE_HEIGHT, yOffset=theme.BAR_DY
        )
        layers.append(line.encode(x=alt.X("at:Q", axis=None, scale=x_scale), y=y))
    layers.extend(_texts(shape.bolds, y))
    return alt.layer(*layers).properties(height=alt.Step(theme.ROW_HEIGHT))


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


def _texts(bolds: Iterable[bool], y: alt.Y) -> list[alt.Chart]:
    charts = []
    for bold in bolds:
        base = alt.Chart(alt.NamedData(name=_text_name(bold)))
        label = base.mark_text(align="left", dy=theme.TEXT_DY, fontWeight=800 if bold else 600)
        charts.append(label.encode(x=alt.XValue(0), y=y, **words("label")))
        value = base.mark_text(align="right", dy=theme.TEXT_DY, fontWeight=800)
        charts.append(value.encode(x=alt.XValue("width"), y=y, **words("text")))
    return charts


def words(field: str) -> dict[str, Any]:
    """Returns the encodings by which a text says a field of its rows.

    The words are the description of a text that is empty, since vl-convert measures whatever a
    text says and no place here depends on it; ``svg.py`` puts them into the text when it is drawn.
    """
    return {"text": alt.TextValue(" "), "description": alt.Description(f"{field}:N")}
