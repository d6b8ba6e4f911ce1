import struct
import zlib
from xml.etree import ElementTree

import pytest
import vl_convert

from macros.catalog.catalog import Catalog
from macros.render import theme
from macros.render.budget_growth import growth_chart
from macros.render.chart_files import chart_caption
from macros.render.png import PIXELS, SIGNATURE, draw_png, outline, squeeze
from macros.render.svg import SVG, draw_standalone


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


def test_packing_anew_changes_no_pixel(svg: str) -> None:
    loose = vl_convert.svg_to_png(svg, scale=PIXELS)
    packed = squeeze(loose)
    assert pixels(packed) == pixels(loose)
    others = [[c for c in chunks(png) if c[0] != b"IDAT"] for png in (loose, packed)]
    assert others[0] == others[1]
    assert len(packed) < len(loose) / 2


def test_the_pixels_are_one_chunk_before_the_end(svg: str) -> None:
    kinds = [kind for kind, _ in chunks(draw_png(svg))]
    assert kinds[0] == b"IHDR"
    assert kinds[-2:] == [b"IDAT", b"IEND"]
    assert kinds.count(b"IDAT") == 1


def test_pixels_in_many_chunks_are_packed_as_one_stream(svg: str) -> None:
    loose = vl_convert.svg_to_png(svg, scale=PIXELS)
    parts: list[tuple[bytes, bytes]] = []
    for kind, content in chunks(loose):
        size = 1000 if kind == b"IDAT" else len(content) or 1
        starts = range(0, len(content) or 1, size)
        parts.extend((kind, content[start : start + size]) for start in starts)
    assert len([kind for kind, _ in parts if kind == b"IDAT"]) > 10
    assert squeeze(write(parts)) == squeeze(loose)


def test_two_pictures_are_the_same_to_the_byte(svg: str) -> None:
    assert draw_png(svg) == draw_png(svg)
    assert squeeze(draw_png(svg)) == draw_png(svg)


def test_a_picture_has_two_pixels_for_each_of_the_drawing(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    kind, content = chunks(draw_png(svg))[0]
    assert kind == b"IHDR"
    drawn = (int(root.get("width", "")), int(root.get("height", "")))
    assert struct.unpack(">II", content[:8]) == (2 * drawn[0], 2 * drawn[1])


def test_korean_letters_are_letters() -> None:
    # With the font missing every letter would be the same box.
    drawn = {pixels(draw_png(letters(text))) for text in ("가", "나", "힣", "")}
    assert len(drawn) == 4


@pytest.mark.parametrize(("weight", "line"), [("600", "15"), ("800", "35")])
def test_bold_letters_get_a_line_of_their_own_colour(weight: str, line: str) -> None:
    group = ElementTree.fromstring(outline(letters("가", weight))).find(f"{{{SVG}}}g")
    assert group is not None
    assert (group.get("fill"), group.get("stroke")) == ("#000", "#000")
    assert group.get("stroke-width") == line


def test_plain_letters_get_no_line() -> None:
    assert "stroke" not in outline(letters("가"))


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
        ours = outline(drawn.replace(f"translate({at},", f"translate({at + moved},"))
        over = drawn.replace("</svg>", ours.split("/>", 1)[1])
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

    assert ink("400") < ink("600") < ink("800")


def darkness(png: bytes) -> int:
    """Adds up how dark the pixels are, after undoing PNG's filters."""
    width, height = struct.unpack(">II", chunks(png)[0][1][:8])
    data, step = pixels(png), 4
    row, area = bytearray(width * step), 0
    for y in range(height):
        start = y * (width * step + 1)
        above, row = row, bytearray(data[start + 1 : start + 1 + width * step])
        for i in range(len(row)):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            row[i] = (row[i] + predicted(data[start], left, above[i], corner)) % 256
        area += sum(255 - red for red in row[::step])
    return area


def predicted(kind: int, left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    nearest = min((left, above, corner), key=lambda value: abs(guess - value))
    return (0, left, above, (left + above) // 2, nearest)[kind]
