"""Passports and source references on pages say the report, line and literal of a row.

Held to the tables with pandas; a reference to a line that no row of that report stands on fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.transcription import legible
from tests.conftest import slow
from tests.markup import parse
from tests.site.test_claims import PACKAGES, QUICK, WRITTEN, Built, former_days, period

REFERENCE = re.compile(
    r"(?:.* · )?(?:(?P<day>\d{4}년 \d+월 \d+일) (?:(?P<body>.+?) )?보고 )?"
    r"(?P<line>\d+)줄(?: (?P<printed>.+))?"
)


@pytest.fixture(scope="module", params=[n if n in QUICK else slow(n) for n in PACKAGES])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = PACKAGES[request.param](tmp_path_factory.mktemp("claims-of-sources"))
    return Built(folder, request.getfixturevalue(request.param))


def pages(built: Built) -> Iterator[tuple[str, Any]]:
    for path in sorted(built.site.rglob("index.html")):
        page = path.parent.relative_to(built.site).as_posix()
        if page.partition("/")[0] not in WRITTEN:
            tree = parse(path)
            for link in tree.xpath("//a[@class='headerlink']"):
                link.drop_tree()
            yield page, tree


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def plain(text: str) -> str:
    return " ".join(legible(text).split())


def test_sources_are_those_of_their_rows(built: Built) -> None:
    reports = built.office.whole["reports"].set_index("report_id")
    rows: dict[str, Any] = {
        str(row.figure_id): row
        for frame in built.office.whole.values()
        if "figure_id" in frame
        for row in frame.itertuples()
    }
    labels = labels_of_units(built.folder)
    seen = 0
    for page, tree in pages(built):
        for shown in tree.xpath("//dl[contains(@class, 'ol-passport')][dt='주소']"):
            output = {words(dt): words(dt.getnext()) for dt in shown.xpath("./dt")}
            row = rows[output["주소"].removeprefix("#")]
            report = reports.loc[row.report_id]
            assert output["보고서"] == (
                f"{report.body_ko}, 「{report.title_ko}」, {report.presented_on}"
            ), (page, output)
            cell = f" {row.source_cell}칸" if row.source_cell else ""
            assert output["자리"] == f"{row.source_section} 절 {row.source_line}줄{cell}", (
                page,
                output,
            )
            assert output["옮긴 글"] == plain(row.as_printed), (page, output)
            value, _, unit = output["저장한 값"].partition(" ")
            assert value.replace(",", "").replace("−", "-") == row.value, (page, output)
            assert unit == labels[row.unit], (page, output)
            assert output.get("적힌 단위", "") == getattr(row, "unit_as_printed", ""), (
                page,
                output,
            )
            seen += 1
    assert seen >= len(built.office.totals)


def labels_of_units(folder: Path) -> dict[str, str]:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {
        category["value"]: category["label"]
        for table in described["resources"]
        for field in table["schema"]["fields"]
        if field["name"] == "unit"
        for category in field.get("categories", ())
    }


def test_references_name_the_report_their_line_is_of(built: Built) -> None:
    """A line without a report is one of the report that heads the page or the part of it."""
    reports = built.office.whole["reports"].set_index("report_id")
    known = {
        (row.report_id, row.source_line, text)
        for frame in built.office.whole.values()
        if {"report_id", "source_line"} <= {*frame.columns}
        for row in frame.itertuples()
        for text in ("", plain(getattr(row, "as_printed", "")))
    }
    seen = 0
    for page, tree in pages(built):
        days = former_days(tree)
        for element in tree.xpath("//*[contains(@class, 'ol-source')]"):
            found = REFERENCE.fullmatch(words(element))
            if not found or element.tag != "span":
                continue
            day, body = found["day"], found["body"]
            name = built.at(days.get(element, "")).report.report_id
            if day:
                of_day = reports[reports.presented_on.map(period) == day]
                of_day = of_day[of_day.body_ko == body] if body else of_day
                (name,) = of_day.index
            output = (name, found["line"], found["printed"] or "")
            assert output in known, (page, words(element), output)
            seen += 1
    assert seen >= len(built.office.totals)


def test_links_and_tables_are_called_as_what_they_belong_to(built: Built) -> None:
    """A label with a number repeats the title or caption that is held elsewhere."""
    seen = 0
    names = sorted(built.office.whole["programs"].short_name_ko, key=len, reverse=True)
    for page, tree in pages(built):
        for element in tree.xpath("//a[@aria-label][@download] | //div[@role='region']"):
            label = element.get("aria-label") or ""
            if not re.search(r"\d", label):
                continue
            figure = element.xpath("ancestor::figure[1]")
            titles = figure[0].xpath(".//p[contains(@class, 'ol-figure__title')]") if figure else []
            captions = element.xpath(".//caption")
            known = {words(shown) for shown in (*titles, *captions)}
            output = label.partition("내려받기: ")[2] or label
            rest = next(
                (output.removeprefix(name) for name in names if output.startswith(name)), output
            )
            years = {f"사업과 {year}년 예산" for year in built.office.totals.fiscal_year}
            assert output in known | years or not re.search(r"\d", rest), (page, label, known)
            seen += 1
    assert seen
