"""A standalone picture in pixels, with the bundled Korean font and no byte too many."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np
import vl_convert

from macros.render.drawing.font_metrics import glyph_of, text_width, units
from macros.render.drawing.svg import SVG

PIXELS = 2  # of the PNG for each of the drawing's: sharp on a dense screen and in print
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 7  # of packing; more costs twice the time and more for three hundredths of the size
PALETTED = bytes([8, 3, 0, 0, 0])  # a byte a pixel, its number in the palette; nothing special
MAX_COLOURS = 256
OPAQUE = 255
# The bundled font has one weight; letters that are spread to both sides stand for the others.
BOLDNESS = {"600": 0.009, "800": 0.022}  # how far to each side, as a part of the type size

_SIZE = struct.Struct(">II")
_PIXEL = np.dtype("<u4")


def draw_png(svg: str) -> bytes:
    """Draws a standalone SVG in pixels, the same bytes for the same SVG."""
    return quantize_png(vl_convert.svg_to_png(outline(svg), scale=PIXELS))


def outline(svg: str) -> str:
    """Replaces the texts of a standalone SVG by the outlines of their letters.

    A text with a letter that the font lacks is left, for vl-convert to find another font.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == f"{{{SVG}}}text" and (drawn := _drawn(child)) is not None:
                parent[place] = drawn
    return ElementTree.tostring(root, encoding="unicode")


def _drawn(text: ElementTree.Element) -> ElementTree.Element | None:
    """Returns a text as a group of paths, in the font's units; None if a letter is missing."""
    said = text.text or ""
    size = float(text.get("font-size", "").removesuffix("px"))
    scale = size / units()
    start = -text_width(said, size) / scale if text.get("text-anchor") == "end" else 0.0
    spread = round(BOLDNESS.get(text.get("font-weight", ""), 0) * units())
    place = f"{text.get('transform', '')} scale({scale:.6f},{-scale:.6f})".lstrip()
    paint = {"transform": place, "fill": text.get("fill", "none")}
    group = ElementTree.Element(f"{{{SVG}}}g", paint)
    for letter in said:
        glyph = glyph_of(letter, spread)
        if glyph is None:
            return None
        if glyph.outline:
            where = {"transform": f"translate({start:.1f})", "d": glyph.outline}
            ElementTree.SubElement(group, f"{{{SVG}}}path", where)
        start += glyph.advance
    return group


def quantize_png(png: bytes) -> bytes:
    """Packs the pixels of a PNG anew: vl-convert packs for speed, several times as large.

    A chart has a few dozen colours, so each pixel becomes its number in a palette: half as large
    as four bytes a pixel, and packed in a third of the time. No pixel changes.
    """
    chunks = list(_read_chunks(png))
    pixels = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    kept = [(kind, content) for kind, content in chunks if kind not in {b"IDAT", b"IEND"}]
    (_, header), *others = kept
    if numbered := _number(pixels, *_SIZE.unpack(header[:8])):
        palette, pixels = numbered
        kept = [(b"IHDR", header[:8] + PALETTED), *others, (b"PLTE", palette)]
    packed = (b"IDAT", zlib.compress(pixels, LEVEL))
    return b"".join([SIGNATURE, *(_chunk(*chunk) for chunk in (*kept, packed, (b"IEND", b"")))])


def _number(pixels: bytes, width: int, height: int) -> tuple[bytes, bytes] | None:
    """Returns the palette and the rows of numbers of pixels as vl-convert writes them.

    A row there is the byte 1 (each pixel as its difference from the one before), then four
    bytes a pixel. Most are 0, so only where the colour changes anything has to be added up.

    Returns:
        None for rows of another kind, more than 256 colours, or one that is seen through.
    """
    if len(pixels) != height * (1 + 4 * width):
        return None
    rows = np.frombuffer(pixels, np.uint8).reshape(height, -1)
    if (rows[:, 0] != 1).any():
        return None
    steps = np.ascontiguousarray(rows[:, 1:])
    changed = steps.view(_PIXEL) != 0
    changed[:, 0] = True
    starts = np.flatnonzero(changed)
    colours = np.cumsum(steps.reshape(-1, 4)[starts], axis=0, dtype=np.uint8)
    firsts = np.flatnonzero(starts % width == 0)  # a row begins at nothing, not at the last row's
    before = np.concatenate([np.zeros((1, 4), np.uint8), colours[firsts[1:] - 1]])
    colours -= np.repeat(before, np.diff(firsts, append=len(starts)), axis=0)
    palette, numbers = np.unique(colours.view(_PIXEL).ravel(), return_inverse=True)
    chunk = palette.view(np.uint8).reshape(-1, 4)
    if len(palette) > MAX_COLOURS or (chunk[:, 3] != OPAQUE).any():
        return None
    lengths = np.diff(starts, append=width * height)
    drawn = np.repeat(numbers.astype(np.uint8), lengths).reshape(height, width)
    return chunk[:, :3].tobytes(), np.pad(drawn, ((0, 0), (1, 0))).tobytes()


def _read_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = len(SIGNATURE)
    while start < len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        yield kind, png[start + 8 : start + 8 + length]
        start += length + 12


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum
