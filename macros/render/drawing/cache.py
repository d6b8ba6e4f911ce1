"""Drawn charts, kept by content: the same bars, drawn by the same code, are drawn once.

A page asks for a drawing and gets a placeholder. Whatever is not in the folder yet is drawn while
the next pages are written, on all cores (``render/drawing/worker.py``); then placeholders
are filled. So a build with nothing new to draw never loads the drawing libraries. A drawing with a
caption is not for a page: it is kept as two files, SVG and PNG, that stand beside one. A card for
shared links is words alone and kept as PNG.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from macros.render.drawing.bars import Bar, Scale, bars_to_json
from macros.render.drawing.caption import Caption, caption_to_json
from macros.render.drawing.social_card import Card, card_to_json

CODE = (
    "altair_bars.py",
    "altair_card.py",
    "altair_sheet.py",
    "bars.py",
    "caption.py",
    "font_metrics.py",
    "png.py",
    "social_card.py",
    "svg.py",
    "theme.py",
)
LIBRARIES = ("altair", "fonttools", "vl-convert-python", "pylopdf-fonts-ko")
PLACEHOLDER = re.compile(r'<svg data-drawing="([0-9a-f]{64})"></svg>')
ALONE = (".svg", ".png")  # the files of a drawing that stands alone
SUM = ".sum"  # ending of the file beside each drawing that holds its SHA-256


@dataclass(frozen=True)
class Request:
    """A drawing to make: its key, its width in pixels, its bars and its caption as JSON.

    Without a caption it is a drawing for a page, with one it stands alone. Without bars it is a
    card, whose words stand where the caption does.
    """

    key: str
    width: int
    bars: str
    caption: str = ""

    @property
    def endings(self) -> tuple[str, ...]:
        """The files it becomes."""
        if not self.bars:
            return (".png",)
        return ALONE if self.caption else (".svg",)


@dataclass
class ChartCache:
    """Hands out placeholders and remembers what they stand for.

    Attributes:
        folder: Where drawings are kept under the hash of everything they depend on.
    """

    folder: Path
    # A request is kept only until it is taken: of thousands of programs, bars and captions are
    # hundreds of megabytes.
    _requested: set[str] = field(default_factory=set, init=False)
    _new: dict[str, Request] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        """The folder alone: a build with debug output would list every request."""
        return f"ChartCache({self.folder})"

    def placeholder(self, bars: Sequence[Bar], width: int, scale: Scale | None = None) -> str:
        """Returns a placeholder for the drawing of the bars.

        Args:
            bars: One a row, in the order they are drawn.
            width: Width of the drawing in px.
            scale: Ends and line of the scale where they do not follow from the bars.
        """
        return f'<svg data-drawing="{self._request(bars, width, scale)}"></svg>'

    def request_standalone(
        self, bars: Sequence[Bar], width: int, scale: Scale | None, caption: Caption
    ) -> tuple[Path, ...]:
        """Returns where the picture of the bars with their caption will be: SVG and PNG.

        Args:
            bars: One a row, in the order they are drawn.
            width: Width of the picture in px.
            scale: Ends and line of the scale where they do not follow from the bars.
            caption: Title, legend and source of the picture.
        """
        key = self._request(bars, width, scale, caption_to_json(caption))
        return tuple(chart_path(self.folder, key, ending) for ending in ALONE)

    def request_card(self, card: Card) -> Path:
        """Returns where the picture of a card will be."""
        words = card_to_json(card)
        key = chart_key("", 0, words)
        self._remember(Request(key, 0, "", words))
        return chart_path(self.folder, key, ".png")

    def _request(
        self, bars: Sequence[Bar], width: int, scale: Scale | None, caption: str = ""
    ) -> str:
        text = bars_to_json(bars, scale)
        key = chart_key(text, width, caption)
        self._remember(Request(key, width, text, caption))
        return key

    def _remember(self, request: Request) -> None:
        if request.key not in self._requested:
            self._requested.add(request.key)
            self._new[request.key] = request

    def request(self, key: str) -> Request:
        """Returns what a key stands for that was asked for since ``pop_missing``.

        Raises:
            KeyError: If it was not.
        """
        return self._new[key]

    def pop_missing(self) -> tuple[Request, ...]:
        """Returns what was asked for since the last time and is not in the folder, or not whole."""
        new, self._new = self._new, {}
        return tuple(request for request in new.values() if not self._is_drawn(request))

    def _is_drawn(self, request: Request) -> bool:
        paths = (chart_path(self.folder, request.key, ending) for ending in request.endings)
        return all(read_verified(path) is not None for path in paths)

    def inline(self, html: str) -> str:
        """Replaces the placeholders of a page by their drawings.

        Raises:
            FileNotFoundError: If a drawing is still missing.
        """

        def drawing(match: re.Match[str]) -> str:
            path = chart_path(self.folder, match.group(1))
            content = read_verified(path)
            if content is None:
                raise FileNotFoundError(path)
            return content.decode()

        return PLACEHOLDER.sub(drawing, html)


# An SVG that only shows: elements of ours, no handler, no link, no style, nothing but elements.
_STILL = re.compile(
    rb"(?:[^<]+|</\w+>|<(?:svg|g|path|rect|line|circle|text|title|desc)\b"
    rb"(?:\s+(?!(?i:on|href|style|src|xlink))[\w:-]+=\"[^\"<]*\")*+\s*/?>)*+"
)


def placeholders(html: str) -> list[str]:
    """Returns the keys of the drawings that a page waits for."""
    return PLACEHOLDER.findall(html)


def chart_path(folder: Path, key: str, ending: str = ".svg") -> Path:
    """Returns where the drawing of that key is kept.

    Args:
        folder: The cache.
        key: The key, as ``chart_key`` gives it.
        ending: Ending of the file.
    """
    return folder / f"{key}{ending}"


def write_verified(path: Path, content: bytes) -> None:
    """Writes a drawing and its sum, each whole or not at all."""
    checksum = hashlib.sha256(content).hexdigest().encode()
    for place, written in ((path.with_name(path.name + SUM), checksum), (path, content)):
        partial = place.with_name(f"{place.name}.{os.getpid()}.partial")
        partial.write_bytes(written)
        partial.replace(place)


def read_verified(path: Path) -> bytes | None:
    """Returns a drawing as it was drawn; None if it is not there, cut short or spoiled."""
    try:
        content, checksum = path.read_bytes(), path.with_name(path.name + SUM).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if hashlib.sha256(content).hexdigest().encode() != checksum:
        return None
    # The sum tells damage, not whose drawing it is: a cache may come from elsewhere.
    return content if path.suffix != ".svg" or _STILL.fullmatch(content) else None


def chart_key(bars: str, width: int, caption: str = "") -> str:
    """Returns the hash of bars, width, caption, the drawing code, its libraries and the font.

    Args:
        bars: The bars as JSON.
        width: Width in px.
        caption: The caption as JSON; "" for a drawing within a page.
    """
    return hashlib.sha256(f"{renderer_key()}\n{width}\n{bars}\n{caption}".encode()).hexdigest()


@cache
def renderer_key() -> str:
    """Returns the hash of the code and libraries that decide how a chart is drawn."""
    digest = hashlib.sha256()
    for name in CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}=={importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()
