"""The two registers: sums that were checked, and readings that differ from the transcription."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Correction, Identity
from macros.catalog.queries.calculations import CheckResult
from macros.catalog.relations import Result
from macros.catalog.transcription import legible
from macros.i18n.korean import number, percent
from macros.i18n.periods import period_words
from macros.render.charts.data import line_ranges
from macros.render.components.source import compared, line_words, passport
from macros.render.components.table import Cell, Column, Mark, html_table
from macros.render.partials import partial

PERCENTAGES = frozenset(["ratio", "share"])
STATUSES = {
    "holds": Cell("맞음", mark="ok"),
    "differs": Cell("어긋남", mark="off"),
    "not_printed": Cell("견줄 값 없음", mark="none"),
}


def identities_table(
    catalog: Catalog,
    check_results: Sequence[CheckResult],
    page_url: str,
    caption: str,
    *,
    anchors: bool = False,
) -> Markup:
    """Returns identities, computed against printed, with the reason where they fail.

    Args:
        catalog: The data.
        check_results: The identities, computed.
        page_url: Address of the page.
        caption: What the table holds.
        anchors: Whether rows can be linked to by the identity's id; once on a page.
    """
    table = catalog.package.table("identities")
    columns = (
        Column.of_field(
            table, "title_ko", lambda row: _title(row.identity, anchors=anchors), role="stacked"
        ),
        Column("우리 셈", lambda row: result_words(row.identity.kind, row.computed), numeric=True),
        Column("보고서", lambda row: _printed(catalog, row, page_url), numeric=True),
        Column("차이", _difference, numeric=True),
        Column("결과", lambda row: STATUSES[row.status]),
        Column("출처 줄", lambda row: _lines(catalog, row)),
    )
    return html_table(columns, check_results, caption=caption, searchable=False)


def _difference(check_result: CheckResult) -> str:
    """Returns by how much an identity fails; nothing where it holds or is not among numbers."""
    failed = check_result.status == "differs" and check_result.difference is not None
    return number(check_result.difference) if failed and check_result.difference else ""


def result_words(kind: str, result: Result) -> str:
    """Writes the result of an identity of a kind: a number, a percentage, a weekday or days.

    >>> result_words("ratio", 47), result_words("weekday", "목, 일")
    ('47%', '목요일, 일요일')
    >>> result_words("same_days", "2023-09-21/2023-09-24"), result_words("sum", 1000)
    ('2023년 9월 21일~24일', '1,000')
    """
    if not isinstance(result, str):
        return percent(result) if kind in PERCENTAGES else number(result)
    if kind == "weekday":
        return ", ".join(f"{day}요일" for day in result.split(", "))
    if kind == "ordinal_weekday":
        return result
    return ", ".join(period_words(days) for days in result.split(", "))


def _printed(catalog: Catalog, check_result: CheckResult, page_url: str) -> Markup | str:
    """Returns the printed result, a number with its source reference; "" where none is printed."""
    result = check_result.identity.result
    if check_result.printed is None or result is None:
        return ""
    words = result_words(check_result.identity.kind, check_result.printed)
    if isinstance(check_result.printed, str):
        return words
    return passport(catalog, result, words, anchor=False, page_url=page_url)


def _title(identity: Identity, *, anchors: bool) -> Cell:
    kind = "합계라고" if identity.kind == "sum" else "이렇게 셈했다고"
    unclaimed = Mark("none", f"보고서가 {kind} 적은 것은 아닙니다")
    return Cell(
        identity.title_ko,
        anchor=identity.identity_id if anchors else None,
        marks=() if identity.claimed else (unclaimed,),
        note=identity.explanation_ko,
    )


def _lines(catalog: Catalog, check_result: CheckResult) -> str:
    """Returns the lines an identity's rows stand on, as short as ranges make it."""
    ids = check_result.identity.term_ids
    if check_result.identity.result:
        ids = (*ids, check_result.identity.result)
    return line_ranges(catalog.operands[row_id].line for row_id in ids)


def corrections_table(catalog: Catalog, corrections: Sequence[Correction], caption: str) -> Markup:
    """Returns readings that differ from the transcription: line, transcribed, read as, why.

    Whether the report is misprinted or was mistaken when it was transcribed is not known before
    somebody has compared the place with the print.

    Args:
        catalog: The data.
        corrections: The readings.
        caption: What the table holds.
    """
    table = catalog.package.table("corrections")

    def line(row: Correction) -> Cell:
        several = len(catalog.reports) > 1
        words = line_words(catalog, row.source) if several else row.source.line
        return Cell(words, anchor=f"correction-{row.correction_id}")

    def reason(row: Correction) -> str:
        return " ".join(filter(None, (row.reason_ko, compared(row))))

    columns = (
        Column("줄", line, role="stacked"),
        Column.of_field(table, "as_printed", _transcribed),
        Column.of_field(table, "read_as"),
        Column.of_field(table, "kind"),
        Column.of_field(table, "reason_ko", reason),
    )
    return html_table(columns, corrections, caption=caption, searchable=False)


def _transcribed(correction: Correction) -> Markup:
    """Returns the literal without its marks; where only these were taken off, that is said."""
    text, printed = legible(correction.source.as_printed), correction.source.as_printed
    return partial("transcribed", text=text, unmarked=text == correction.read_as != printed)
