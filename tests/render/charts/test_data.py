import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.render.charts.data import (
    FIGURE_COLUMNS,
    STEP_COLUMNS,
    Computed,
    Datum,
    Evidence,
    Source,
    csv_text,
    figure_evidence,
    line_ranges,
    minus,
    plus,
    share_formula,
    source_line,
    step_evidence,
)
from macros.render.charts.program import timeline_chart

TOTAL, ORIGINAL, ADDED = "budget-dash", "budget-dash-original", "budget-dash-supplementary"
SUM = Computed(3_000, "KRW_million", plus([ORIGINAL, ADDED]))
UNREPAIRED = Computed(500, "KRW_million", minus(TOTAL, [ORIGINAL]))
SHARE = Computed(Decimal("83.3"), "percent", share_formula([ORIGINAL], [ORIGINAL, ADDED]))
# One figure under another name: its id has hyphens, which are no minus.
SAME = Computed(3_000, "KRW_million", plus([TOTAL]))


def datum(of: str | Computed) -> Datum:
    return Datum("이름", "무엇", "2024", "말", of)


def test_a_formula_gives_back_its_figures() -> None:
    assert SUM.figure_ids == (ORIGINAL, ADDED)
    assert UNREPAIRED.figure_ids == (TOTAL, ORIGINAL)
    assert SHARE.figure_ids == (ORIGINAL, ORIGINAL, ADDED)


def test_a_printed_number_has_its_line_and_a_computed_one_its_formula(town: Catalog) -> None:
    evidence = figure_evidence(town, [datum(TOTAL), replace(datum(SHARE), shown_in="title")])
    assert evidence.header == FIGURE_COLUMNS
    named = ("이름", "무엇", "2024")
    share = f"{ORIGINAL} / ( {ORIGINAL} + {ADDED} )"
    assert evidence.rows == (
        (*named, 3_000, "KRW_million", "말", "bar", TOTAL, "", 20),
        (*named, Decimal("83.3"), "percent", "말", "title", "", share, ""),
    )


@pytest.mark.parametrize(
    ("of", "own"),
    [
        ([TOTAL], ""),
        ([SAME], ""),
        ([TOTAL, SUM], "합은 계산한 값"),
        ([UNREPAIRED], "차는 계산한 값"),
        ([SHARE, SHARE], "비율은 계산한 값"),
        ([SHARE, SUM], "합·비율은 계산한 값"),
        ([SHARE, UNREPAIRED, SUM], "합·차·비율은 계산한 값"),
    ],
)
def test_what_is_computed_is_said(town: Catalog, of: list[str | Computed], own: str) -> None:
    assert figure_evidence(town, [datum(one) for one in of]).own == own


def test_lines_are_of_formulas_too_and_one_source_a_report(town: Catalog) -> None:
    first = town.report
    other = replace(first, report_id="other", title_ko="다른 보고", presented_on=date(2023, 1, 2))
    figures = dict(town.figures)
    moved = figures["budget-brackets"]
    figures["budget-brackets"] = replace(moved, source=replace(moved.source, report_id="other"))
    two = replace(town, reports=(first, other), figures=figures)
    share = Computed(Decimal("0.2"), "percent", share_formula([TOTAL], ["budget-brackets"]))
    evidence = figure_evidence(two, [datum("budget-long-name"), datum(share)])
    assert evidence.sources == (
        Source("하늘마루군", "2024년 업무보고", date(2024, 2, 29), "18, 20"),
        Source("하늘마루군", "다른 보고", date(2023, 1, 2), "15"),
    )
    assert source_line(evidence, "장부") == (
        "출처: 하늘마루군 「2024년 업무보고」(2024-02-29) 18, 20줄; "
        "하늘마루군 「다른 보고」(2023-01-02) 15줄 · 비율은 계산한 값 · 장부"
    )


@pytest.mark.parametrize("of", ["no-such", Computed(1, "percent", "no-such / budget-dash")])
def test_a_figure_that_is_not_there_gets_into_no_chart(town: Catalog, of: str | Computed) -> None:
    with pytest.raises(KeyError, match="no-such"):
        figure_evidence(town, [datum(of)])


def test_lines_are_written_short_and_each_once() -> None:
    assert line_ranges([20]) == "20"
    assert line_ranges([4, 2, 3, 3, 10, 12, 11, 7]) == "2~4, 7, 10~12"
    assert line_ranges([]) == ""


def test_the_csv_is_read_back_as_it_was() -> None:
    labels = ('쉼표, "따옴표"', "줄\n바꿈", "R&D <별>")
    rows = tuple((label, Decimal("-1234567.50"), 1_000_000, "") for label in labels)
    text = csv_text(Evidence(("가", "나", "다", "라"), rows, ()))
    assert "\r" not in text
    assert text.endswith("\n")
    read = list(csv.reader(text.splitlines(keepends=True)))
    assert read == [["가", "나", "다", "라"]] + [
        [label, "-1234567.50", "1000000", ""] for label in labels
    ]


def test_no_label_of_a_chart_runs_in_a_spreadsheet() -> None:
    rows = (("=1+1", "가;@SUM(A1)", "-3.5%", "-1+1", Decimal("-4")),)
    text = csv_text(Evidence(("가", "나", "다", "라", "마"), rows, ()))
    assert text.splitlines()[1] == "'=1+1,가;'@SUM(A1),-3.5%,'-1+1,-4"


def test_a_milestone_has_its_dates_as_stored_and_as_drawn(town: Catalog) -> None:
    chart = timeline_chart(town, town.details.milestones_of("brackets"))
    assert chart is not None
    evidence = chart.evidence
    assert evidence.header == STEP_COLUMNS
    rows = [dict(zip(evidence.header, row, strict=True)) for row in evidence.rows]
    days = ("start", "end", "drawn_from", "drawn_to", "status", "status_ko", "status_basis")
    assert {row["milestone_id"]: tuple(row[name] for name in days) for row in rows} == {
        "brackets-step-open": (
            *("2024-01-15", "2024-01-15", "2024-01-15", "2024-01-15"),
            *("finished", "마침", "stated"),
        ),
        "brackets-step-eve": (
            *("2024-02-10", "2024-02-10", "2024-02-10", "2024-02-10"),
            *("planned", "할 일", "stated"),
        ),
        "brackets-step-festival": (
            *("2024-07", "2024-12", "2024-07-01", "2024-12-31"),
            *("planned", "할 일", "stated"),
        ),
        "brackets-step-walk": (
            *("", "2024-12", "2024-01-01", "2024-12-31"),
            *("under_way", "하는 중", "inferred"),
        ),
    }
    assert evidence.sources[0].lines == "25"


def test_an_inferred_status_is_said_and_a_stated_one_needs_no_word(town: Catalog) -> None:
    milestones = town.details.milestones_of("brackets")
    stated = timeline_chart(town, [m for m in milestones if m.status_basis == "stated"])
    mixed = timeline_chart(town, milestones)
    assert stated is not None
    assert mixed is not None
    assert (stated.evidence.own, mixed.evidence.own) == ("", "상태의 일부는 추정")
    assert source_line(stated.evidence, "장부") == (
        "출처: 하늘마루군 「2024년 업무보고」(2024-02-29) 25줄 · 장부"
    )
    assert step_evidence(town, []).sources == ()
