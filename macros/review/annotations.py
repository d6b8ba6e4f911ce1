"""Findings as text for people, as GitHub annotations, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from macros.catalog.findings import Finding
from macros.review.coverage import SectionCoverage
from macros.review.verify import Verification

FORMATS = ("text", "github", "json")


def format_findings(findings: Sequence[Finding], style: str, folder: str) -> str:
    """Returns findings in one of ``FORMATS``.

    Args:
        findings: The problems; none gives an empty text, or an empty JSON list.
        style: ``text``: one line each. ``github``: workflow commands that annotate the changed
            line. ``json``: a list of objects.
        folder: Folder of the data as the repository names it, put before file names in
            annotations.

    Raises:
        ValueError: If the style is not known.
    """
    if style == "text":
        return "\n".join(str(finding) for finding in findings)
    if style == "github":
        return "\n".join(_annotation(finding, folder) for finding in findings)
    if style == "json":
        return json.dumps([_record(finding) for finding in findings], ensure_ascii=False, indent=2)
    raise ValueError(f"unknown format: {style}")


def format_verification(
    result: Verification, sections: Sequence[SectionCoverage], *, every_section: bool
) -> str:
    """Returns what a verification found as text: every failure, then the sums.

    Args:
        result: The passports against the report.
        sections: The report's numerals against the data.
        every_section: Whether sections that are fully accounted for are listed too.
    """
    lines = [str(failure) for failure in result.failures]
    for section in sections:
        if every_section:
            lines.append(
                f"{section.section_id:<12} 숫자 {section.numerals:>4}개, "
                f"설명 없는 것 {len(section.unexplained)}개"
            )
        lines.extend(
            f"{numeral.line}줄: '{numeral.numeral}'을(를) 설명하는 자료가 없습니다. "
            f"그 줄: '{numeral.text}'"
            for numeral in section.unexplained
        )
    numerals = sum(section.numerals for section in sections)
    left = sum(len(section.unexplained) for section in sections)
    lines.append(f"출처 {result.checked}개를 견주어 {len(result.failures)}개가 맞지 않습니다.")
    lines.append(f"숫자 {numerals}개 가운데 {left}개에 설명이 없습니다.")
    return "\n".join(lines)


def _annotation(finding: Finding, folder: str) -> str:
    # The characters GitHub's workflow commands give a meaning to, and how they are written.
    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    places = [f"file={prop(f'{folder}/{finding.file}')}", f"line={max(finding.row, 1)}"]
    if finding.column:
        places.append(f"col={finding.column}")
    places.append(f"title={prop(finding.place)}")
    return f"::error {','.join(places)}::{data(str(finding))}"


def _record(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "row": finding.row,
        "column": finding.column,
        "place": finding.place,
        "code": finding.code,
        "value": finding.value,
        "rule": finding.rule,
        "remedy": finding.remedy,
        "message": str(finding),
    }
