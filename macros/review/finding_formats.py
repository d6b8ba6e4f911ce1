"""Findings and verifications as text: plain, GitHub annotations, Markdown for a summary, JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence

from macros.catalog.detail_index import grouped
from macros.catalog.package.findings import ERROR, WARNING, Finding, column_letters, shorten
from macros.catalog.package.invisible_characters import escaped, printable
from macros.review.codes import REPAIR
from macros.review.suggestions import Advice
from macros.validation.repair.records import write_record
from macros.validation.report_coverage import SectionCoverage
from macros.validation.report_verify import Verification

FORMATS = ("text", "github", "markdown", "json")
# A job's summary holds 1 MiB; a file that is wrong in every row must not push out the others.
MAX_PER_FILE = 100
MAX_LINES = 20

MARKDOWN_CHARACTERS = "\\|`*_[]~@"

_TABLE = "| 칸 | 값 | 규칙 | 고치는 법 |\n| --- | --- | --- | --- |"


def format_findings(advices: Sequence[Advice], style: str, folder: str, guide: str = "") -> str:
    """Returns findings in one of ``FORMATS``.

    Args:
        advices: The findings; none gives an empty text, or an empty JSON list.
        style: ``text``: one line each, then the commands that repair. ``github``: workflow commands
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
    """Returns a verification as text: every failure, then the counts.

    Args:
        result: The source references compared with the report.
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
    """Yields rows for ``not_facts.csv``; the reason in each is left for a person to write."""
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
    # Workflow commands give these characters a meaning, so they are percent-encoded.
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


def format_summary(advices: Sequence[Advice], folder: str, guide: str) -> str:
    """Returns findings as Markdown: a table for each file, the lines to paste below it.

    Args:
        advices: The findings.
        folder: Folder of the data as the repository names it.
        guide: Address of the guide; each code leads to its section.
    """
    problems = sum(advice.finding.severity == ERROR for advice in advices)
    warnings = len(advices) - problems
    if not advices:
        return "## 자료 살피기: 문제 없음\n\n자료가 모든 규칙에 맞습니다.\n"
    title = f"## 자료 살피기: 문제 {problems}개, 주의 {warnings}개\n"
    message = (
        "문제는 고쳐야 합칠 수 있습니다. 칸의 이름은 엑셀에서 보이는 이름입니다."
        if problems
        else "합칠 수 있습니다. 아래는 다시 보라는 뜻이며 막지 않습니다."
    )
    parts = [title, f"{message}\n"]
    for file in sorted({advice.finding.file for advice in advices}):
        own = [advice for advice in advices if advice.finding.file == file]
        parts.append(_file(file, own, folder, guide))
    return "\n".join(parts)


def _file(file: str, advices: Sequence[Advice], folder: str, guide: str) -> str:
    shown = advices[:MAX_PER_FILE]
    rows = [_row(advice, guide) for advice in shown]
    parts = [f"### {advices[0].path(folder)}\n", "\n".join([_TABLE, *rows]) + "\n"]
    if len(advices) > len(shown):
        parts.append(f"이 파일에 {len(advices) - len(shown)}개가 더 있습니다.\n")
    if any(advice.repairable for advice in advices):
        parts.append(
            f"고치는 명령:\n\n```sh\n{REPAIR} {folder}/{file}\n```\n",
        )
    lines = {a.finding.row: a.corrected for a in shown if a.corrected is not None}
    for row, line in list(lines.items())[:MAX_LINES]:
        parts.append(f"{row}행에 붙여 넣을 줄:\n\n{_fenced(line)}\n")
    return "\n".join(parts)


def _row(advice: Advice, guide: str) -> str:
    finding = advice.finding
    value = "" if finding.value is None else f"<code>{_cell(shorten(finding.value))}</code>"
    caution = "" if finding.severity == ERROR else "**주의** "
    code = f"[{finding.code}]({guide}#{finding.code})"
    remedy = _cell(finding.remedy)
    return f"| {_place(finding)} | {value} | {caution}{_cell(finding.rule)} {code} | {remedy} |"


def _place(finding: Finding) -> str:
    letters = column_letters(finding.column) if finding.column else ""
    if finding.row:
        return f"{letters}{finding.row}" if letters else f"{finding.row}행"
    return f"{letters}열" if letters else "파일 전체"


def _cell(text: str) -> str:
    """Returns a text that stays in its table cell and acts on nothing there."""
    escaped = html.escape(text, quote=False)
    return "".join(f"&#{ord(sign)};" if sign in MARKDOWN_CHARACTERS else sign for sign in escaped)


def _fenced(line: str) -> str:
    ticks = "```"
    while ticks in line:
        ticks += "`"
    return f"{ticks}csv\n{line}\n{ticks}"
