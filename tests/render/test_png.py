import struct
import zlib
from xml.etree import ElementTree

import pytest
import vl_convert

from macros.catalog.catalog import Catalog
from macros.render import theme
from macros.render.budget_growth import growth_chart
from macros.render.chart_files import chart_caption
from macros.render.png import PIXELS, SIGNATURE, draw_png, embolden, squeeze
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
        f'<text y="30" font-family="Noto Sans KR" font-size="20px" font-weight="{weight}" '
        f'fill="#000">{text}</text></svg>'
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


@pytest.mark.parametrize(("weight", "line"), [("600", "0.30"), ("800", "0.70")])
def test_bold_text_gets_a_line_of_its_own_colour(weight: str, line: str) -> None:
    text = ElementTree.fromstring(embolden(letters("가", weight))).find(f"{{{SVG}}}text")
    assert text is not None
    assert (text.get("stroke"), text.get("stroke-width")) == ("#000", line)
    assert text.text == "가"


def test_plain_text_and_marks_get_no_line(svg: str) -> None:
    assert "stroke" not in embolden(letters("가"))
    before, after = ElementTree.fromstring(svg), ElementTree.fromstring(embolden(svg))
    for old, new in zip(before.iter(), after.iter(), strict=True):
        assert (old.tag, old.text) == (new.tag, new.text)
        if not old.get("font-weight"):
            assert old.attrib == new.attrib


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
