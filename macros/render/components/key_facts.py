"""The first answers about a program: when and where, in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import first_day, last_day
from macros.catalog.details import Milestone, Place
from macros.i18n.periods import milestone_words
from macros.render.components.progress import update_words

NOT_STATED = "보고서에 적혀 있지 않음"
NAMED = 2  # places named before the rest are counted
ALL_NAMED = 3  # this many are named without a count
# Roles of places that a program is not at: whom it works with, what it only concerns.
ELSEWHERE = frozenset({"partner_city", "online", "related"})
EVENT, AREA, SITE_TO_BE = "venue", "area", "construction_site"
PLANNED = "planned"


def _presented(catalog: Catalog, milestone: Milestone) -> date:
    return catalog.report_of(milestone.source).presented_on


def _first_possible_day(milestone: Milestone) -> date | None:
    """Returns the first day that a step may begin on; None if its begin is not stated."""
    if not milestone.start:
        return None
    if milestone.precision == "month_end":
        return last_day(milestone.start)
    return first_day(milestone.start)


def due_after_report(catalog: Catalog, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Returns what is planned for after its report was given, nearest first.

    A step of the month (or year) of the report itself counts only if its day is later or if it is
    dated to the month's end: a month that has begun is under way, not ahead.
    """
    ahead = [
        (first, milestone.end or "", milestone.milestone_id, milestone)
        for milestone in milestones
        if milestone.status == PLANNED
        and (first := _first_possible_day(milestone))
        and first > _presented(catalog, milestone)
    ]
    return tuple(row[-1] for row in sorted(ahead, key=lambda row: row[:-1]))


def open_after_report(catalog: Catalog, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Returns what is not finished and may have a day after its report, soonest over first.

    A step of the report's own month counts: which of its days is meant is not known.
    """
    found = [
        (last_day(end), milestone.milestone_id, milestone)
        for milestone in milestones
        if milestone.status != "finished"
        and (end := milestone.end or milestone.start)
        and (last_day(end) > _presented(catalog, milestone))
    ]
    return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))


def when_in_short(catalog: Catalog, program_id: str) -> str:
    """Says what comes next in a program, else what goes on, else that no later date is written."""
    milestones = catalog.details.milestones_of(program_id)
    if not milestones:
        return NOT_STATED
    following = due_after_report(catalog, milestones) or open_after_report(catalog, milestones)
    if following:
        what_became = update_words(catalog, following[0])
        next_step = f"{milestone_words(following[0])}: {following[0].what_ko}"
        return f"{next_step} ({what_became})" if what_became else next_step
    return f"일정 {len(milestones)}가지 가운데 보고한 날 뒤의 날짜가 적힌 것은 없습니다"


@dataclass(frozen=True)
class Whereabouts:
    """Where a program is: each place once, a part of a place or its building not beside it.

    Attributes:
        present: Places it is at; without any, of its events, and without those, its areas.
        planned: Places that are being built or are to come.
        elsewhere: Places that are named, but where the program is not.
    """

    present: tuple[Place, ...]
    planned: tuple[Place, ...]
    elsewhere: tuple[Place, ...]


def whereabouts(catalog: Catalog, program_id: str) -> Whereabouts:
    """Divides the places that a program's rows name."""
    places = _each_once(catalog.details.places_of(program_id))
    here = [place for place in places if place.role not in ELSEWHERE]
    coming = [p for p in here if p.status == PLANNED or p.role == SITE_TO_BE]
    now = [place for place in here if place not in coming]
    standing = [place for place in now if place.role not in (EVENT, AREA)]
    venues = [place for place in now if place.role == EVENT]
    return Whereabouts(
        tuple(standing or venues or now),
        tuple(coming),
        tuple(place for place in places if place.role in ELSEWHERE),
    )


def _each_once(places: Sequence[Place]) -> list[Place]:
    """Leaves out parts of places that are there themselves, and names that were there before."""
    there = {place.place_id for place in places}
    first = {place.name_ko: place for place in reversed(places)}
    return [p for p in places if p.part_of not in there and first[p.name_ko] is p]


def where_in_short(catalog: Catalog, program_id: str) -> str:
    """Names the first places a program is at and counts the rest, those to come after them."""
    found = whereabouts(catalog, program_id)
    words = [_named(found.present)] if found.present else []
    if found.planned:
        words.append(f"예정: {_named(found.planned)}")
    if words:
        return " · ".join(words)
    if not found.elsewhere:
        return NOT_STATED
    label = catalog.package.table("places").label("role", found.elsewhere[0].role)
    alike = [place for place in found.elsewhere if place.role == found.elsewhere[0].role]
    names = _names(alike)
    return names if names == label else f"{label}: {names}"


def _names(places: Sequence[Place]) -> str:
    """Names all of a few places, or the first and that there are more."""
    if len(places) <= ALL_NAMED:
        return ", ".join(place.name_ko for place in places)
    return f"{', '.join(place.name_ko for place in places[:NAMED])} 등"


def _named(places: Sequence[Place]) -> str:
    names = _names(places)
    return names if len(places) <= ALL_NAMED else f"{names} {len(places)}곳"


def places_counted(catalog: Catalog, program_id: str) -> tuple[str, int]:
    """Counts the places a program is at and those to come.

    Returns:
        The words, "" where the rows name none, and the number of both.
    """
    found = whereabouts(catalog, program_id)
    words = [f"{len(found.present)}곳"] if found.present else []
    if found.planned:
        words.append(f"예정 {len(found.planned)}곳")
    return ", ".join(words), len(found.present) + len(found.planned)
