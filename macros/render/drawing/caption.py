"""The words around a chart that stands alone: what its page says of it, to go where it goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Caption:
    """The words around a chart.

    Attributes:
        title: The finding.
        subtitle: Unit, order, date.
        source: Report, date, lines, what is computed, who drew it.
        description: What the chart shows, for those who do not see it.
        legend: Kind of mark and what it stands for.
    """

    title: str
    subtitle: str
    source: str
    description: str
    legend: tuple[tuple[str, str], ...] = ()


def caption_to_json(caption: Caption) -> str:
    """Writes a caption as JSON on one line, the same for the same caption."""
    return json.dumps(asdict(caption), ensure_ascii=False)


def caption_from_json(text: str) -> Caption:
    """Reads what ``caption_to_json`` wrote."""
    fields = json.loads(text)
    legend = tuple((kind, words) for kind, words in fields.pop("legend"))
    return Caption(**fields, legend=legend)


def balance(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Breaks a text as ``wrap`` does, into lines as even as their number allows.

    >>> balance("가나 다라 마바 사", 8, len)
    ['가나 다라', '마바 사']

    Args:
        text: The text.
        width: Longest line, in the unit of ``measure``.
        measure: Tells how wide a line is.
    """
    lines = wrap(text, width, measure)
    while True:
        longest = max(measure(line) for line in lines)
        narrower = wrap(text, longest - 1, measure)
        if len(narrower) > len(lines) or max(measure(line) for line in narrower) >= longest:
            return lines
        lines = narrower


def wrap(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Breaks a text into lines at its spaces; a word longer than a line keeps its own.

    Args:
        text: What to break.
        width: The longest a line may be.
        measure: Returns the length of a line.

    >>> wrap("가나 다라 마바사", 5, len)
    ['가나 다라', '마바사']
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
