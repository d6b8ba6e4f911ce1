"""Labelled bars: what a chart draws, as plain data that can be hashed and sent to a process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Layer:
    """A bar of a row: kind of mark (``strong``, ``mid``, ``outline``), where it ends and starts.

    Lengths may be rounded decimals: they are drawn, not shown; what is shown is text.
    """

    kind: str
    value: int | float
    start: int | float = 0


@dataclass(frozen=True)
class Bar:
    """A row of a chart: label at the left, value at the right, bars below, later ones on top."""

    label: str
    text: str
    layers: tuple[Layer, ...]
    bold: bool = False


@dataclass(frozen=True)
class Scale:
    """A scale that does not follow from the bars: its ends, and a value marked at each bar."""

    least: float
    most: float
    line: float


def bars_to_json(bars: Sequence[Bar], scale: Scale | None = None) -> str:
    """Writes bars as JSON on one line, the same for the same bars."""
    drawing = {"bars": [asdict(bar) for bar in bars], "scale": asdict(scale) if scale else None}
    return json.dumps(drawing, ensure_ascii=False)


def bars_from_json(text: str) -> tuple[tuple[Bar, ...], Scale | None]:
    """Reads what ``bars_to_json`` wrote."""
    drawing = json.loads(text)
    scale = Scale(**drawing["scale"]) if drawing["scale"] else None
    return tuple(
        Bar(
            row["label"], row["text"], tuple(Layer(**layer) for layer in row["layers"]), row["bold"]
        )
        for row in drawing["bars"]
    ), scale
