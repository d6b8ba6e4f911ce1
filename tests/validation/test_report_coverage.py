from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.validation.report_coverage import cover
from tests.conftest import TOWN

TEXT = (TOWN / "report.txt").read_bytes()


def unrepaired(catalog: Catalog, text: bytes = TEXT) -> list[tuple[int, str]]:
    return [
        (numeral.line, numeral.numeral)
        for section in cover(catalog, catalog.report, text)
        for numeral in section.unexplained
    ]


def without(catalog: Catalog, file: str, line: int) -> Catalog:
    kept = tuple(f for f in catalog.facts if f.file != file or f.source.line != line)
    assert len(kept) < len(catalog.facts)
    return replace(catalog, facts=kept)


def test_every_numeral_of_the_town_is_accounted_for(town: Catalog) -> None:
    sections = cover(town, town.report, TEXT)
    assert [section.section_id for section in sections] == [
        "A", "B", "C", "D-1", "D-2", "D-2-1", "D-2-2", "E",
    ]  # fmt: skip
    assert unrepaired(town) == []
    assert sum(section.numerals for section in sections) > 70


def test_numerals_of_a_missing_row_are_unexplained(town: Catalog) -> None:
    assert unrepaired(without(town, "legal_citations.csv", 21)) == [(21, "1"), (21, "22")]
    assert unrepaired(without(town, "not_facts.csv", 16)) == [(16, "②")]


def test_a_cell_covers_itself_alone(town: Catalog) -> None:
    assert unrepaired(without(town, "division_budgets.csv", 9)) == [
        (9, "1,000,002"),
        (9, "500,001"),
        (9, "0"),
        (9, "50.0"),
        (9, "0.0"),
    ]


def test_a_new_numeral_in_the_text_is_seen(town: Catalog) -> None:
    text = TEXT.decode().replace("군립 별관", "군립 별관 77곳").encode()
    assert unrepaired(town, text) == [(24, "77")]


def test_a_line_that_no_row_names_is_seen(town: Catalog) -> None:
    def unnamed(catalog: Catalog, text: bytes = TEXT) -> set[int]:
        sections = cover(catalog, catalog.report, text)
        assert all(section.lines >= len(section.unnamed) for section in sections)
        return {number for section in sections for number, _ in section.unnamed}

    known = unnamed(town)
    assert 21 not in known
    assert unnamed(without(town, "legal_citations.csv", 21)) == known | {21}
    heads = unnamed(town, TEXT.replace(b"\n" + TEXT.split(b"\n")[6], b"\n1 2 3"))
    assert heads == known - {7}, "a line without words needs no row"
