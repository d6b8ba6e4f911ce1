"""What the audit promises, and its table."""

from __future__ import annotations

from collections.abc import Iterable

from macros.catalog.queries.quality import Measurement

# What a page may cost before somebody does anything on it.
MAX_BYTES, MAX_REQUESTS = 100_000, 10
# The index of programs has a row for each; with thousands this is its HTML, compressed.
MAX_INDEX_HTML = 300_000
# Lighthouse, with the throttling of its mobile preset; categories by their own ids.
MIN_SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MAX_SHIFT = 0.0


def row(finding: Measurement) -> str:
    """Returns a finding as a line of the audit's table.

    >>> print(row(Measurement("budget/", "requests", 11, 10)))
    budget/                             requests                         11    <=       10   MISSED
    """
    sign = "<=" if finding.most else ">="
    verdict = "" if finding.met else "MISSED"
    return (
        f"{finding.page:<35} {finding.measure:<24} {finding.value:>10,g}    {sign} "
        f"{finding.budget:>8,g}   {verdict}"
    ).rstrip()


def table(findings: Iterable[Measurement]) -> str:
    """Returns all findings as one table of plain text."""
    heading = f"{'page':<35} {'measure':<24} {'value':>10}    {'budget':>11}"
    return "\n".join([heading, "-" * 94, *map(row, findings)])
