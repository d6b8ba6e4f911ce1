"""The first answers about a program: when and where, in a line each."""

from __future__ import annotations

from collections.abc import Iterable

from macros.catalog.catalog import Catalog
from macros.catalog.details import Milestone, Place
from macros.render.words import milestone_words

NOT_STATED = "보고서에 적혀 있지 않음"
NAMED = 2  # places named before the rest are counted


def due_after_report(catalog: Catalog, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Returns what is planned for after the report was given, nearest first.

    A step of the month (or year) of the report itself counts only if its day is later: a month
    that has begun is under way, not ahead.
    """
    presented = catalog.report.presented_on.isoformat()
    ahead = [
        milestone
        for milestone in milestones
        if milestone.status == "planned"
        and milestone.start
        and milestone.start > presented[: len(milestone.start)]
    ]
    return tuple(sorted(ahead, key=lambda m: (m.start or "", m.end or "", m.milestone_id)))


def when_in_short(catalog: Catalog, program_id: str) -> str:
    """Says what comes next in a program, or how many steps are written down without a next one."""
    milestones = catalog.details.milestones_of(program_id)
    ahead = due_after_report(catalog, milestones)
    if ahead:
        return f"{milestone_words(ahead[0])}: {ahead[0].what_ko}"
    if milestones:
        return f"일정 {len(milestones)}가지, 그 뒤의 날짜는 적혀 있지 않음"
    return NOT_STATED


def where_in_short(catalog: Catalog, program_id: str) -> str:
    """Names the first places of a program and counts the rest."""
    places: tuple[Place, ...] = catalog.details.places_of(program_id)
    if not places:
        return NOT_STATED
    if len(places) <= NAMED:
        return ", ".join(place.name_ko for place in places)
    named = ", ".join(place.name_ko for place in places[:NAMED])
    return f"{named} 등 {len(places)}곳"
