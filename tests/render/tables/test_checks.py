from dataclasses import replace
from datetime import date

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import evaluate_all
from macros.render.components.source import passport
from macros.render.tables.checks import corrections_table, identities_table
from tests.conftest import SEOUL
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_a_failing_sum_is_shown_with_its_reason(catalog: Catalog) -> None:
    check_results = [o for o in evaluate_all(catalog) if o.status == "differs"]
    table = cells(identities_table(catalog, check_results, "checks/", "표"))
    row = next(row for row in table if row[0].startswith("예산현액:"))
    assert row[1:5] == ["749,674", "749,673", "1", "어긋남"]
    assert row[5] == "72~83"
    assert "반올림" in row[0]
    assert "(추정)" in row[0]


@pytest.mark.of_package(SEOUL)
def test_lines_are_ranges(catalog: Catalog) -> None:
    check_results = [
        o for o in evaluate_all(catalog) if o.identity.identity_id == "staff-headline-actual-equals"
    ]
    assert cells(identities_table(catalog, check_results, "checks/", "표"))[1][5] == "22, 27"


def test_what_the_report_does_not_claim_is_marked(catalog: Catalog) -> None:
    check_results = [o for o in evaluate_all(catalog) if not o.identity.claimed]
    assert check_results
    for row in cells(identities_table(catalog, check_results, "checks/", "표"))[1:]:
        assert "적은 것은 아닙니다" in row[0]


@pytest.mark.of_package(SEOUL)
def test_corrections_show_print_and_reading(catalog: Catalog) -> None:
    table = cells(corrections_table(catalog, catalog.corrections, "표"))
    assert ["657", "4.000백만원", "4,000백만원", "숫자"] in [row[:4] for row in table]
    assert len(table) == len(catalog.corrections) + 1


def test_a_mark_of_the_transcription_is_no_misprint(town: Catalog) -> None:
    read = next(c for c in town.corrections if c.source.as_printed == "3.000백만원")
    printed = replace(read.source, as_printed="<mark>3,000백만원</mark>", line=21)
    marked = replace(read, correction_id="marked", source=printed)
    table = {row[0]: row for row in cells(corrections_table(town, [read, marked], "표"))}
    assert "<" not in table["21"][1]
    assert "옮길 때 붙은 표시를 뺌" in table["21"][1]
    assert "옮길 때" not in table["20"][1]


def test_a_place_that_was_compared_with_the_print_says_so(catalog: Catalog) -> None:
    one = next(c for c in catalog.corrections if c.figure_ids)
    compared = replace(one, compared_on=date(2026, 3, 1))
    changed = replace(catalog, corrections=(compared,))
    for shown in (
        corrections_table(changed, changed.corrections, "표"),
        passport(changed, one.figure_ids[0], "값"),
    ):
        assert "종이와 맞춰 봄(2026년 3월 1일)" in shown
    assert "종이와 맞춰" not in corrections_table(catalog, catalog.corrections, "표")


def test_days_weekdays_and_percentages_are_written_out(town: Catalog) -> None:
    check_results = {o.identity.identity_id: o for o in evaluate_all(town)}

    def row(identity_id: str) -> list[str]:
        return cells(identities_table(town, [check_results[identity_id]], "checks/", "표"))[1][1:]

    assert row("walk-weekdays") == ["월요일, 토요일", "월요일, 토요일", "", "맞음", "25, 29"]
    assert row("star-night-within")[:2] == ["2024년 9월", "2024년 7월~12월"]
    assert row("staff-women-share")[:2] == ["50.0%", ""]
    assert row("walk-competition")[:1] == ["2"]
    # What is allowed to be less is not shown as a difference.
    assert row("walk-selected-at-most")[2:4] == ["", "맞음"]


def test_corrections_of_several_reports_name_their_own(two_reports: Catalog) -> None:
    rows = [c for c in two_reports.corrections if c.source.report_id == "town-2024"]
    assert rows
    assert "2024년 2월 29일 보고 " in str(corrections_table(two_reports, rows, "바로잡음"))
