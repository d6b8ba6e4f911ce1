"""Links to what can be taken away."""

from datetime import date

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.published_file import Published
from macros.catalog.versions import DataVersion
from macros.exports.downloads.build import OutputFile
from macros.render.components.download_links import DownloadLinks, size_words
from tests.markup import fragment


@pytest.fixture
def links(town: Catalog, town_files: dict[str, OutputFile]) -> DownloadLinks:
    files = {
        path: Published(path, made.format, made.rows, len(made.content))
        for path, made in town_files.items()
    }
    return DownloadLinks(town, files, DataVersion(date(2024, 3, 1), "a668cbc123"))


def test_a_program_s_files_say_format_rows_size_and_date(
    links: DownloadLinks, town_files: dict[str, OutputFile]
) -> None:
    tree = fragment(links.program_downloads("dash", "programs/dash/"))
    assert tree.xpath("//a/@href") == ["dash.xlsx", "dash.csv", "dash-excel.csv", "dash.json"]
    sizes = [
        size_words(len(town_files[f"programs/dash/dash{end}"].content))
        for end in (".xlsx", ".csv", "-excel.csv", ".json")
    ]
    texts = [item.text_content() for item in tree.xpath("//li")]
    assert texts == [
        f"엑셀(XLSX) 3줄, {sizes[0]}",
        f"CSV 3줄, {sizes[1]}",
        f"엑셀용 CSV 3줄, {sizes[2]}",
        f"JSON 3줄, {sizes[3]}",
        "보고서 2024-02-29, 수치 2024-01-31, 자료를 고친 날 2024-03-01(커밋 a668cbc123)",
    ]
    assert tree.xpath("//a/@aria-label")[0] == "- 줄표 자료 엑셀(XLSX) 내려받기"


def test_a_table_s_files_stand_in_a_line(links: DownloadLinks) -> None:
    tree = fragment(links.table_downloads("budgets", "budget/"))
    assert tree.xpath("//a/@href") == [
        "../data/budgets.csv",
        "../data/excel/budgets.csv",
        "../data/budgets.json",
        "../downloads/parquet/budgets.parquet",
    ]
    text = tree.text_content()
    assert text.startswith("사업 예산 표 내려받기: CSV 7줄, 2kB · 엑셀용 CSV 7줄")
    assert text.endswith("자료를 고친 날 2024-03-01")


def test_the_whole_and_every_table_are_listed(links: DownloadLinks, town: Catalog) -> None:
    whole = fragment(links.whole_downloads("data/"))
    assert "../downloads/open-ledger.sqlite" in whole.xpath("//a/@href")
    assert "../api/v1/index.json" in whole.xpath("//a/@href")
    tables = fragment(links.all_table_downloads("data/"))
    filled = {table for table, _ in town.lines}
    assert len(tables.xpath("//tbody/tr")) == len(filled) < len(town.package.tables)
    assert len(tables.xpath("//tbody//a")) == 4 * len(filled)


def test_captions_name_the_reports_that_files_are_drawn_from(
    partial_report: Catalog, town_files: dict[str, OutputFile]
) -> None:
    files = {path: Published(path, made.format, 1, 1) for path, made in town_files.items()}
    links = DownloadLinks(partial_report, files, DataVersion(date(2024, 10, 1), "a668cbc123"))
    both = "보고서 2개(2024-02-29, 수치 2024-01-31; 2024-09-19), 자료를 고친 날 2024-10-01"
    assert links.table_downloads("programs", "programs/").endswith(f"{both}</p>")
    assert f"{both}(커밋" in links.all_table_downloads("data/")
    assert f"{both}(커밋" in links.whole_downloads("data/")
    assert f"{both}(커밋" in links.program_downloads("brackets", "programs/brackets/")
    one = links.program_downloads("long-name", "programs/long-name/")
    assert "보고서 2024-02-29, 수치 2024-01-31, 자료를" in one
