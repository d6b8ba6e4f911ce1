"""Drawn charts, kept by content: the same bars, drawn by the same code, are drawn once.

A page asks for a drawing and gets a placeholder. When all pages are written, whatever is not in
the folder yet is drawn at once, on all cores (``macros/draw.py``), and placeholders are filled.
So a build with nothing new to draw never loads the drawing libraries.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from macros.render.bars import Bar, Scale, bars_to_json

CODE = ("bars.py", "marks.py", "svg.py", "theme.py")
LIBRARIES = ("altair", "vl-convert-python", "pylopdf-fonts-ko")
PLACEHOLDER = re.compile(r'<svg data-drawing="([0-9a-f]{64})"></svg>')
END = "</svg>"


@dataclass(frozen=True)
class Request:
    """A drawing to make: its key, its width in pixels, its bars as JSON."""

    key: str
    width: int
    bars: str


@dataclass
class Drawings:
    """Hands out placeholders and remembers what they stand for.

    Attributes:
        folder: Where drawings are kept under the hash of everything they depend on.
    """

    folder: Path
    _requests: dict[str, Request] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        """The folder alone: a build with debug output would list every request."""
        return f"Drawings({self.folder})"

    def ask(self, bars: Sequence[Bar], width: int, scale: Scale | None = None) -> str:
        """Returns a placeholder for the drawing of the bars."""
        text = bars_to_json(bars, scale)
        key = drawing_key(text, width)
        self._requests.setdefault(key, Request(key, width, text))
        return f'<svg data-drawing="{key}"></svg>'

    def missing(self) -> tuple[Request, ...]:
        """Returns what was asked for and is not in the folder, or not whole."""
        return tuple(r for r in self._requests.values() if self._read(r.key) is None)

    def fill(self, html: str) -> str:
        """Replaces the placeholders of a page by their drawings.

        Raises:
            FileNotFoundError: If a drawing is still missing.
        """

        def drawing(match: re.Match[str]) -> str:
            text = self._read(match.group(1))
            if text is None:
                raise FileNotFoundError(drawing_path(self.folder, match.group(1)))
            return text

        return PLACEHOLDER.sub(drawing, html)

    def _read(self, key: str) -> str | None:
        try:
            text = drawing_path(self.folder, key).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None
        return text if text.endswith(END) else None  # a build that was killed leaves a part


def drawing_path(folder: Path, key: str) -> Path:
    """Returns where the drawing of that key is kept."""
    return folder / f"{key}.svg"


def drawing_key(bars: str, width: int) -> str:
    """Returns the hash of the bars, the width, the drawing code, its libraries and the font."""
    return hashlib.sha256(f"{renderer_key()}\n{width}\n{bars}".encode()).hexdigest()


@cache
def renderer_key() -> str:
    """Returns the hash of the code and libraries that decide how a chart is drawn."""
    digest = hashlib.sha256()
    for name in CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}=={importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()
