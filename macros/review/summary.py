"""Findings as Markdown: all together, for the summary of a job and for a comment."""

from __future__ import annotations

import html
from collections.abc import Sequence

from macros.catalog.package.findings import ERROR, Finding, column_letters, shorten
from macros.review.codes import REPAIR
from macros.review.suggestions import Advice

# A job's summary holds 1 MiB; a file that is wrong in every row must not push out the others.
MAX_PER_FILE = 100
MAX_LINES = 20

MARKDOWN_CHARACTERS = "\\|`*_[]~@"

_TABLE = "| 칸 | 값 | 규칙 | 고치는 법 |\n| --- | --- | --- | --- |"


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
