"""Calendars: what every event says, and that other programs can read it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import dated_milestones
from macros.catalog.site import make_site
from macros.catalog.transcription import legible
from macros.exports.metadata.icalendar_files import calendars
from macros.validation.package import load_catalog
from tests.conftest import SEOUL, copy_two_reports

SITE = make_site("열린장부", "장부", "https://example.org/ledger/", official=False)
NOWHERE = make_site("열린장부", "장부", None, official=False)


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, bytes]:
    return dict(calendars(catalog, SITE))


def events(content: bytes) -> dict[str, Any]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


@pytest.mark.of_package(SEOUL)
def test_every_dated_step_is_in_it_and_no_other(catalog: Catalog, files: dict[str, bytes]) -> None:
    found = events(files["calendar.ics"])
    steps = dated_milestones(catalog)
    assert set(found) == {f"{step.milestone_id}@open-ledger-seoul-epo" for step in steps}
    assert len(found) == len(steps) > 150
    undated = [m for m in catalog.details.milestones if not m.start and not m.end]
    assert len(found) + len(undated) == len(catalog.details.milestones)


def test_lines_are_as_long_as_they_may_be(files: dict[str, bytes]) -> None:
    for content in files.values():
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert max(len(line) for line in lines) <= 75
        assert b"\n" not in content.replace(b"\r\n", b"")
        for line in lines:
            line.decode()  # no letter is broken


@pytest.mark.of_package(SEOUL)
def test_days_are_whole_and_end_before_the_next(catalog: Catalog, files: dict[str, bytes]) -> None:
    found = events(files["calendar.ics"])
    for step in dated_milestones(catalog):
        event = found[f"{step.milestone_id}@open-ledger-seoul-epo"]
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is type(end) is date
        output = str(event["DESCRIPTION"])
        lines = output.splitlines()
        if step.precision == "day" and step.start and step.end:
            assert start.isoformat() == step.start
            assert (end - timedelta(days=1)).isoformat() == step.end
            assert "날짜까지 적혀 있지 않습니다" not in output
        else:
            assert "날짜까지 적혀 있지 않습니다" in output
        assert event["DTSTAMP"].dt == datetime(2023, 6, 22, tzinfo=UTC)
        assert event["TRANSP"] == "TRANSPARENT"
        assert f"{step.source.line}줄 ‘{legible(step.source.as_printed)}’" in output
        assert ("추정: 날짜와 뜻을 보고" in output) is (step.status_basis == "inferred")
        assert ("언제 끝나는지는 적혀 있지 않습니다." in lines) is (not step.end)
        assert ("언제 시작하는지는 적혀 있지 않습니다." in lines) is (not step.start)
        assert event["URL"] == f"https://example.org/ledger/programs/{step.program_id}/"


def test_a_division_has_its_own_and_says_that_it_is_inferred(
    catalog: Catalog, files: dict[str, bytes]
) -> None:
    total = 0
    for division in catalog.divisions:
        path = f"divisions/{division.division_id}/calendar.ics"
        steps = dated_milestones(catalog, division.division_id)
        assert (path in files) is bool(steps)
        if steps:
            calendar = Calendar.from_ical(files[path])
            assert str(calendar["X-WR-CALNAME"]) == f"열린장부: {division.name_ko} 일정(추정)"
            assert "부서는 추정입니다" in str(calendar["X-WR-CALDESC"])
            total += len(events(files[path]))
    assert total == len(dated_milestones(catalog))
    assert "divisions/science-museum/calendar.ics" not in files


def test_every_dated_step_of_the_calendar_page_is_in_it(tmp_path: Path) -> None:
    folder = copy_two_reports(tmp_path)
    file = folder / "milestones.csv"
    undated, dated = "언젠가 하는 일,,,not_stated", "언젠가 하는 일,2024-11,2024-11,month"
    file.write_text(file.read_text(encoding="utf-8").replace(undated, dated), encoding="utf-8")
    two_reports = load_catalog(folder)
    steps = [m for m in two_reports.details.milestones if m.start or m.end]
    former = {program.program_id for program in two_reports.former_programs}
    assert former & {step.program_id for step in steps}, "a former program has a dated step"
    found = events(dict(calendars(two_reports, SITE))["calendar.ics"])
    name = two_reports.package.name
    assert set(found) == {f"{step.milestone_id}@{name}" for step in steps}


def test_subscribers_learn_what_became_of_a_step(town_dir: Path) -> None:
    """An event that a calendar program knows is taken anew only where its sequence has grown."""
    uid = "brackets-step-festival"

    def event(as_of: date | None = None) -> Any:
        town = replace(load_catalog(town_dir), as_of_setting=as_of)
        found = dict(calendars(town, NOWHERE))["calendar.ics"]
        return events(found)[f"{uid}@{town.package.name}"]

    before = event()
    assert before["SEQUENCE"] == 0
    assert before["LAST-MODIFIED"].dt.date() == date(2024, 2, 29)
    assert "이 보고서로 알 수 없습니다" in before["DESCRIPTION"]
    overdue = event(date(2030, 1, 1))
    last = before["DTEND"].dt
    assert (overdue["SEQUENCE"], overdue["LAST-MODIFIED"].dt.date()) == (1, last)
    assert "그 뒤(2030-01-01까지): 기한 지남, 알려진 것 없음." in overdue["DESCRIPTION"]
    rows = (
        f"a-first,{uid},2024-09-01,changed,한 달 미루었습니다.,https://example.org/1,군 소식,",
        f"b-second,{uid},2024-10-02,cancelled,열지 않기로 했습니다.,https://example.org/2,군보,",
    )
    sequence = overdue["SEQUENCE"]
    for row in rows:
        with (town_dir / "updates.csv").open("a", encoding="utf-8") as file:
            file.write(row + "\n")
        now = event(date(2030, 1, 1))
        assert now["SEQUENCE"] > sequence
        assert now["LAST-MODIFIED"].dt.date().isoformat() == row.split(",")[2]
        assert all(words in now["DESCRIPTION"] for words in row.split(",")[4:7])
        assert "알 수 없습니다" not in now["DESCRIPTION"]
        sequence = now["SEQUENCE"]
    assert now["STATUS"] == "CANCELLED"
    assert "STATUS" not in before


def test_awkward_text_comes_through(town: Catalog) -> None:
    files = dict(calendars(town, NOWHERE))
    found = events(files["calendar.ics"])
    event = found[f"brackets-step-open@{town.package.name}"]
    assert event["SUMMARY"] == "[대괄호] 100%: 길 <별> 열기"
    assert "URL" not in event
    festival = found[f"brackets-step-festival@{town.package.name}"]
    assert (festival["DTSTART"].dt, festival["DTEND"].dt) == (date(2024, 7, 1), date(2025, 1, 1))
    assert "때: 2024년 하반기" in festival["DESCRIPTION"]


def test_names_of_a_calendar_are_escaped(town: Catalog) -> None:
    site = make_site("장부, 하나; 둘", "장부", None, official=False)
    whole = dict(calendars(town, site))["calendar.ics"]
    assert "\r\nNAME:장부\\, 하나\\; 둘: 하늘마루군 일정\r\n" in whole.decode()
    assert "\r\nX-WR-CALNAME:장부\\, 하나\\; 둘: 하늘마루군 일정\r\n" in whole.decode()


def test_a_calendar_of_two_reports_names_both(partial_report: Catalog) -> None:
    made = dict(calendars(partial_report, SITE))
    whole = made["calendar.ics"].decode().replace("\r\n ", "")
    assert "하늘마루군 「2024년 업무보고」(2024-02-29)\\, 하늘마루도 「별빛 둘레길 소식」" in whole
    assert "출처: 하늘마루도 「별빛 둘레길 소식」(2024-09-19) 3줄" in whole


def test_words_of_a_calendar_are_plain(town: Catalog) -> None:
    """No sign that does not show stands in it, and a Hebrew step turns no number around."""
    hebrew = "\u05d0\u05d1"
    first, *_ = dated_milestones(town)
    step = replace(first, what_ko=f"{hebrew} 12\u202e", note_ko="글\u0000\u00a0줄")
    others = (m for m in town.details.milestones if m.milestone_id != first.milestone_id)
    details = replace(town.details, milestones=(step, *others))
    changed = dict(calendars(replace(town, details=details), SITE))
    event = events(changed["calendar.ics"])[f"{step.milestone_id}@{town.package.name}"]
    assert str(event["SUMMARY"]).endswith(f": \u2068{hebrew}\u2069 12")
    assert "글 줄" in str(event["DESCRIPTION"]).splitlines()
