"""Calendars (RFC 5545) of what the report says happens when, for calendar programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import DateRange, dated_milestones, day_range
from macros.catalog.details import Milestone, Update
from macros.catalog.entities import Report
from macros.catalog.package.invisible_characters import plain
from macros.catalog.queries.calculations import division_basis
from macros.catalog.queries.progress import (
    CANCELLED,
    FINISHED,
    OVERDUE,
    STATE_WORDS,
    milestone_state,
)
from macros.catalog.site import UNOFFICIAL, Site
from macros.catalog.transcription import legible
from macros.catalog.urls import page_path
from macros.i18n.periods import milestone_words

FILE = "calendar.ics"
NOT_EXACT = (
    "보고서에 날짜까지 적혀 있지 않습니다. 달력에 칠한 날은 적힌 때의 처음과 끝이며, "
    "그날 한다는 뜻이 아닙니다."
)
ONE_END = {
    "start": "언제 시작하는지는 적혀 있지 않습니다.",
    "end": "언제 끝나는지는 적혀 있지 않습니다.",
}
BASES = {
    "stated": "보고서에 적혀 있음",
    "inferred": "추정: 날짜와 뜻을 보고 우리가 판단함",
}
# How a calendar names the programs of a division, and what it says of the division, by its basis.
OF_DIVISION = {
    "inferred": (
        "것으로 보이는 사업의",
        " 부서는 추정입니다. 보고서는 이 사업들의 부서를 적지 않았습니다.",
    ),
    "stated": ("사업의", ""),
    "mixed": ("사업의", " 사업 가운데에는 보고서가 부서를 적지 않아 추정한 것도 있습니다."),
}


def calendars(catalog: Catalog, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yields address and content of each calendar: all programs', then each division's.

    A division without a dated step has none: the format does not allow an empty calendar.
    """
    disclaimer = "" if site.official else f" {UNOFFICIAL}"
    everything = dated_milestones(catalog)
    if everything:
        about = (
            f"{_origins(catalog, everything)}에서 때가 적힌 일 {len(everything)}가지.{disclaimer}"
        )
        title = f"{site.name}: {catalog.report.body_ko} 일정"
        yield FILE, _calendar(catalog, site, everything, title, about)
    for division in (*catalog.divisions, *catalog.former_divisions):
        members = dated_milestones(catalog, division.division_id)
        if members:
            basis = division_basis(catalog.ever_of_division(division.division_id))
            about = (
                f"{_origins(catalog, members)}에서 {division.name_ko}의 {OF_DIVISION[basis][0]} 일 "
                f"{len(members)}가지.{OF_DIVISION[basis][1]}"
            )
            path = page_path("division", division.division_id) + FILE
            guess = "(추정)" if basis == "inferred" else ""
            title = f"{site.name}: {division.name_ko} 일정{guess}"
            yield path, _calendar(catalog, site, members, title, about + disclaimer)


def _calendar(
    catalog: Catalog, site: Site, milestones: Iterable[Milestone], title: str, about: str
) -> bytes:
    """Returns a calendar of steps, as bytes with CRLF and lines of 75 octets at most.

    Args:
        catalog: The data.
        site: The site that publishes it.
        milestones: The steps, all dated.
        title: Name of the calendar.
        about: What it holds.
    """
    package = catalog.package
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", text_value(f"-//{site.name}//{package.name} {package.version}//KO"))
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Beside the names of the standard those that came before it, which most programs read.
    names = {"name": title, "x-wr-calname": title, "description": about, "x-wr-caldesc": about}
    for name, value in names.items():
        calendar.add(name, text_value(value))
    for milestone in milestones:
        calendar.add_component(_event(catalog, site, milestone))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(catalog: Catalog, site: Site, milestone: Milestone) -> Event:
    span = day_range(milestone)
    if not span:
        raise ValueError(f"{milestone.milestone_id} has no date")
    program = catalog.program(milestone.program_id)
    status = catalog.package.table("milestones").label("status", milestone.status)
    modified, revision = _revised(catalog, milestone, span.last)
    updates = catalog.details.updates_of(milestone.milestone_id)
    known = _update_label(catalog, updates[0]) if updates else status
    event = Event()
    event.add("uid", f"{milestone.milestone_id}@{catalog.package.name}")
    # The day of the report, not of the build; the format wants a time in UTC beside it.
    event.add("dtstamp", _midnight(catalog.report_of(milestone.source).presented_on))
    # A calendar that knows the event already takes it anew where these have grown.
    event.add("last-modified", _midnight(modified))
    event.add("sequence", revision)
    event.add("dtstart", span.first)
    event.add("dtend", span.last + timedelta(days=1))  # the first day after
    event.add("summary", text_value(f"{program.short_name_ko}: {milestone.what_ko}"))
    event.add("description", text_value(_description(catalog, milestone, span, status)))
    event.add("categories", [text_value(known)])
    event.add("transp", "TRANSPARENT")
    if updates and updates[0].status == CANCELLED:
        event.add("status", "CANCELLED")
    if site.url:
        event.add("url", site.address(page_path("program", program.program_id)))
    return event


