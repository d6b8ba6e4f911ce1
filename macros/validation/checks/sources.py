"""A figure's passport must fit: the line lies in the section, the value stands in the print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from macros.catalog.package.findings import Finding, shorten
from macros.catalog.rows import Tables
from macros.i18n.parse_numbers import reads_as


def check_lines(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where ``source_line`` lies outside the lines of ``source_section``."""
    spans = {
        (row["report_id"], row["section_id"]): (int(row["first_line"]), int(row["last_line"]))
        for row in tables["sections"]
    }
    for _, rows in tables.each("source_line"):
        for row in rows:
            first, last = spans[row["report_id"], row["source_section"]]
            if not first <= int(row["source_line"]) <= last:
                rule = f"{row['source_section']} 절({first}~{last}줄) 밖의 줄입니다."
                remedy = "줄 번호나 절 기호를 고쳐 주세요."
                yield row.finding("source_line", "line-outside", rule, remedy)


def check_printed_values(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where neither ``as_printed`` nor a correction of it reads as the value."""
    corrected: defaultdict[str, list[str]] = defaultdict(list)
    for row in tables["corrections"]:
        for figure_id in row["applies_to"].split():
            corrected[figure_id].append(row["read_as"])
    for _, rows in tables.each("figure_id"):
        for row in rows:
            texts = [row["as_printed"], *corrected[row["figure_id"]]]
            if not any(reads_as(text, Decimal(row["value"]), row["unit"]) for text in texts):
                rule = f"옮긴 글자 '{shorten(row['as_printed'])}'에서 읽을 수 없는 값입니다."
                remedy = "값을 고치거나, 다르게 읽은 것이라면 corrections.csv에 까닭을 적어 주세요."
                yield row.finding("value", "value-not-printed", rule, remedy)
