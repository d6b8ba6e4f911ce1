"""The glyphs of the bundled Korean font: how wide they are, and their outlines.

The font is opened once a process and each letter is read once. vl-convert opens it anew for every
letter it measures or paints, a third of a millisecond each, which was nine tenths of a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pylopdf_fonts_ko
from fontTools.misc.roundTools import otRound
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

CUT = "…"  # ends a text that was cut


@dataclass(frozen=True)
class Glyph:
    """A letter as the font draws it, in units of which ``units()`` make the type size.

    Attributes:
        advance: How far it is to the next letter.
        outline: Its outline as the ``d`` of an SVG path, upward; "" for a blank.
    """

    advance: int
    outline: str


@cache
def _font() -> TTFont:
    return TTFont(str(pylopdf_fonts_ko.sans_path()), lazy=True)


@cache
def _names() -> dict[int, str]:
    names: dict[int, str] = _font().getBestCmap()
    return names


def units() -> int:
    """Returns how many units of the font make the type size."""
    size: int = _font()["head"].unitsPerEm
    return size


@cache
def glyph_of(letter: str, embolden: int = 0) -> Glyph | None:
    """Returns a letter of the font; None if the font has none for it.

    Args:
        letter: One letter.
        embolden: How many units bolder to each side. The outline is there twice then, which fills
            the same as both together (SVG's rule ``nonzero``). A line around it takes a painter
            three times as long.
    """
    name = _names().get(ord(letter))
    if name is None:
        return None
    glyphs = _font().getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda number: str(otRound(number)))
    for across in sorted({-embolden, embolden}):
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, across, 0)))
    return Glyph(otRound(glyphs[name].width), pen.getCommands())


def text_width(text: str, size: float) -> float:
    """Returns how wide a text is at a type size, in pixels; a letter that is not there is square.

    Pairs of letters are not moved together, which is a matter of a pixel or two.
    """
    whole = units()
    glyphs = map(glyph_of, text)
    return sum(glyph.advance if glyph else whole for glyph in glyphs) * size / whole


def ellipsize(text: str, size: float, max_width: float) -> str:
    """Returns a text cut to a width, with an ellipsis where something was cut.

    Args:
        text: What to say.
        size: Type size in pixels.
        max_width: Width in pixels.
    """
    if text_width(text, size) <= max_width:
        return text
    kept = text
    while kept and text_width(kept + CUT, size) > max_width:
        kept = kept[:-1]
    return kept.rstrip() + CUT
