"""A standalone picture in pixels, with the bundled Korean font and no byte too many."""

from __future__ import annotations

import struct
import zlib
from xml.etree import ElementTree

import vl_convert

from macros.render.svg import SVG

PIXELS = 2  # of the PNG for each of the drawing's: sharp on a dense screen and in print
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 6  # of packing; more costs four times the time for a hundredth of the size
# The bundled font has one weight; a line around the letters stands for the others.
BOLDNESS = {"600": 0.015, "800": 0.035}  # width of that line, as a part of the type size


def draw_png(svg: str) -> bytes:
    """Draws a standalone SVG in pixels, the same bytes for the same SVG."""
    return squeeze(vl_convert.svg_to_png(embolden(svg), scale=PIXELS))


def embolden(svg: str) -> str:
    """Draws a line around the letters of bold text."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this project
    for text in root.iter(f"{{{SVG}}}text"):
        boldness = BOLDNESS.get(text.get("font-weight", ""))
        if boldness:
            size = float(text.get("font-size", "0").removesuffix("px"))
            text.set("stroke", text.get("fill", "none"))
            text.set("stroke-width", f"{size * boldness:.2f}")
    return ElementTree.tostring(root, encoding="unicode")


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
