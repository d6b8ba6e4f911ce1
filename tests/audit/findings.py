"""What the audit promises, and one measured line of its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# What a page may cost before somebody does anything on it.
MOST_BYTES, MOST_REQUESTS = 100_000, 10
# Lighthouse, with the throttling of its mobile preset; categories by their own ids.
LEAST_SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.0


@dataclass(frozen=True)
class Finding:
    """One measurement and the budget it is held against.

    Attributes:
        page: Path of the page from the root of the site, or what was measured instead.
        measure: What was measured.
        value: The measured value.
        budget: The budget.
        most: Whether the budget is the most that is allowed; else it is the least.
    """

    page: str
    measure: str
    value: float
    budget: float
    most: bool = True

    @property
    def met(self) -> bool:
        """Whether the value keeps to the budget."""
        return self.value <= self.budget if self.most else self.value >= self.budget

    def row(self) -> str:
        """Returns the finding as a line of the audit's table.

        >>> print(Finding("budget/", "requests", 11, 10).row())
        budget/                             requests                     11    <=       10   MISSED
        """
        sign = "<=" if self.most else ">="
        verdict = "" if self.met else "MISSED"
        return (
            f"{self.page:<35} {self.measure:<20} {self.value:>10,g}    {sign} {self.budget:>8,g}"
            f"   {verdict}"
        ).rstrip()


def table(findings: Iterable[Finding]) -> str:
    """Returns all findings as one table of plain text."""
    heading = f"{'page':<35} {'measure':<20} {'value':>10}    {'budget':>11}"
    return "\n".join([heading, "-" * 90, *(finding.row() for finding in findings)])
