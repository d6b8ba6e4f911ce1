import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from macros.catalog.catalog import Catalog
from macros.render.charts.budget_changes import growth_chart
from macros.render.charts.budget_overview import all_programs_chart
from macros.render.charts.budgets import parts_chart, programs_chart, strategies_chart
from macros.render.charts.chart import Chart
from macros.render.charts.files import chart_caption
from macros.render.charts.office import execution_chart
from macros.render.charts.program import timeline_chart
from macros.render.drawing import theme
from macros.render.drawing.altair_sheet import standalone_spec, text_width
from macros.render.drawing.bars import Bar, Layer, Scale
from macros.render.drawing.caption import Caption, wrap
from macros.render.drawing.svg import SVG, draw_standalone
from tests.conftest import SEOUL, there

BARS = (Bar("가 & <나>", "1억", (Layer("outline", 9), Layer("strong", 3))),)
SHORT = Caption("제목 <별>", "단위 & 차례", "출처: 군", "설명 <긴>")
LEGEND = (("strong", "실적"), ("outline", "목표 & 끝"))
# The line around an outline stands a little out of the plot, on both sides.
SHEET_WIDTH = theme.WIDE + 2 * theme.MARGIN + 4


def draw(caption: Caption, scale: Scale | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(draw_standalone(BARS, theme.WIDE, caption, scale))


def said(spec: dict[str, Any], part: str) -> list[str]:
    """The lines of a part of the sheet."""
    return [row["words"] for row in spec["datasets"][part]]


def words(root: ElementTree.Element) -> list[str]:
    """Every line of text that is painted."""
    return [
        line.text or ""
        for text in root.iter(f"{{{SVG}}}text")
        for line in (text.findall(f"{{{SVG}}}tspan") or [text])
    ]


def colours(root: ElementTree.Element) -> set[str]:
    return {
        value
        for element in root.iter()
        for name in ("fill", "stroke")
        if (value := element.get(name)) and value != "none"
    }


def charts(catalog: Catalog) -> Iterator[Chart]:
    yield there(strategies_chart(catalog))
    yield there(all_programs_chart(catalog, ""))
    yield there(execution_chart(catalog))
    for strategy in catalog.strategies:
        programs = catalog.programs_of_strategy(strategy.strategy_id)
        yield there(programs_chart(catalog, programs, "chart-strategy"))
    found = (
        growth_chart(catalog),
        parts_chart(catalog, catalog.program("companion-jobs")),
        timeline_chart(catalog, catalog.details.milestones_of("g-valley")),
    )
    for chart in found:
        assert chart is not None
        yield chart


def test_a_picture_says_title_description_source_and_legend() -> None:
    caption = Caption(SHORT.title, SHORT.subtitle, SHORT.source, SHORT.description, LEGEND)
    root = draw(caption)
    first, second = list(root)[:2]
    assert (first.tag, first.text) == (f"{{{SVG}}}title", "제목 <별>")
    assert (second.tag, second.text) == (f"{{{SVG}}}desc", "설명 <긴>")
    assert root.get("role") == "img"
    assert root.get("aria-hidden") is None
    assert sorted(words(root)) == sorted(
        [
            *("제목 <별>", "단위 & 차례", "출처: 군"),
            *("실적", "목표 & 끝", "가 & <나>", "1억"),
        ]
    )


def test_a_picture_has_real_colours_and_needs_nothing_from_elsewhere() -> None:
    svg = draw_standalone(BARS, theme.WIDE, SHORT, Scale(0, 10, 5))
    assert "var(" not in svg
    assert not re.search(r'(?:class|style|href|id)="|<style|url\(', svg)
    root = ElementTree.fromstring(svg)
    assert colours(root) <= {theme.SHEET, *theme.VARIABLES}
    assert root.get("font-family") == theme.FONT_STACK
    sheet = root.find(f"{{{SVG}}}rect")
    assert sheet is not None
    assert sheet.attrib == {
        "width": root.get("width"),
        "height": root.get("height"),
        "fill": theme.SHEET,
    }


def test_a_swatch_is_painted_as_its_bars_are() -> None:
    def paint(caption: Caption) -> list[tuple[str | None, str | None]]:
        paths = draw(caption).iter(f"{{{SVG}}}path")
        return [(path.get("fill"), path.get("stroke")) for path in paths]

    bars = paint(SHORT)
    assert len(bars) == 2
    with_legend = paint(Caption("제목", "", "", "", LEGEND))
    assert sorted(with_legend, key=str) == sorted([*bars, *bars], key=str)


@pytest.mark.parametrize("field", ["title", "subtitle", "source"])
def test_long_words_are_wrapped_whole_and_make_no_sheet_wider(field: str) -> None:
    text = " ".join(["도시제조업 1,234억 R&D·펀드 「보고」(2023-06-22) 가나다라마바사아"] * 8)
    root = draw(Caption(**{**SHORT.__dict__, field: text}))
    assert int(root.get("width", "")) <= SHEET_WIDTH
    lines = [line for line in words(root) if line in text]
    assert len(lines) > 3
    assert " ".join(lines) == text
    size = theme.TITLE_SIZE if field == "title" else theme.NOTE_SIZE
    assert all(text_width(line, size) <= theme.WIDE for line in lines)


@pytest.mark.of_package(SEOUL)
def test_no_picture_of_the_real_data_is_wider_than_its_sheet(catalog: Catalog) -> None:
    # vl-convert widens the sheet for whatever stands out of it, measured with the real font.
    for chart in charts(catalog):
        caption = chart_caption(chart, "열린장부(비공식)")
        svg = draw_standalone(chart.bars, theme.WIDE, caption, chart.scale)
        width = int(ElementTree.fromstring(svg).get("width", ""))
        assert theme.WIDE + 2 * theme.MARGIN <= width <= SHEET_WIDTH, chart.title


def test_the_last_line_of_a_title_is_no_lone_word() -> None:
    title = " ".join(["가나다"] * 11)
    greedy = wrap(title, theme.WIDE, lambda line: text_width(line, theme.TITLE_SIZE))
    assert [line.count(" ") + 1 for line in greedy] == [10, 1]
    spec = standalone_spec(BARS, theme.WIDE, Caption(title, "", "", ""))
    assert [line.count(" ") + 1 for line in said(spec, "title")] == [6, 5]


def test_a_title_of_one_endless_word_is_left_whole() -> None:
    word = "가" * 60
    spec = standalone_spec(BARS, theme.WIDE, Caption(f"{word} 나", "", "", ""))
    assert said(spec, "title") == [word, "나"]


def test_a_legend_takes_the_lines_it_needs() -> None:
    def height(*legend: tuple[str, str]) -> int:
        return int(draw(Caption("제목", "", "", "", legend)).get("height", ""))

    long = ("mid", "아주 긴 이름 " * 5)
    none, one, two = height(), height(long), height(long, long)
    assert none < one
    assert two - one == theme.NOTE_LINE
    assert height(("mid", "가"), ("strong", "나")) == one


def test_two_pictures_are_the_same_to_the_byte() -> None:
    first, second = (draw_standalone(BARS, theme.WIDE, SHORT) for _ in range(2))
    assert first == second
