"""What became of a promise after the report: what an update states, or not known.

Not known is not undone. A step whose time is over and of which nothing is known is overdue,
and nothing more is said of it.
"""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import last_day
from macros.catalog.details import Milestone, ProgramFigure
from macros.catalog.entities import SourceReference

OVERDUE, UNKNOWN = "overdue", "unknown"
FINISHED = "finished"
TARGET = "target"
CANCELLED = "cancelled"
# What is said where no update tells; never that something was not done: that is not known.
STATE_WORDS = {OVERDUE: "기한 지남, 알려진 것 없음", UNKNOWN: "아직 알려진 것 없음"}


def is_followed(catalog: Catalog, source: SourceReference) -> bool:
    """Tells whether the site knows of any day after the report of a passport."""
    return catalog.as_of > catalog.report_of(source).presented_on


def milestone_state(catalog: Catalog, milestone: Milestone) -> str | None:
    """Returns what became of a step.

    Returns:
        The status of its newest update; ``overdue`` where it has none and its end lies before the
        day of the data; ``unknown`` where it has none and is not over; None where there is nothing
        to tell: the report says that it is finished, or no day after the report is known of.
    """
    updates = catalog.details.updates_of(milestone.milestone_id)
    if updates:
        return updates[0].status
    # Only of a current row is nothing known: what became of an earlier promise may stand in a
    # later report under another name.
    known = is_followed(catalog, milestone.source) and catalog.details.has(milestone.milestone_id)
    if milestone.status == FINISHED or not known:
        return None
    over = milestone.end is not None and last_day(milestone.end) < catalog.as_of
    return OVERDUE if over else UNKNOWN


def target_state(catalog: Catalog, figure: ProgramFigure) -> str | None:
    """Returns what became of a target; None for another kind of number, or as for a step."""
    updates = catalog.details.updates_of(figure.figure_id)
    if updates:
        return updates[0].status
    known = (
        figure.kind == TARGET
        and is_followed(catalog, figure.source)
        and catalog.details.has(figure.figure_id)
    )
    return UNKNOWN if known else None


def overdue(catalog: Catalog) -> tuple[Milestone, ...]:
    """Returns the steps that are over and of which nothing is known, the longest over first."""
    found = [m for m in catalog.details.milestones if milestone_state(catalog, m) == OVERDUE]
    return tuple(sorted(found, key=lambda m: (last_day(m.end or ""), m.milestone_id)))
