from dataclasses import dataclass

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.site import Site, make_site
from macros.render.components.citation import citation
from tests.conftest import SEOUL
from tests.markup import parse

SITE = make_site("열린장부", "장부", "https://example.org/ledger/", official=False)
NOWHERE = make_site("열린장부", "장부", None, official=True)


@dataclass(frozen=True)
class Forms:
    """The forms of a citation as a reader sees them, and what APA sets in italics."""

    press: str
    apa: str
    title: str
    bibtex: str


def cite(catalog: Catalog, kind: str, identifier: str = "", site: Site = SITE) -> Forms:
    tree = parse(citation(catalog, kind, identifier, site=site))
    press, apa, bibtex = tree.iter("dd")
    return Forms(press.text, apa.text_content(), apa.findtext("i"), bibtex.findtext("pre"))


@pytest.mark.of_package(SEOUL)
def test_a_figure_is_cited_with_its_line(catalog: Catalog) -> None:
    line = catalog.total("campus-town").source.line
    forms = cite(catalog, "figure", "budget-campus-town")
    assert forms.press == (
        "캠퍼스타운 2023년 예산은 411억 1,500만 원"
        f"(출처: 서울시 경제정책실 「주요업무보고」(2023년 6월 22일), {line}줄. "
        "열린장부(비공식) 정리)."
    )
    assert forms.title == "캠퍼스타운 2023년 예산: 411억 1,500만 원"
    assert forms.apa == (
        f"열린장부(비공식). (n.d.). {forms.title}. "
        f"원문: 서울시 경제정책실. (2023, 6월 22일). 주요업무보고, {line}줄. "
        "https://example.org/ledger/programs/campus-town/#budget-campus-town"
    )


@pytest.mark.of_package(SEOUL)
def test_bibtex_holds_what_tex_acts_on(catalog: Catalog) -> None:
    forms = cite(catalog, "program", "rnd-vision-fund")
    assert forms.bibtex.splitlines() == [
        "@misc{open-ledger-seoul-epo-rnd-vision-fund,",
        "  author = {{열린장부(비공식)}},",
        "  title = {{신산업 성장을 위한 신기술 개발 및 투자 지원}},",
        "  version = {0.1.0},",
        "  note = {원문: 서울시 경제정책실 「주요업무보고」(2023년 6월 22일), 519--554줄},",
        "  language = {korean},",
        "  url = {https://example.org/ledger/programs/rnd-vision-fund/},",
        "}",
    ]


@pytest.mark.of_package(SEOUL)
def test_a_table_and_the_site_are_data_sets_with_a_version(catalog: Catalog) -> None:
    table = cite(catalog, "table", "budgets", NOWHERE)
    assert table.title == "열린장부: 서울시 경제정책실 2023년 6월 주요업무보고: 사업 예산"
    assert "(budgets.csv, 버전 0.1.0) [데이터 세트]" in table.apa
    assert "http" not in table.apa + table.bibtex
    site = cite(catalog, "site")
    assert site.apa.endswith(". https://example.org/ledger/")
    assert "url = {https://example.org/ledger/}" in site.bibtex


@pytest.mark.of_package(SEOUL)
def test_a_number_of_a_program_is_cited_as_printed_words(catalog: Catalog) -> None:
    forms = cite(catalog, "figure", "new-deal-jobs-people-target-2023")
    assert "1048줄" in forms.press
    assert "2023년" in forms.press


def test_every_program_and_table_can_be_cited_on_one_line(catalog: Catalog, town: Catalog) -> None:
    for data in (catalog, town):
        things = [("site", ""), *(("program", p.program_id) for p in data.programs)]
        things += [("table", table.name) for table in data.package.tables]
        things += [("figure", figure_id) for figure_id in data.figures]
        for kind, identifier in things:
            block = citation(data, kind, identifier, site=SITE)
            assert "\n" not in block
            assert block.count("<dt>") == 3


def test_no_day_of_reading_is_made_up(catalog: Catalog) -> None:
    forms = cite(catalog, "site")
    assert "urldate" not in forms.bibtex
    assert "year" not in forms.bibtex
    assert "(n.d.)" in forms.apa


def test_a_figure_is_cited_from_its_own_report(partial_report: Catalog) -> None:
    html = str(citation(partial_report, "figure", "brackets-2024-09-shelters", site=SITE))
    assert "하늘마루도 「별빛 둘레길 소식」" in html
    assert "하늘마루군" not in html
    program = str(citation(partial_report, "program", "street-lights", site=SITE))
    assert "하늘마루군" not in program
