"""Personal data that must not slip into a public record: warned of wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from macros.catalog import personal
from macros.catalog.findings import Finding
from macros.catalog.frames import present, rows
from macros.catalog.schema import Package

PATTERNS = personal.PATTERNS
REMEDY = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."


def warn_of_personal_data(
    package: Package,
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, pd.DataFrame] | None,  # noqa: ARG001 - what is published already matters too
) -> Iterator[Finding]:
    """Warns of numbers and addresses of single persons."""
    for table in present(package, frames):
        strings = [field.name for field in table.fields if field.type == "string"]
        for row in rows(table, frames[table.name]):
            for name in strings:
                text = personal.plain(row[name])
                for pattern, code, rule in PATTERNS:
                    if pattern.search(text):
                        # The message must not publish the datum once more.
                        yield replace(row.warning(name, code, rule, REMEDY), value=None)
