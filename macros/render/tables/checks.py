"""The two registers: sums that were checked, and readings that differ from the transcription."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Correction
from macros.catalog.queries.calculations import CheckResult
from macros.catalog.relations import Result
from macros.catalog.transcription import legible
from macros.i18n.korean import escape, number, percent
from macros.i18n.periods import period_words
from macros.render.charts.data import line_ranges
from macros.render.components.source import compared, line_words, passport
from macros.render.components.table import Column, html_table

PERCENTAGES = frozenset(["ratio", "share"])
STATUSES = {
    "holds": Markup('<span class="ol-ok">맞음</span>'),
    "differs": Markup('<span class="ol-off">어긋남</span>'),
    "not_printed": Markup('<span class="ol-none">견줄 값 없음</span>'),
}


def identities_table(
    catalog: Catalog,
    check_results: Sequence[CheckResult],
    page_url: str,
    caption: str,
    *,
    anchors: bool = False,
) -> Markup:
    """Identities, computed against printed, with the reason where they fail.

    Args:
        catalog: The data.
        check_results: The identities, computed.
        page_url: Address of the page.
        caption: What the table holds.
        anchors: Whether rows can be linked to by the identity's id; once on a page.
    """
    columns = (
        Column("무엇을 맞춰 봤나", role="stacked"),
        Column("우리 셈", numeric=True),
        Column("보고서", numeric=True),
        Column("차이", numeric=True),
        Column("결과"),
        Column("출처 줄"),
    )
    rows = [
        (
            _identity_title(check_result, anchors=anchors),
            result_words(check_result.identity.kind, check_result.computed),
            _printed(catalog, check_result, page_url),
            _difference(check_result),
            STATUSES[check_result.status],
            _lines(catalog, check_result),
        )
        for check_result in check_results
    ]
    return html_table(columns, rows, caption=caption, searchable=False)


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
    """Returns the printed result, a number with its passport; nothing where none is printed."""
    result = check_result.identity.result
    if check_result.printed is None or result is None:
        return ""
    words = result_words(check_result.identity.kind, check_result.printed)
    if isinstance(check_result.printed, str):
        return words
    return passport(catalog, result, words, anchor=False, page_url=page_url)


def _identity_title(check_result: CheckResult, *, anchors: bool) -> Markup:
    identity = check_result.identity
    title = escape(identity.title_ko)
    if anchors:
        title = Markup('<span id="{}">{}</span>').format(identity.identity_id, title)
    if not identity.claimed:
        kind = "합계라고" if identity.kind == "sum" else "이렇게 셈했다고"
        title += Markup(' <span class="ol-none">보고서가 {} 적은 것은 아닙니다</span>').format(kind)
    if identity.explanation_ko:
        title += Markup('<br><span class="ol-why" data-search-exclude>{}</span>').format(
            escape(identity.explanation_ko)
        )
    return title


def _lines(catalog: Catalog, check_result: CheckResult) -> str:
    """Returns the lines an identity's rows stand on, as short as ranges make it."""
    ids = check_result.identity.term_ids
    if check_result.identity.result:
        ids = (*ids, check_result.identity.result)
    return line_ranges(catalog.operands[row_id].line for row_id in ids)


def corrections_table(catalog: Catalog, corrections: Sequence[Correction], caption: str) -> Markup:
    """Readings that differ from the transcription: line, transcribed, read as, why.

    Whether the report is misprinted or was mistaken when it was transcribed is not known before
    somebody has compared the place with the print.
    """
    table = catalog.package.table("corrections")
    columns = (
        Column("줄", role="stacked"),
        Column("옮긴 글"),
        Column("읽은 것"),
        Column("갈래"),
        Column("까닭"),
    )
    rows = [
        (
            Markup('<span id="correction-{}">{}</span>').format(
                correction.correction_id,
                correction.source.line
                if len(catalog.reports) == 1
                else line_words(catalog, correction.source),
            ),
            _transcribed(correction),
            correction.read_as,
            table.label("kind", correction.kind),
            " ".join(filter(None, (correction.reason_ko, compared(correction)))),
        )
        for correction in corrections
    ]
    return html_table(columns, rows, caption=caption, searchable=False)


def _transcribed(correction: Correction) -> Markup:
    """Returns the literal without its marks; where only these were taken off, that is said."""
    text = legible(correction.source.as_printed)
    shown = Markup('<q class="ol-print">{}</q>').format(escape(text))
    if text == correction.read_as != correction.source.as_printed:
        return shown + Markup(' <span class="ol-why">옮길 때 붙은 표시를 뺌</span>')
    return shown
