"""Renders links to files to download: each says its format, how many rows, and how large it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report
from macros.catalog.history import history_of, reports_of
from macros.catalog.published_file import FORMATS, Published
from macros.catalog.versions import DataVersion
from macros.i18n.korean import number
from macros.render.components.links import relative
from macros.render.components.table import Column, html_table
from macros.render.partials import partial

TABLE_PATHS = ("data/{}.csv", "data/excel/{}.csv", "data/{}.json", "downloads/parquet/{}.parquet")
PROGRAM_DISTRIBUTIONS = (".xlsx", ".csv", "-excel.csv", ".json")
# One file of each kind holds everything.
PACKAGE_FILES = {
    "downloads/open-ledger.xlsx": "엑셀(XLSX) 한 권: 표마다 시트 하나",
    "downloads/open-ledger-data.zip": "ZIP 묶음: CSV, 설명서, 이용 조건, 인용",
    "downloads/open-ledger.sqlite": "SQLite 데이터베이스",
    "api/v1/index.json": "JSON 차례: 자료의 다른 JSON으로 이어짐",
    "api/v1/figures.json": "JSON 수치 모두",
}


class DownloadLinks:
    """Renders links to published files, by the page that they stand on."""

    def __init__(
        self, catalog: Catalog, files: Mapping[str, Published], data_version: DataVersion
    ) -> None:
        self._catalog, self._files, self._data_version = catalog, files, data_version

    def _dated(self, reports: Sequence[Report] = (), *, short: bool = False) -> str:
        """Returns the days of reports (of all by default) and that of the data, in words."""
        return self._data_version.beside(reports or self._catalog.reports, short=short)

    def program_downloads(self, program_id: str, page_url: str) -> Markup:
        """Renders the list of the files that stand beside a program's page."""
        stem = f"programs/{program_id}/{program_id}"
        what = f"{self._catalog.program(program_id).short_name_ko} 자료"
        paths = [f"{stem}{ending}" for ending in PROGRAM_DISTRIBUTIONS]
        links = self._links([p for p in paths if self._files[p].rows != 0], what, page_url)
        catalog = self._catalog
        earlier = [past.report for past in history_of(catalog, program_id)]
        reports = {r.report_id: r for r in (*reports_of(catalog, program_id), *earlier)}
        dated = self._dated(tuple(reports.values()))
        return partial("downloads", title="", links=links, dated=dated)

    def table_downloads(self, table: str, page_url: str) -> Markup:
        """Renders the line of files that stands under a table."""
        title = self._catalog.package.table(table).title
        links = self._links([form.format(table) for form in TABLE_PATHS], title, page_url)
        return partial("downloads", title=title, links=links, dated=self._dated(short=True))

    def whole_downloads(self, page_url: str) -> Markup:
        """Renders the table of the files that hold everything."""
        rows = []
        for path, name in PACKAGE_FILES.items():
            file = self._files[path]
            count = number(file.rows) if file.rows is not None else ""
            rows.append((self._link(path, name, name, page_url), count, size_words(file.size)))
        columns = [Column("파일"), Column("줄", numeric=True), Column("크기", numeric=True)]
        caption = f"자료 모두 받기. {self._dated()}"
        return html_table(columns, rows, caption=caption, searchable=False)

    def all_table_downloads(self, page_url: str) -> Markup:
        """Renders the table of the package's tables with their files."""
        rows = []
        for table in self._catalog.package.tables:
            paths = [form.format(table.name) for form in TABLE_PATHS]
            count = self._files[paths[0]].rows or 0
            if not count:
                continue  # nothing to take away
            links = self._links(paths, table.title, page_url, rows=False)
            rows.append([table.title, number(count), Markup(" · ").join(links)])
        columns = [Column("표"), Column("줄", numeric=True), Column("파일과 크기")]
        caption = f"표마다 받기. {self._dated()}"
        return html_table(columns, rows, caption=caption, searchable=False)

    def _links(
        self, paths: Sequence[str], what: str, page_url: str, *, rows: bool = True
    ) -> list[Markup]:
        links = []
        for path in paths:
            file = self._files[path]
            name = FORMATS[file.format]
            size = [f"{number(file.rows)}줄"] if rows and file.rows is not None else []
            size.append(size_words(file.size))
            links.append(self._link(path, name, f"{what} {name}", page_url, ", ".join(size)))
        return links

    def _link(self, path: str, text: str, label: str, page_url: str, size: str = "") -> Markup:
        href = relative(path, page_url)
        return partial("download_link", href=href, text=text, label=label, size=size)


def size_words(size: int) -> str:
    """Writes a size in bytes as people read it, rounded up so that nothing is empty.

    >>> size_words(120), size_words(3_450), size_words(999_424), size_words(2_340_000)
    ('1kB', '4kB', '1,000kB', '2.4MB')
    """
    if size > 1_000_000:
        return f"{-(-size // 100_000) / 10:.1f}MB"
    return f"{number(-(-size // 1000))}kB"
