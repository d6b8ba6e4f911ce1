"""Key facts of a program: what comes next and where it is, in a line each."""

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
    """Returns the first day that a step may begin on; None if its start is not stated."""
    if not milestone.start:
        return None
    if milestone.precision == "month_end":
        return last_day(milestone.start)
    return first_day(milestone.start)


def due_after_report(catalog: Catalog, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Returns the planned steps that begin after their report was presented, nearest first.

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
    """Returns the unfinished steps that may end after their report, the earliest end first.

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
    """Returns a program's next step in words, else what is under way, else that none is dated."""
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
    """The places of a program, each once and without the parts of a place that is there too.

    Attributes:
        present: Places it is at; without any, of its events, and without those, its areas.
        planned: Places that are being built or are to come.
        elsewhere: Places that are named, but where the program is not.
    """

    present: tuple[Place, ...]
    planned: tuple[Place, ...]
    elsewhere: tuple[Place, ...]


def whereabouts(catalog: Catalog, program_id: str) -> Whereabouts:
    """Sorts a program's places into present, planned and elsewhere."""
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
    """Returns the places without parts of another of them and without repeated names."""
    there = {place.place_id for place in places}
    first = {place.name_ko: place for place in reversed(places)}
    return [p for p in places if p.part_of not in there and first[p.name_ko] is p]


def where_in_short(catalog: Catalog, program_id: str) -> str:
    """Returns a program's first places in words with the number of all, then the planned ones."""
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
    """Returns the names of all of a few places, or of the first with "등" for the others."""
    if len(places) <= ALL_NAMED:
        return ", ".join(place.name_ko for place in places)
    return f"{', '.join(place.name_ko for place in places[:NAMED])} 등"


def _named(places: Sequence[Place]) -> str:
    names = _names(places)
    return names if len(places) <= ALL_NAMED else f"{names} {len(places)}곳"


def places_counted(catalog: Catalog, program_id: str) -> tuple[str, int]:
    """Counts the present and the planned places of a program.

    Returns:
        The words, "" where the rows name none, and the number of both.
    """
    found = whereabouts(catalog, program_id)
    words = [f"{len(found.present)}곳"] if found.present else []
    if found.planned:
        words.append(f"예정 {len(found.planned)}곳")
    return ", ".join(words), len(found.present) + len(found.planned)
