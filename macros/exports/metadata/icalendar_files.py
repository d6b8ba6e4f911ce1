"""Calendars (RFC 5545) of what the report says happens when, for calendar programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import dated_milestones, day_range
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

FILE = "calendar.ics"
LONGEST = 75  # octets of a line, without its end
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
Words = Callable[[Milestone], str]


def calendars(catalog: Catalog, site: Site, when: Words) -> Iterator[tuple[str, bytes]]:
    """Yields address and content of each calendar: all programs', then each division's.

    A division without a dated step has none: the format does not allow an empty calendar.

    Args:
        catalog: The data.
        site: The site that publishes them.
        when: Says in words when a step is.
    """
    disclaimer = "" if site.official else f" {UNOFFICIAL}"
    everything = dated_milestones(catalog)
    if everything:
        about = (
            f"{_origins(catalog, everything)}에서 때가 적힌 일 {len(everything)}가지.{disclaimer}"
        )
        title = f"{site.name}: {catalog.report.body_ko} 일정"
        yield FILE, _calendar(catalog, site, everything, (title, about), when)
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
            names = (f"{site.name}: {division.name_ko} 일정{guess}", about + disclaimer)
            yield path, _calendar(catalog, site, members, names, when)


def fold(line: str) -> str:
    """Breaks a line after 75 octets at most, never within a letter; the rest is indented.

    >>> [len(part.encode()) for part in fold("가" * 30).split(chr(13) + chr(10))]
    [75, 16]
    """
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)


def text(value: str) -> str:
    r"""Escapes text for a property; what does not show is left out.

    >>> text("a, b; c" + chr(10) + "d")
    'a\\, b\\; c\\nd'
    """
    escaped = plain(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _calendar(
    catalog: Catalog,
    site: Site,
    milestones: tuple[Milestone, ...],
    names: tuple[str, str],
    when: Words,
) -> bytes:
    title, about = (text(name) for name in names)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{text(site.name)}//{catalog.package.name} {catalog.package.version}//KO",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
        f"DESCRIPTION:{about}",
        f"X-WR-CALDESC:{about}",
    ]
    for milestone in milestones:
        lines += _event(catalog, site, milestone, when)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def _event(catalog: Catalog, site: Site, milestone: Milestone, when: Words) -> list[str]:
    span = day_range(milestone)
    if not span:
        raise ValueError(f"{milestone.milestone_id} has no date")
    program = catalog.program(milestone.program_id)
    status = catalog.package.table("milestones").label("status", milestone.status)
    day = _day(catalog.report_of(milestone.source).presented_on)
    modified, revision = _revised(catalog, milestone, span.last)
    updates = catalog.details.updates_of(milestone.milestone_id)
    known = _update_label(catalog, updates[0]) if updates else status
    lines = [
        "BEGIN:VEVENT",
        f"UID:{milestone.milestone_id}@{catalog.package.name}",
        # The day of the report, not of the build; the format wants a time in UTC beside it.
        f"DTSTAMP:{day}T000000Z",
        # A calendar that knows the event already takes it anew where these have grown.
        f"LAST-MODIFIED:{_day(modified)}T000000Z",
        f"SEQUENCE:{revision}",
        f"DTSTART;VALUE=DATE:{_day(span.first)}",
        f"DTEND;VALUE=DATE:{_day(span.last + timedelta(days=1))}",  # the first day after
        f"SUMMARY:{text(f'{program.short_name_ko}: {milestone.what_ko}')}",
        f"DESCRIPTION:{text(_description(catalog, milestone, status, when))}",
        f"CATEGORIES:{text(known)}",
        "TRANSP:TRANSPARENT",
    ]
    if updates and updates[0].status == CANCELLED:
        lines.append("STATUS:CANCELLED")
    if site.url:
        lines.append(f"URL:{site.address(page_path('program', program.program_id))}")
    return [*lines, "END:VEVENT"]


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


def _description(catalog: Catalog, milestone: Milestone, status: str, when: Words) -> str:
    span = day_range(milestone)
    source = milestone.source
    report = catalog.report_of(source)
    parts = [
        f"때: {when(milestone)}",
        "" if span and span.exact else NOT_EXACT,
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


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")
