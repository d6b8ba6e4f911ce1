import struct
import zlib
from xml.etree import ElementTree

import pytest
import vl_convert

from macros.catalog.catalog import Catalog
from macros.render.charts.budget_changes import growth_chart
from macros.render.charts.files import chart_caption
from macros.render.drawing import theme
from macros.render.drawing.png import (
    MAX_COLOURS,
    PIXELS,
    SIGNATURE,
    draw_png,
    outline,
    quantize_png,
)
from macros.render.drawing.svg import SVG, draw_standalone


@pytest.fixture(scope="module")
def svg(town: Catalog) -> str:
    chart = growth_chart(town)
    assert chart is not None
    return draw_standalone(chart.bars, theme.WIDE, chart_caption(chart, "열린장부"), chart.scale)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE)
    found, start = [], len(SIGNATURE)
    while start < len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        content = png[start + 8 : start + 8 + length]
        checksum = png[start + 8 + length : start + 12 + length]
        assert checksum == struct.pack(">I", zlib.crc32(kind + content))
        found.append((kind, content))
        start += length + 12
    return found


def pixels(png: bytes) -> bytes:
    return zlib.decompress(b"".join(content for kind, content in chunks(png) if kind == b"IDAT"))


def write(parts: list[tuple[bytes, bytes]]) -> bytes:
    written = SIGNATURE
    for kind, content in parts:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        written += struct.pack(">I", len(content)) + kind + content + checksum
    return written


def letters(text: str, weight: str = "400") -> str:
    return (
        f'<svg xmlns="{SVG}" width="80" height="40"><rect width="80" height="40" fill="#fff"/>'
        f'<text transform="translate(0,30)" font-family="Noto Sans KR" font-size="20px" '
        f'font-weight="{weight}" fill="#000">{text}</text></svg>'
    )


@pytest.fixture(scope="module")
def loose() -> bytes:
    """A small picture with colours, letters and rows that begin in different colours."""
    drawn = outline(letters("가나 12", "800")).replace(
        "</svg>", '<rect y="9" width="30" height="4" fill="#0b6647"/></svg>'
    )
    return vl_convert.svg_to_png(drawn, scale=PIXELS)


def test_packing_anew_changes_no_pixel(loose: bytes) -> None:
    assert seen(quantize_png(loose)) == seen(loose)
    assert len(set(seen(loose))) > 10


def test_a_picture_has_a_palette_and_is_a_third_as_large(svg: str) -> None:
    loose = vl_convert.svg_to_png(outline(svg), scale=PIXELS)
    packed = quantize_png(loose)
    kinds = [kind for kind, _ in chunks(packed)]
    assert kinds.index(b"PLTE") < kinds.index(b"IDAT")
    assert chunks(packed)[0][1][:8] == chunks(loose)[0][1][:8]
    assert len(packed) < len(loose) / 3


def test_a_picture_of_very_many_colours_keeps_them() -> None:
    stops = '<stop stop-color="#000"/><stop offset="1" stop-color="#fc0"/>'
    drawn = (
        f'<svg xmlns="{SVG}" width="300" height="2"><linearGradient id="g">{stops}'
        '</linearGradient><rect width="300" height="2" fill="url(#g)"/></svg>'
    )
    many = vl_convert.svg_to_png(drawn, scale=PIXELS)
    assert seen(quantize_png(many)) == seen(many)
    assert len(set(seen(many))) > MAX_COLOURS


def test_a_picture_that_is_seen_through_stays_so() -> None:
    drawn = f'<svg xmlns="{SVG}" width="9" height="9"><rect width="4" height="9"/></svg>'
    clear = vl_convert.svg_to_png(drawn, scale=PIXELS)
    assert seen(quantize_png(clear)) == seen(clear)
    assert {pixel[3] for pixel in seen(clear)} == {0, 255}


@pytest.mark.parametrize("filtered", [0, 2])
def test_rows_of_another_kind_keep_it(loose: bytes, filtered: int) -> None:
    width, height = struct.unpack(">II", chunks(loose)[0][1][:8])
    rows = b"".join(
        bytes([filtered]) + bytes((x + filtered) % 256 for x in range(4 * width))
        for _ in range(height)
    )
    parts = [(b"IDAT", zlib.compress(rows)) if c[0] == b"IDAT" else c for c in chunks(loose)]
    assert pixels(quantize_png(write(parts))) == rows