def text_value(value: str) -> vText:
    """Returns a text as a value, of a property that the library does not know too."""
    return vText("\n".join(plain(value).splitlines()))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _revised(catalog: Catalog, milestone: Milestone, last: date) -> tuple[date, int]:
    """Returns the day on which what an event says changed last, and how often it has changed.

    Both follow from the data, so that a build of the same data is the same: an event is revised by
    each update, and by the day after its end while nothing is known of it.
    """
    updates = catalog.details.updates_of(milestone.milestone_id)
    days = [catalog.report_of(milestone.source).presented_on, *(row.as_of for row in updates)]
    overdue = milestone_state(catalog, milestone) == OVERDUE
    if overdue:
        days.append(last + timedelta(days=1))
    # An update counts twice: it may follow on the day after the end, which counted once.
    return max(days), 2 * len(updates) + overdue


def _update_label(catalog: Catalog, update: Update) -> str:
    return catalog.package.table("updates").label("status", update.status)


def _afterwards(catalog: Catalog, milestone: Milestone) -> Iterator[str]:
    """Yields what became of a step: each update with its evidence, or that nothing is known."""
    for row in catalog.details.updates_of(milestone.milestone_id):
        said = f"그 뒤: {_update_label(catalog, row)}({row.as_of.isoformat()}). {row.what_ko}"
        note = f" {row.note_ko}" if row.note_ko else ""
        yield f"{said}{note} 근거: {row.evidence_title_ko} {row.evidence_url}"
    state = milestone_state(catalog, milestone)
    if state in STATE_WORDS:
        yield f"그 뒤({catalog.as_of.isoformat()}까지): {STATE_WORDS[state]}."
    elif state is None and milestone.status != FINISHED:
        yield "그 뒤에 어떻게 되었는지는 이 보고서로 알 수 없습니다."


def _description(catalog: Catalog, milestone: Milestone, span: DateRange, status: str) -> str:
    source = milestone.source
    report = catalog.report_of(source)
    parts = [
        f"때: {milestone_words(milestone)}",
        "" if span.exact else NOT_EXACT,
        "" if milestone.start else ONE_END["start"],
        "" if milestone.end else ONE_END["end"],
        f"보고한 날({report.presented_on.isoformat()})의 상태: "
        f"{status}({BASES[milestone.status_basis]}).",
        *_afterwards(catalog, milestone),
        milestone.note_ko or "",
        f"출처: {_origin(report)} {source.line}줄 ‘{legible(source.as_printed)}’",
    ]
    return "\n".join(part for part in parts if part)


def _origins(catalog: Catalog, milestones: Iterable[Milestone]) -> str:
    """Names the reports that steps are of, the earliest first."""
    found = {row.report_id: row for row in (catalog.report_of(m.source) for m in milestones)}
    ordered = sorted(found.values(), key=lambda report: (report.presented_on, report.report_id))
    return ", ".join(map(_origin, ordered))


def _origin(report: Report) -> str:
    return f"{report.body_ko} 「{report.title_ko}」({report.presented_on.isoformat()})"
