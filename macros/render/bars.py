"""Labelled bars: what a chart draws, as plain data that can be hashed and sent to a process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Layer:
    """A bar of a row: kind of mark (``strong``, ``mid``, ``outline``) and its length.

    Lengths may be rounded decimals: they are drawn, not shown; what is shown is text.
    """

    kind: str
    value: int | float


@dataclass(frozen=True)
class Bar:
    """A row of a chart: label at the left, value at the right, bars below, later ones on top."""

    label: str
    text: str
    layers: tuple[Layer, ...]
    bold: bool = False


def bars_to_json(bars: Sequence[Bar]) -> str:
    """Writes bars as JSON on one line, the same for the same bars."""
    return json.dumps([asdict(bar) for bar in bars], ensure_ascii=False)


def bars_from_json(text: str) -> tuple[Bar, ...]:
    """Reads what ``bars_to_json`` wrote."""
    return tuple(
        Bar(
            row["label"], row["text"], tuple(Layer(**layer) for layer in row["layers"]), row["bold"]
        )
        for row in json.loads(text)
    )
