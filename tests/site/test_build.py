"""The built site, file by file: strict, complete, linked, and true to the data."""

import gzip
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.sort_orders import SORT_ORDERS
from macros.i18n.korean import number
from macros.i18n.periods import quantity
from macros.site.git import read_data_version
from tests.amounts import won
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import DATA, ROOT, SEOUL, build_environment, not_copied, slow, there
from tests.markup import parse


def text_of(path: Path) -> str:
    tree = parse(path)
    (article,) = tree.xpath("//article")
    for meaning in article.xpath(".//*[@class='ol-means']"):
        meaning.drop_tree()  # a term explained within a sentence is not part of it
    return " ".join(article.text_content().split())


@pytest.mark.of_package(SEOUL)
def test_a_page_for_each_program_with_its_budget_and_parts(site: Path, catalog: Catalog) -> None:
    folders = {path.parent.name for path in (site / "programs").glob("*/index.html")}
    orders = {order.name for order in SORT_ORDERS}
    assert folders == {program.program_id for program in catalog.programs} | orders
    for program in catalog.programs:
        text = text_of(site / "programs" / program.program_id / "index.html")
        total = catalog.total(program.program_id)
        assert won(total.value) in text
        assert total.source.as_printed in text
        for part in catalog.parts(program.program_id):
            assert f"{part.item_ko}" in text
            assert number(part.value) in text


def test_other_pages_are_there(site: Path, catalog: Catalog) -> None:
    for folder, rows in (
        ("groups", [g.group_id for g in catalog.groups]),
        ("strategies", [s.strategy_id for s in catalog.strategies]),
        ("divisions", [d.division_id for d in catalog.divisions]),
    ):
        for name in rows:
            assert (site / folder / name / "index.html").is_file()
    for name in (
        "",
        "budget",
        "compare",
        "checks",
        "corrections",
        "calendar",
        "economy",
        "laws",
        "places",
        "glossary",
    ):
        page = f"{name}/index.html".lstrip("/")
        assert (site / page).is_file()


@pytest.mark.of_package(SEOUL)
def test_the_index_is_complete_without_javascript(site: Path, catalog: Catalog) -> None:
    tree = parse(site / "programs/index.html")
    rows = tree.xpath("//*[@data-index]//tbody/tr")
    assert len(rows) == 25
    for row, program in zip(rows, catalog.programs, strict=True):
        words = row.text_content()
        assert program.name_ko in words
        assert number(catalog.total(program.program_id).value) in words
        assert there(catalog.division_of(program)).name_ko in words


@pytest.mark.of_package(SEOUL)
def test_the_budget_page_has_every_program_and_says_what_is_not_stated(
    site: Path, catalog: Catalog
) -> None:
    page = site / "budget/index.html"
    text = text_of(page)
    for program in catalog.programs:
        assert program.name_ko in text
    placed = set(parse(page).xpath("//details[contains(@class, 'ol-fig')]/@id"))
    assert {f"budget-{program.program_id}" for program in catalog.programs} <= placed
    assert "나머지 21개 사업은 본예산과 추경이 나뉘어 적혀 있지 않습니다" in text
    assert "사업 전체의 2022년 예산은 자료에 없습니다" in text


def test_every_fact_is_on_the_page_of_its_program(site: Path, catalog: Catalog) -> None:
    details = catalog.details
    for program in catalog.programs:
        text = text_of(site / "programs" / program.program_id / "index.html")
        for figure in details.figures_of(program.program_id):
            assert quantity(catalog, figure) in text, figure.figure_id
            assert " ".join(figure.subject_ko.split()) in text
        for milestone in details.milestones_of(program.program_id):
            assert " ".join(milestone.what_ko.split()) in text, milestone.milestone_id
        named = [place.name_ko for place in details.places_of(program.program_id)]
        named += [o.name_ko for o in details.organizations_of(program.program_id)]
        named += [content.name_ko for content in details.contents_of(program.program_id)]
        named += [step.step_ko for step in details.steps_of(program.program_id)]
        named += [omission.answer_ko for omission in details.omissions_of(program.program_id)]
        for name in named:
            assert " ".join(name.split()) in text, name


def test_the_calendar_has_every_step_and_the_economy_every_value(
    site: Path, catalog: Catalog
) -> None:
    calendar = text_of(site / "calendar/index.html")
    for milestone in catalog.details.milestones:
        assert " ".join(milestone.what_ko.split()) in calendar
    economy = text_of(site / "economy/index.html")
    for observation in catalog.details.observations:
        assert quantity(catalog, observation) in economy


