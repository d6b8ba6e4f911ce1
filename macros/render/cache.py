"""Drawn charts kept by content: the same bars, drawn by the same code, are drawn once.

The store changes no result, only when it is computed. A broken entry is drawn anew.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from macros.render import marks, svg, theme
from macros.render.marks import Bar

LIBRARIES = ("altair", "vl-convert-python", "pylopdf-fonts-ko")
END = "</svg>"


@dataclass
class ChartCache:
    """Draws charts, keeping each in a folder under the hash of everything it depends on.

    Attributes:
        folder: Where drawings are kept; made when the first one is.
        drawn: Number of charts that were drawn rather than found.
    """

    folder: Path
    drawn: int = field(default=0, init=False)

    def draw(self, bars: Sequence[Bar], width: int) -> str:
        """Returns the SVG of the bars, from the folder where it can."""
        path = self.folder / f"{chart_key(bars, width)}.svg"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            if text.endswith(END):  # a build that was killed may leave a part of a file
                return text
        text = svg.draw_bars(bars, width)
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.drawn += 1
        return text


def chart_key(bars: Sequence[Bar], width: int) -> str:
    """Returns the hash of the bars, the width, the drawing code, its libraries and the font."""
    material = f"{renderer_key()}\n{width}\n{tuple(bars)!r}"
    return hashlib.sha256(material.encode()).hexdigest()


@cache
def renderer_key() -> str:
    """Returns the hash of the code and libraries that decide how a chart is drawn."""
    digest = hashlib.sha256()
    for module in (marks, svg, theme):
        digest.update(Path(str(module.__file__)).read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}=={importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()
