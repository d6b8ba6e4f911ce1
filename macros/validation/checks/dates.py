"""Days that exist: the schema knows how a date is written, not how long February is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.catalog.package.findings import Finding
from macros.catalog.rows import Tables

# Columns of text that hold a day, a month or a year, or two of them with a slash between.
DATED = frozenset({"start", "end", "period"})
# A report of an office tells of no other years; what falls outside is a slip of the finger.
EARLIEST, LATEST = 1900, 2100


def check_days(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a date, month or year does not exist or lies too far away."""
    for table, rows in tables.each():
        dated = [f.name for f in table.fields if f.type == "date" or f.name in DATED]
        for row in rows:
            for name in dated:
                days = [text for text in row[name].split("/") if text]
                if not all(map(_exists, days)):
                    yield row.finding(
                        name, "day", "달력에 없는 때입니다.", "해, 달, 날을 다시 살펴 주세요."
                    )
                elif not all(EARLIEST <= int(text[:4]) <= LATEST for text in days):
                    rule = f"{EARLIEST}년에서 {LATEST}년 사이가 아닙니다."
                    remedy = "해를 네 자리로 다시 적어 주세요."
                    yield row.finding(name, "year", rule, remedy)


def _exists(text: str) -> bool:
    """Returns whether a day, the first of a month or the first of a year is in the calendar."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
