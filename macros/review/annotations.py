"""Findings as text for people, as GitHub annotations, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from macros.catalog.findings import Finding

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
