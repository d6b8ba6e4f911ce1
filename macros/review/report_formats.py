"""A difference as Markdown for a comment, as text for a terminal, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from macros.catalog.package.invisible_characters import escaped
from macros.review.diff import Difference
from macros.review.escape import quote_markdown, quote_text
from macros.review.identity_changes import Sum
from macros.review.report import sections
from macros.review.row_changes import RowChange
from macros.review.severity import (
    Severity,
    severity_of_cell,
    severity_of_identity,
    severity_of_lost_source,
    severity_of_row,
)

DIFF_FORMATS = ("markdown", "text", "json")
# A comment on GitHub may have 65,536 characters.
MAX_CHARACTERS = 60_000
MARK = "<!-- open-ledger-diff -->"  # by which a workflow finds its own comment again
LIGHTS = {Severity.RED: "🔴", Severity.AMBER: "🟡", Severity.GREEN: "🟢"}
TITLE = "이 변경이 하는 일"


def format_difference(difference: Difference, style: str) -> str:
    """Returns a difference in one of ``DIFF_FORMATS``, ending in a line break.

    Args:
        difference: What a change does.
        style: One of ``DIFF_FORMATS``.

    Raises:
        ValueError: If the style is not known.
    """
    if style == "markdown":
        return _cut(_markdown(difference), MAX_CHARACTERS)
    if style == "text":
        return "".join(f"{line}\n" for line in _text(difference))
    if style == "json":
        return escaped(json.dumps(_record(difference), ensure_ascii=False, indent=2)) + "\n"
    raise ValueError(f"unknown format: {style}")


def _markdown(difference: Difference) -> Iterator[str]:
    light = LIGHTS[difference.severity]
    yield MARK
    yield f"# {light} {TITLE}: {difference.severity.name_ko}"
    for section in sections(difference, quote_markdown):
        yield ""
        yield f"{'#' * section.level} {section.title}"
        if section.lines:
            yield ""
        for line in section.lines:
            yield f"- {line}"


def _text(difference: Difference) -> Iterator[str]:
    yield f"{TITLE}: {difference.severity.name_ko}"
    for section in sections(difference, quote_text):
        if section.level == 2:
            yield ""
        yield f"{'  ' * (section.level - 2)}[{section.title}]"
        for line in section.lines:
            yield f"{'  ' * (section.level - 1)}{line}"


def _cut(lines: Iterator[str], most: int) -> str:
    """Joins lines up to a number of characters and states how many lines were left out."""
    kept: list[str] = []
    length = left = 0
    for line in lines:
        length += len(line) + 1
        if left or length > most:  # what follows a line that is left out would stand elsewhere
            left += 1
        else:
            kept.append(line)
    if left:
        kept += ["", f"글이 길어 {left}줄을 줄였습니다. 모두 보려면 명령으로 살펴 주십시오."]
    return "\n".join(kept) + "\n"


def _record(difference: Difference) -> dict[str, object]:
    changes, addresses = difference.changes, difference.addresses
    return {
        "tier": difference.severity.name.lower(),
        "problems": [*difference.problems, *difference.head.problems],
        "removed": [_row(change) for change in changes.of_kind("removed")],
        "added": [_row(change) for change in changes.of_kind("added")],
        "changed": [
            {
                "subject": list(subject),
                "name": name,
                "rows": [_row(change) for change in rows],
            }
            for subject, name, rows in difference.by_subject
        ],
        "renamed": [list(entry) for entry in changes.renamed],
        "exchanged": [
            {"table": table, "column": found.column, "rows": [list(key) for key in found.keys]}
            for table, found in difference.exchanged
        ],
        "standing": asdict(difference.standing) if difference.standing else None,
        "unnamed": list(difference.head.unnamed),
        "lost_tables": list(changes.lost_tables),
        "lost_columns": [list(entry) for entry in changes.lost_columns],
        "new_columns": [list(entry) for entry in changes.new_columns],
        "rewritten": list(changes.rewritten),
        "rules": [asdict(rule) for rule in difference.rules],
        "passports": [
            {
                "tier": severity_of_lost_source(loss).name.lower(),
                "table": loss.table,
                "key": loss.name,
                "lost": loss.lost,
                "cells": [[cell.column, cell.before, cell.after] for cell in loss.cells],
            }
            for loss in difference.lost_sources
        ],
        "identities": [
            {
                "tier": severity_of_identity(change).name.lower(),
                "identity_id": change.identity_id,
                "broken": change.broken,
                "mended": change.repaired,
                "before": _sum(change.before),
                "after": _sum(change.after),
            }
            for change in difference.sums
        ],
        "new_pages": list(addresses.new_pages),
        "gone_pages": list(addresses.gone_pages),
        "gone_figures": list(addresses.gone_figures),
        "files": list(difference.files),
    }


def _row(change: RowChange) -> dict[str, object]:
    return {
        "tier": severity_of_row(change).name.lower(),
        "table": change.table,
        "key": list(change.key),
        "before": change.before if change.kind == "removed" else None,
        "after": change.after if change.kind == "added" else None,
        "cells": [
            {
                "column": cell.column,
                "before": cell.before,
                "after": cell.after,
                "tier": severity_of_cell(change.table, cell).name.lower(),
            }
            for cell in change.cells
        ],
    }


def _sum(check_result: Sum | None) -> dict[str, str] | None:
    if check_result is None:
        return None
    values = {"computed": check_result.computed, "printed": check_result.printed}
    return {"status": check_result.status} | {
        name: str(value) for name, value in values.items() if value is not None
    }