def test_the_pixels_are_one_chunk_before_the_end(svg: str) -> None:
    kinds = [kind for kind, _ in chunks(draw_png(svg))]
    assert kinds[0] == b"IHDR"
    assert kinds[-2:] == [b"IDAT", b"IEND"]
    assert kinds.count(b"IDAT") == 1


def test_pixels_in_many_chunks_are_packed_as_one_stream(loose: bytes) -> None:
    parts: list[tuple[bytes, bytes]] = []
    for kind, content in chunks(loose):
        size = 100 if kind == b"IDAT" else len(content) or 1
        starts = range(0, len(content) or 1, size)
        parts.extend((kind, content[start : start + size]) for start in starts)
    assert len([kind for kind, _ in parts if kind == b"IDAT"]) > 10
    assert quantize_png(write(parts)) == quantize_png(loose)


def test_two_pictures_are_the_same_to_the_byte(svg: str) -> None:
    assert draw_png(svg) == draw_png(svg)
    assert quantize_png(draw_png(svg)) == draw_png(svg)  # packed already


def test_a_picture_has_two_pixels_for_each_of_the_chart(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    kind, content = chunks(draw_png(svg))[0]
    assert kind == b"IHDR"
    drawn = (int(root.get("width", "")), int(root.get("height", "")))
    assert struct.unpack(">II", content[:8]) == (2 * drawn[0], 2 * drawn[1])


def test_korean_letters_are_letters() -> None:
    # With the font missing every letter would be the same box.
    drawn = {pixels(draw_png(letters(text))) for text in ("가", "나", "힣", "")}
    assert len(drawn) == 4


def test_no_text_is_left_and_nothing_else_changes(svg: str) -> None:
    before, after = ElementTree.fromstring(svg), ElementTree.fromstring(outline(svg))
    assert list(before.iter(f"{{{SVG}}}text"))
    assert not list(after.iter(f"{{{SVG}}}text"))
    marks = [[m.attrib for m in root.iter() if "d" in m.attrib] for root in (before, after)]
    assert [mark for mark in marks[1] if mark in marks[0]] == marks[0]


@pytest.mark.parametrize(("anchor", "at"), [("start", 5), ("end", 75)])
def test_outlines_are_where_the_letters_were(anchor: str, at: int) -> None:
    def both(moved: float) -> int:
        """How dark it is with vl-convert's own letters and ours over them."""
        own = outline(drawn.replace(f"translate({at},", f"translate({at + moved},"))
        over = drawn.replace("</svg>", own.split("/>", 1)[1])
        return darkness(vl_convert.svg_to_png(over, scale=PIXELS))

    drawn = letters("가나 12").replace("<text ", f'<text text-anchor="{anchor}" ')
    drawn = drawn.replace("translate(0,", f"translate({at},")
    alone = darkness(vl_convert.svg_to_png(drawn, scale=PIXELS))
    assert both(0) < alone * 1.15 < both(1)


def test_a_text_with_a_letter_the_font_lacks_is_left() -> None:
    assert ">가 \u0e01</text>" in outline(letters("가 \u0e01"))


def test_bolder_letters_have_more_ink() -> None:
    def ink(weight: str) -> int:
        return darkness(draw_png(letters("가나", weight)))

    assert ink("400") < ink("600") < ink("800") < 1.5 * ink("400")


def darkness(png: bytes) -> int:
    """Adds up how dark the pixels are, by their red."""
    return sum(255 - pixel[0] for pixel in seen(png))


def seen(png: bytes) -> list[bytes]:
    """Returns the red, green, blue and alpha of every pixel, however they are written."""
    output = dict(chunks(png))
    width, height, kind = struct.unpack(">IIxB", output[b"IHDR"][:10])
    step = 1 if kind == 3 else 4
    data, row, found = pixels(png), bytearray(width * step), bytearray()
    for y in range(height):
        start = y * (width * step + 1)
        above, row = row, bytearray(data[start + 1 : start + 1 + width * step])
        for i in range(len(row)) if data[start] else ():
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            row[i] = (row[i] + predicted(data[start], left, above[i], corner)) % 256
        found += row
    if step == 1:
        palette = output[b"PLTE"]
        return [palette[3 * number : 3 * number + 3] + b"\xff" for number in found]
    return [bytes(found[at : at + 4]) for at in range(0, len(found), 4)]


def predicted(kind: int, left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    nearest = min((left, above, corner), key=lambda value: abs(guess - value))
    return (0, left, above, (left + above) // 2, nearest)[kind]
