"""Findings as text for people, as GitHub annotations, as Markdown, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from macros.catalog.detail_index import grouped
from macros.catalog.package.findings import WARNING
from macros.catalog.package.invisible_characters import escaped, printable
from macros.review.codes import REPAIR
from macros.review.suggestions import Advice
from macros.review.summary import format_summary
from macros.validation.repair.records import write_record
from macros.validation.report_coverage import SectionCoverage
from macros.validation.report_verify import Verification

FORMATS = ("text", "github", "markdown", "json")


def format_findings(advices: Sequence[Advice], style: str, folder: str, guide: str = "") -> str:
    """Returns findings in one of ``FORMATS``.

    Args:
        advices: The findings; none gives an empty text, or an empty JSON list.
        style: ``text``: one line each, then the commands that mend. ``github``: workflow commands
            that annotate the changed line. ``markdown``: a table a file, for a job's summary.
            ``json``: a list of objects.
        folder: Folder of the data as the repository names it, put before file names in
            annotations and commands.
        guide: Address of the guide that the codes lead to in Markdown.

    Raises:
        ValueError: If the style is not known.
    """
    if style == "text":
        repaired = sorted({advice.finding.file for advice in advices if advice.repairable})
        commands = [f"고치는 명령: {REPAIR} {folder}/{file}" for file in repaired]
        return "\n".join([*(str(advice.finding) for advice in advices), *commands])
    if style == "github":
        return "\n".join(_annotation(advice, folder) for advice in advices)
    if style == "markdown":
        return format_summary(advices, folder, guide)
    if style == "json":
        records = [_record(advice, folder) for advice in advices]
        return escaped(json.dumps(records, ensure_ascii=False, indent=2))
    raise ValueError(f"unknown format: {style}")


def format_verification(
    result: Verification,
    sections: Sequence[SectionCoverage],
    *,
    every_section: bool,
    report_id: str = "",
) -> str:
    """Returns what a verification found as text: every failure, then the sums.

    Args:
        result: The passports against the report.
        sections: The report's numerals against the data.
        every_section: Whether sections that are fully accounted for are listed too.
        report_id: The report, for rows to paste; "" for none.
    """
    lines = [str(failure) for failure in result.failures]
    for section in sections:
        if every_section:
            lines.append(
                f"{section.section_id:<12} 숫자 {section.numerals:>4}개, "
                f"설명 없는 것 {len(section.unexplained)}개"
            )
            lines.extend(
                f"{number}줄: 가리키는 자료가 없습니다. 그 줄: '{text}'"
                for number, text in section.unnamed
            )
        lines.extend(_unexplained(section))
    if report_id:
        lines.extend(_rows_to_paste(report_id, sections))
    numerals = sum(section.numerals for section in sections)
    left = sum(len(section.unexplained) for section in sections)
    lines.append(f"출처 {result.checked}개를 견주어 {len(result.failures)}개가 맞지 않습니다.")
    lines.append(f"숫자 {numerals}개 가운데 {left}개에 설명이 없습니다.")
    if worded := sum(section.lines for section in sections):
        unnamed = sum(len(section.unnamed) for section in sections)
        lines.append(f"글이 있는 줄 {worded}개 가운데 {unnamed}개를 가리키는 자료가 없습니다.")
    return "\n".join(lines)


def _unexplained(section: SectionCoverage) -> Iterator[str]:
    """Yields each line once with all its numerals that no row accounts for."""
    for (number, text), members in grouped(section.unexplained, lambda n: (n.line, n.text)).items():
        numerals = ", ".join(f"'{numeral.numeral}'" for numeral in members)
        yield f"{number}줄: {numerals}을(를) 설명하는 자료가 없습니다. 그 줄: '{text}'"


def _rows_to_paste(report_id: str, sections: Sequence[SectionCoverage]) -> Iterator[str]:
    """Yields rows for numerals that are no facts; why each is none only a person knows."""
    rows = dict.fromkeys(
        write_record((report_id, section.section_id, str(numeral.line), numeral.numeral, ""))
        for section in sections
        for numeral in section.unexplained
    )
    if rows:
        yield (
            "사실이 아닌 숫자(차례, 제목의 해 따위)라면 아래 줄을 not_facts.csv에 붙이고 끝 칸에 "
            "까닭을 적어 주세요:"
        )
        yield from rows


def _annotation(advice: Advice, folder: str) -> str:
    # The characters GitHub's workflow commands give a meaning to, and how they are written.
    def data(text: str) -> str:
        lines = (printable(line) for line in text.split("\n"))
        return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    finding = advice.finding
    places = [f"file={prop(advice.path(folder))}", f"line={advice.line}"]
    if advice.column:
        places.append(f"col={advice.column}")
        places.append(f"endColumn={advice.end_column}")
    places.append(f"title={prop(finding.place)}")
    command = "warning" if finding.severity == WARNING else "error"
    message = str(finding)
    if advice.repairable:
        message += f"\n고치는 명령: {REPAIR} {advice.path(folder)}"
    if advice.corrected is not None:
        message += f"\n바른 줄: {advice.corrected}"
    return f"::{command} {','.join(places)}::{data(message)}"


def _record(advice: Advice, folder: str) -> dict[str, object]:
    finding = advice.finding
    return {
        "file": finding.file,
        "row": finding.row,
        "column": finding.column,
        "line": advice.line,
        "place": finding.place,
        "code": finding.code,
        "severity": finding.severity,
        "value": finding.value,
        "rule": finding.rule,
        "remedy": finding.remedy,
        "command": f"{REPAIR} {advice.path(folder)}" if advice.repairable else None,
        "corrected": advice.corrected,
        "message": str(finding),
    }