@pytest.mark.of_package(SEOUL)
def test_failing_totals_are_published_with_their_reason(site: Path) -> None:
    for page in ("checks/index.html", "budget/index.html"):
        text = text_of(site / page)
        assert "749,674" in text
        assert "352,896" in text
        assert "반올림" in text


def test_no_page_lists_every_program_in_its_navigation(site: Path) -> None:
    for page in (site / "programs").glob("*/index.html"):
        tree = parse(page)
        links = [a.get("href", "") for a in tree.xpath("//nav//a")]
        assert not [
            href
            for href in links
            if "../" in href
            and href.count("/") == 2
            and (site / "programs" / href.split("/")[1]).is_dir()
        ]


@pytest.mark.parametrize("which", ["site", slow("town_site")])
def test_every_link_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    broken = []
    for page in folder.rglob("*.html"):
        tree = parse(page)
        for value in tree.xpath("//@href | //@src"):
            if page.name == "404.html" or value.startswith(("data:", "mailto:")):
                continue
            parts = urlsplit(value)
            assert not parts.scheme or "mkdocs" in value or "w3.org" in value, value
            if parts.scheme:
                continue
            path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file() or (parts.fragment and unquote(parts.fragment) not in _ids(path)):
                broken.append(f"{page.relative_to(folder)}: {value}")
    assert not broken


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(map(str, parse(path).xpath("//@id")))


def test_every_figure_of_a_program_has_its_source(site: Path, catalog: Catalog) -> None:
    for program in catalog.programs:
        tree = parse(site / "programs" / program.program_id / "index.html")
        placed = set(tree.xpath("//details[contains(@class, 'ol-fig')]/@id"))
        budgets = {b.figure_id for b in catalog.budgets if b.program_id == program.program_id}
        figures = {f.figure_id for f in catalog.details.figures_of(program.program_id)}
        assert placed == budgets | figures


def test_ids_are_unique_on_a_page(site: Path) -> None:
    for page in site.rglob("*.html"):
        ids = parse(page).xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_no_page_says_it_is_official(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name != "404.html":
            assert "공식 누리집이 아닙니다" in page.read_text(encoding="utf-8")


def test_awkward_values_are_text_on_the_page(town_site: Path) -> None:
    page = town_site / "programs/brackets/index.html"
    text = text_of(page)
    assert "[대괄호](링크) 100% ~물결~ $달러$" in text
    assert "- 줄표로 시작하는 *설명*입니다. <끝> & \"따옴표\" 'x'" in text
    assert "1조 7,000억 원" in text
    dash = text_of(town_site / "programs/dash/index.html")
    assert "2. 번호로 시작하는 설명입니다." in dash
    assert "하늘마루군 <별> & 조례 제1조, 제22조" in dash
    title = parse(page).findtext(".//title")
    assert title == "[대괄호](링크) 100% ~물결~ $달러$ - 열린장부"


def test_bad_data_stops_the_build_and_keeps_the_last_site(town_dir: Path, tmp_path: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", cell, "4.000")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("good", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**build_environment(), "DATA_DIR": str(town_dir)},
    )
    assert result.returncode == 1
    assert (
        f"budgets.csv {cell}: '4.000' — 금액의 소수점이 천 단위 점이거나, 뒤에 0만 있습니다."
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]


@pytest.mark.slow
def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "다른 곳", tmp_path / "again"
    shutil.copytree(ROOT, copy, ignore=not_copied())
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(again)],
        cwd=copy,
        check=True,
        env={**build_environment(), **elsewhere, "CACHE_DIR": str(tmp_path / "cold-cache")},
    )
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [f for f in files if (site / f).read_bytes() != (again / f).read_bytes()] == []
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site, check=True
    )
    assert len((site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()) == len(files) - 1


def test_every_page_says_which_data_it_was_built_from(site: Path, catalog: Catalog) -> None:
    data_version = read_data_version(DATA, catalog)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert data_version.words in text
        assert data_version.built_from is None or f"누리집 커밋 {data_version.built_from}." in text


def test_where_no_address_is_known_none_is_made_up(site: Path) -> None:
    assert not list(site.glob("sitemap.xml*"))
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert "찾는 쪽이 없습니다" in missing
    assert not re.findall(r'(?:href|src)="/[^"]*"', missing)


@pytest.mark.slow
def test_a_packed_sitemap_is_the_sitemap(addressed: Path) -> None:
    sitemap = gzip.decompress((addressed / "sitemap.xml.gz").read_bytes()).decode()
    assert (addressed / "sitemap.xml").read_text(encoding="utf-8") == sitemap
