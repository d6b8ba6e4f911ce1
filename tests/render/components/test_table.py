import pytest
from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.render.components.table import (
    INFERRED,
    SOURCE,
    Cell,
    Column,
    Mark,
    VisuallyHidden,
    html_table,
)
from tests.markup import parse

COLUMNS = [Column("이름"), Column("값", numeric=True)]


def test_a_table_says_what_its_cells_are() -> None:
    markup = html_table(
        COLUMNS,
        [["가 & 나", Cell("1억", 100)]],
        caption="표 <1>",
        footer=["합", "1"],
        sortable=True,
    )
    assert "\n" not in markup
    table = parse(str(markup)).find("table")
    assert table is not None
    assert table.get("data-sortable") == ""
    assert table.findtext("caption") == "표 <1>"
    assert [th.get("scope") for th in table.iter("th")] == ["col", "col", "row", "row"]
    cell = table.find("tbody/tr/td")
    assert cell is not None
    assert (cell.text, cell.get("data-sort"), cell.get("class")) == ("1억", "100", "num")
    assert table.findtext("tbody/tr/th") == "가 & 나"


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        html_table(COLUMNS, [["하나뿐"]])


def test_a_source_goes_to_the_margin_and_a_unit_to_the_phone() -> None:
    columns = [Column("이름"), Column("값", numeric=True, role="medium", unit="명"), SOURCE]
    tree = parse(html_table(columns, [["가", "3", "1줄"], ["나", "", "2줄"]], caption="수"))
    assert "ol-table--sourced" in tree.get("class")
    assert tree.xpath(".//tbody//td/@class") == ["num medium", "source"] * 2
    assert tree.xpath(".//td/@data-unit") == ["명"]


def test_a_caption_that_repeats_a_heading_is_for_screen_readers_alone() -> None:
    tree = parse(html_table(COLUMNS, [["가", "1"]], caption=VisuallyHidden("수")))
    assert tree.xpath(".//caption/@class") == ["ol-heard"]


def test_stacked_cells_carry_their_heading_but_for_empty_ones() -> None:
    columns = [Column("이름", role="stacked"), Column("값", numeric=True), Column("까닭")]
    tree = parse(html_table(columns, [["가", "3", ""]], caption="수"))
    assert "ol-table--stacked" in tree.get("class")
    assert tree.xpath(".//td/@data-of") == ["값"]


def test_a_cell_has_an_address_a_link_and_a_note() -> None:
    cell = Cell("가 & 나", anchor="law-a", href="../#b", note="까닭 <1>")
    tree = parse(html_table(COLUMNS, [[cell, ""]]))
    (heading,) = tree.xpath(".//tbody//th")
    (link,) = heading.xpath("span[@id='law-a']/a[@href='../#b']")
    assert link.text == "가 & 나"
    assert heading.xpath("span[@class='ol-why']/text()") == ["까닭 <1>"]


def test_a_column_of_the_data_has_its_title_and_its_labels(catalog: Catalog) -> None:
    table = catalog.package.table("milestones")
    step = catalog.details.milestones[0]
    columns = [
        Column.of_field(table, "what_ko"),
        Column.of_field(table, "status", heading="상태"),
        Column.of_field(table, "start", lambda row: Cell(row.start, mark="ok"), numeric=True),
        None,
    ]
    tree = parse(html_table(columns, [step]))
    assert tree.xpath(".//thead//th/text()") == [
        table.field("what_ko").title,
        "상태",
        table.field("start").title,
    ]
    assert tree.xpath(".//tbody/tr/*[1]/text()") == [step.what_ko]
    assert tree.xpath(".//tbody//td[1]/text()") == [table.label("status", step.status)]
    assert tree.xpath(".//td[@class='num']/span[@class='ol-ok']/text()") == [step.start]


def test_words_beside_a_value_say_what_they_are() -> None:
    cell = Cell("강남구", marks=(INFERRED, Mark("source", "2줄")), after=Markup("<i>끝</i>"))
    (heading,) = parse(html_table(COLUMNS, [[cell, ""]])).xpath(".//tbody//th")
    assert heading.text_content() == "강남구 추정 2줄끝"
    assert heading.xpath("span/@class") == ["ol-guess", "ol-source"]
