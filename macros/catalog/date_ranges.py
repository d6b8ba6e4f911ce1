"""Days that a step of the report takes up, as precisely as the report dates it and no more."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.details import Milestone


@dataclass(frozen=True)
class DateRange:
    """First and last day of a span, both included.

    Attributes:
        exact: Whether the report gives both days; else they are the ends of a month or a year.
    """

    first: date
    last: date
    exact: bool


def first_day(text: str) -> date:
    """Returns the first day of an ISO date, month or year.

    >>> first_day("2023-02"), first_day("2023")
    (datetime.date(2023, 2, 1), datetime.date(2023, 1, 1))
    """
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """Returns the last day of an ISO date, month or year.

    >>> last_day("2024-02"), last_day("2023")
    (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31))
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])


def day_range(milestone: Milestone) -> DateRange | None:
    """Returns the days of a step; None if the report does not date it.

    Where only the start or only the end is stated, it is that day, month or year alone: a step
    "from July" is not known to last any longer, nor one "until December" to begin any earlier.
    """
    start, end = milestone.start or milestone.end, milestone.end or milestone.start
    if not start or not end:
        return None
    exact = bool(milestone.start and milestone.end) and len(start) == len(end) == 10
    return DateRange(first_day(start), last_day(end), exact)


def dated_milestones(catalog: Catalog, division_id: str | None = None) -> tuple[Milestone, ...]:
    """Returns the steps that have a date, by date, those of former programs among them.

    Args:
        catalog: The data.
        division_id: Only those of the programs that belong to this division.
    """
    chosen = {
        program.program_id
        for program in (*catalog.programs, *catalog.former_programs)
        if division_id in (None, program.division_id)
    }
    dated = [
        (span.first, span.last, milestone.milestone_id, milestone)
        for milestone in catalog.details.milestones
        if milestone.program_id in chosen and (span := day_range(milestone))
    ]
    return tuple(row[-1] for row in sorted(dated, key=lambda row: row[:-1]))
