import re
from xml.etree import ElementTree

from macros.catalog.catalog import Catalog
from macros.render.charts.office import execution_chart
from macros.render.drawing import theme
from macros.render.drawing.bars import Bar, Layer
from macros.render.drawing.svg import draw_bars
from tests.conftest import there

BARS = (Bar("가 & <나>", "1억", (Layer("outline", 9), Layer("strong", 3))),)


def test_a_chart_takes_font_and_colours_from_the_page() -> None:
    svg = draw_bars(BARS, 320)
    assert "font-family" not in svg
    assert "style=" not in svg
    assert " id=" not in svg
    assert f"var(--ol-accent,{theme.ACCENT})" in svg
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
    assert not colours, "a colour without a variable"


def test_a_chart_is_silent_for_assistive_technology() -> None:
    root = ElementTree.fromstring(draw_bars(BARS, 320))
    assert root.get("aria-hidden") == "true"
    assert not any(name.startswith("aria-label") for el in root.iter() for name in el.attrib)


def test_a_chart_says_its_labels_whole() -> None:
    root = ElementTree.fromstring(draw_bars(BARS, 320))
    assert [el.text for el in root.iter() if el.tag.endswith("text")] == ["가 & <나>", "1억"]


def test_bars_are_as_long_as_their_values() -> None:
    root = ElementTree.fromstring(draw_bars(BARS, 300))
    widths = [
        float(match.group(1))
        for el in root.iter()
        if (match := re.search(r"h(\d+(?:\.\d+)?)", el.get("d", "")))
    ]
    assert widths == [300.0, 100.0]


def test_korean_text_is_measured_with_a_korean_font(catalog: Catalog) -> None:
    # With the font missing every label would be cut to the width of boxes.
    root = ElementTree.fromstring(draw_bars(there(execution_chart(catalog)).bars, theme.NARROW))
    texts = {el.text for el in root.iter() if el.tag.endswith("text")}
    assert {d.name_ko for d in catalog.divisions} <= texts


def test_two_charts_are_the_same_to_the_byte() -> None:
    assert draw_bars(BARS, 640) == draw_bars(BARS, 640)
