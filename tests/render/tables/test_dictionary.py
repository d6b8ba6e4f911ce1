from macros.catalog.catalog import Catalog
from macros.catalog.money import money_unit
from macros.catalog.package.schema import build_package, load_descriptor
from macros.render.tables.dictionary import PATTERNS, TYPES, UNITS, dictionary_table
from tests.conftest import DATA
from tests.markup import parse


def test_every_column_of_every_table_is_explained(catalog: Catalog) -> None:
    for table in catalog.package.tables:
        rows = parse(dictionary_table(catalog, table.name)).xpath(".//tbody/tr")
        assert len(rows) == len(table.fields)
        for row, field in zip(rows, table.fields, strict=True):
            text = row.text_content()
            assert field.title in text
            assert field.description in text
            assert row.xpath("./th/code/text()") == [field.name]
            codes = row.xpath(".//details//code/text()")
            assert codes == [category.value for category in field.categories]


def test_rules_are_said_in_words(catalog: Catalog) -> None:
    tree = parse(dictionary_table(catalog, "budgets"))
    rows = {
        row.xpath("./th/code/text()")[0]: row.xpath("./td[3]")[0]
        for row in tree.iter("tr")
        if row.xpath("./th/code")
    }
    assert "줄마다 다름" in rows["figure_id"].text_content()
    assert rows["program_id"].xpath(".//a/@href") == ["#programs"]
    assert "사업 표에 있는 것" in rows["program_id"].text_content()
    assert "2000 이상, 2100 이하" in rows["fiscal_year"].text_content()
    assert "비어 있을 수 있음" in rows["note_ko"].text_content()
    staff = parse(dictionary_table(catalog, "staffing"))
    assert "명" in staff.xpath(".//tr[th/code='value']/td[2]")[0].text_content()


def test_no_rule_or_unit_of_the_descriptor_is_without_words() -> None:
    fields = [f for t in build_package(load_descriptor(DATA)).tables for f in t.fields]
    assert {field.type for field in fields} <= set(TYPES)
    units = {field.unit for field in fields if field.unit}
    assert all(unit in UNITS or money_unit(unit) for unit in units)
    assert {field.pattern for field in fields if field.pattern} <= set(PATTERNS)
