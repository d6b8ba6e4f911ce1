"""A standalone picture in pixels, with the bundled Korean font and no byte too many."""

from __future__ import annotations

import struct
import zlib
from xml.etree import ElementTree

import vl_convert

from macros.render.glyphs import glyph_of, set_width, units
from macros.render.svg import SVG

PIXELS = 2  # of the PNG for each of the drawing's: sharp on a dense screen and in print
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 6  # of packing; more costs four times the time for a hundredth of the size
# The bundled font has one weight; a line around the letters stands for the others.
BOLDNESS = {"600": 0.015, "800": 0.035}  # width of that line, as a part of the type size


def draw_png(svg: str) -> bytes:
    """Draws a standalone SVG in pixels, the same bytes for the same SVG."""
    return squeeze(vl_convert.svg_to_png(outline(svg), scale=PIXELS))


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
    start = -set_width(said, size) / scale if text.get("text-anchor") == "end" else 0.0
    paint = {"fill": text.get("fill", "none")}
    if boldness := BOLDNESS.get(text.get("font-weight", "")):
        paint |= {"stroke": paint["fill"], "stroke-width": f"{boldness * units():.0f}"}
    place = f"{text.get('transform', '')} scale({scale:.6f},{-scale:.6f})".lstrip()
    group = ElementTree.Element(f"{{{SVG}}}g", {"transform": place, **paint})
    for letter in said:
        glyph = glyph_of(letter)
        if glyph is None:
            return None
        if glyph.outline:
            where = {"transform": f"translate({start:.1f})", "d": glyph.outline}
            ElementTree.SubElement(group, f"{{{SVG}}}path", where)
        start += glyph.advance
    return group


def squeeze(png: bytes) -> bytes:
    """Packs the pixels of a PNG anew: vl-convert packs for speed, four times as large.

    Nothing but the packing changes.
    """
    kept, pixels = [], b""
    start = len(SIGNATURE)
    while start < len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        content = png[start + 8 : start + 8 + length]
        if kind == b"IDAT":
            pixels += content
        else:
            kept.append(_chunk(kind, content))
        start += length + 12
    packed = _chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), LEVEL))
    return b"".join([SIGNATURE, *kept[:-1], packed, kept[-1]])


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum
