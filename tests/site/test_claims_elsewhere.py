"""What is said with a number outside of pages' text says what the rows say too.

Labels of charts and of digit cells, descriptions for search engines, the feed and the calendar,
recomputed from the tables as ``test_claims`` does. A sentence that no pattern knows fails.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from macros.catalog.transcription import legible
from macros.site.search.documents import catalog_pages
from macros.validation.package import load_catalog
from tests.conftest import slow
from tests.markup import parse
from tests.site.test_claims import (
    MONEY,
    PACKAGES,
    QUICK,
    SCALES,
    WRITTEN,
    Built,
    Office,
    filled,
    is_written,
    won,
    written_cells,
)

PLACES = {"조": 10**12, "천억": 10**11, "백억": 10**10, "십억": 10**9, "억": 10**8}
PLACES |= {"천만": 10**7, "백만": 10**6, "십만": 10**5, "만": 10**4, "천": 10**3}
ATOM = "{http://www.w3.org/2005/Atom}"
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
MARKS = re.compile(r"\*\*|<su[bp]>|<mark|\\[a-z]+|찍[힌혀히]")


@pytest.fixture(scope="module", params=[n if n in QUICK else slow(n) for n in PACKAGES])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = PACKAGES[request.param](tmp_path_factory.mktemp("claims-elsewhere"))
    return Built(folder, request.getfixturevalue(request.param))


def pages(built: Built) -> list[Path]:
    found = sorted(built.site.rglob("index.html"))
    return [p for p in found if p.relative_to(built.site).parts[0] not in WRITTEN]


def numbers(text: str) -> set[str]:
    """Returns the numbers of a text, amounts in won as tables have them: in millions."""
    found = set()
    for words in re.findall(MONEY, text):
        found.add(f"{Decimal(won(words.strip(', '))) / 10**6:,}")
    return found | set(NUMBER.findall(re.sub(MONEY, " ", text)))


def test_labels_of_charts_say_what_is_drawn(built: Built) -> None:
    """Whoever hears a chart hears the numbers of its table, and digit cells add up."""
    charts = cells = 0
    names = [n for n in built.office.whole["programs"].short_name_ko if NUMBER.search(n)]
    for path in pages(built):
        tree = parse(path)
        for drawn in tree.xpath("//figure//*[starts-with(@aria-label, '막대그림')]"):
            shown = " | ".join(drawn.xpath("ancestor::figure[1]")[0].itertext())
            visually_hidden = drawn.get("aria-label")
            spoken = reduce(lambda text, name: text.replace(name, ""), names, visually_hidden)
            missing = numbers(spoken) - numbers(shown)
            assert not missing, (path, missing)
            assert not MARKS.search(visually_hidden), (path, visually_hidden)
            charts += 1
        for label in tree.xpath("//@aria-label[contains(., '자릿수로 보면')]"):
            amount, _, digits = label.partition(". 자릿수로 보면 ")
            output = re.findall(r"([조억천백십만]+) (\d+)", digits)
            assert sum(PLACES[place] * int(digit) for place, digit in output) == won(amount), label
            cells += 1
    rich = "division_budgets" in filled(built.office)
    assert charts > (5 if rich else 1)
    # An amount in 원 has its digits drawn in cells.
    assert (cells > 2) == any(built.office["budgets"].unit.str.startswith("KRW"))


def test_descriptions_for_search_engines_are_written_or_counted(built: Built) -> None:
    cells, programs = written_cells(built.office), len(built.office["programs"])
    strategies = built.office["strategies"]
    own = pd.concat([built.office.whole["programs"], built.office.whole["program_groups"]])
    names = {f"추진전략 {s.number}. {s.name_ko}" for s in strategies.itertuples()}
    for path in pages(built):
        (described,) = parse(path).xpath("//meta[@name='description']/@content")
        assert not MARKS.search(re.sub(r"\*[^*]+\*", "", described)), (path, described)
        if counted := re.match(r"사업 (\d+)개를 ", described):
            assert int(counted[1]) == programs, (path, described)
        elif found := re.fullmatch(r"(.+)\. 보고서의 (\d+)줄", described):
            lines = zip(own.name_ko, own.source_line, strict=True)
            assert (found[1], found[2]) in set(lines), (path, described)
        elif re.search(r"\d", described) and described not in names:
            assert is_written(described, cells), (path, described)


def test_the_feed_counts_the_figures_of_each_report(built: Built) -> None:
    feed = etree.parse(built.site / "feed.xml")
    frames, output = built.office.whole, built.office.whole["updates"]
    reports = frames["reports"]
    counts = pd.concat([f.report_id for f in frames.values() if "figure_id" in f]).value_counts()
    expected = {
        f"{r.body_ko} 「{r.title_ko}」({r.presented_on})": (int(counts[r.report_id]), r)
        for r in reports.itertuples()
    }
    for entry in feed.iter(f"{ATOM}entry"):
        title, summary = entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")
        assert not MARKS.search(title + summary)
        if title in expected:
            count, report = expected.pop(title)
            said = re.search(r"수치 ([\d,]+)개(?:, ([\d-]+) 기준)?\. 날짜는 보고한 날이며", summary)
            assert said, summary
            assert (said[1], said[2] or "") == (f"{count:,}", report.figures_as_of)
            summary = summary.replace(said[0], "")
        else:
            (row,) = (row for row in output.itertuples() if summary.startswith(row.what_ko))
            assert f"근거: {row.evidence_title_ko} {row.evidence_url}" in summary
            assert entry.findtext(f"{ATOM}updated").startswith(row.as_of)
            summary = summary.replace(row.evidence_url, "")
        cells = written_cells(built.office)
        assert is_written(summary, cells | set(reports.session_ko)), summary
    assert not expected


def unfolded(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\n ", "").replace("\\,", ",").replace("\\;", ";")
    return text.replace("\\\\", "\\")


def test_the_calendar_has_each_dated_step_on_its_days(built: Built) -> None:
    office, path = built.office, built.site / "calendar.ics"
    steps = office.steps_of_all
    dated = steps[(steps.start != "") | (steps.end != "")].set_index("milestone_id")
    if dated.empty:
        assert not path.exists() or "VEVENT" not in path.read_text("utf-8")
        return
    text = unfolded(path.read_text(encoding="utf-8"))
    names = office.whole["programs"].set_index("program_id").short_name_ko
    events = [dict(re.findall(r"^([A-Z-]+)[^:\n]*:(.*)$", e, re.M)) for e in text.split("BEGIN:")]
    events = [event for event in events if "UID" in event]
    assert {event["UID"].partition("@")[0] for event in events} == set(dated.index)
    for output in re.findall(r"때가 적힌 일 (\d+)가지", text):
        assert int(output) == len(dated)
    for event in events:
        step = dated.loc[event["UID"].partition("@")[0]]
        assert event["SUMMARY"].replace("\\n", " ") == f"{names[step.program_id]}: {step.what_ko}"
        first = (step.start or step.end).replace("-", "")
        assert event["DTSTART"][:4] == first[:4]
        assert len(first) < 8 or event["DTSTART"].startswith(first) or not step.start, event
        lines = event["DESCRIPTION"].split("\\n")
        assert any(line.startswith("보고한 날(") for line in lines)
        for line in lines:
            assert says_what_is_known(office, step, line), (event["UID"], line)
    assert not MARKS.search(text.replace("\\n", " "))


def says_what_is_known(office: Office, step: Any, line: str) -> bool:
    """Whether a line of an event's description says what the rows say of its step."""
    report = office.whole["reports"].set_index("report_id").loc[step.report_id]
    updates = office.whole["updates"]
    days = [*office.whole["reports"].presented_on, *updates.as_of]
    if line == step.note_ko or not NUMBER.search(line):
        return True
    if line.startswith("때: "):
        parts = {int(n) for day in (step.start, step.end) for n in day.split("-") if n}
        output = {int(n) for n in re.findall(r"\d+", line)}
        # A half or a quarter of a year is told by its own number, if by any.
        return output <= parts | {1, 2, 3, 4} and int((step.start or step.end)[:4]) in output
    if found := re.match(r"보고한 날\(([\d-]+)\)의 상태: ", line):
        return bool(found[1] == report.presented_on)
    if found := re.match(r"그 뒤\(([\d-]+)까지\): ", line):
        return bool(found[1] == max(days))
    if found := re.match(r"그 뒤: .+?\(([\d-]+)\)\. (.+)", line):
        own = updates[(updates.about == step.name) & (updates.as_of == found[1])]
        return any(found[2].startswith(what) for what in own.what_ko)
    origin = f"{report.body_ko} 「{report.title_ko}」({report.presented_on}) {step.source_line}줄 "
    return line.startswith(f"출처: {origin}")


def in_words(value: Decimal) -> set[str]:
    return {f"{value:,f}", f"{value:,f}".replace("-", "−")}


def test_search_hits_say_what_the_rows_say(built: Built) -> None:
    """Each line that a reader can find with a number in it is a cell, or is told of one."""
    frames, cells = built.office.whole, written_cells(built.office)
    found = budgets = 0
    for page in catalog_pages(load_catalog(built.folder)):
        kind, name, _ = page.path.split("/")
        own = {
            table: frame[frame.program_id == name] if kind == "programs" else frame[:0]
            for table, frame in frames.items()
            if "program_id" in frame
        }
        for section, lines in page.lines:
            assert not NUMBER.search(section.heading), section
            for line in (line for line in lines if NUMBER.search(line)):
                found += 1
                budget = is_a_budget(built.office, own, line)
                budgets += budget
                assert (
                    budget
                    or is_a_figure(own["figures"], line)
                    or is_written(line.removesuffix("(추정)"), cells)
                    or line.removesuffix("(추정)") in places(own["places"])
                ), (page.path, line)
    assert found
    assert budgets >= len(built.office.totals)


def is_a_budget(office: Office, own: Any, line: str) -> bool:
    """Whether a line is a budget's year or part with its amount."""
    rows = office.money(own["budgets"]) if len(own["budgets"]) else own["budgets"]
    for row in rows.itertuples():
        name = f"{row.fiscal_year}년 예산" if row.level == "total" else row.item_ko
        if row.level == "apart":
            name = f"{row.item_ko} {row.fiscal_year}년"
        if line.startswith(f"{name} "):
            amount = line.removeprefix(f"{name} ")
            if amount == legible(row.as_printed) or won(amount) == row.won:
                return True
    return False


def is_a_figure(own: Any, line: str) -> bool:
    """Whether a line is what a figure counts, with its value."""
    for row in own.itertuples():
        if not line.startswith(f"{row.subject_ko} "):
            continue
        said = line.removeprefix(f"{row.subject_ko} ").partition("(")[0]
        currency, _, scale = row.unit.partition("_")
        if re.fullmatch(r"[A-Z]{3}", currency):
            if won(said) == Decimal(row.value) * SCALES[scale]:
                return True
        elif said.startswith(tuple(in_words(Decimal(row.value)))):
            return True
    return False


def places(own: Any) -> set[str]:
    return {
        ", ".join(filter(None, parts))
        for p in own.itertuples()
        for parts in (
            (p.name_ko, p.address_ko),
            (p.name_ko, p.district_ko),
            (p.name_ko, p.address_ko, p.district_ko),
        )
    }


def test_another_amount_is_another_number() -> None:
    assert numbers("합 1조 300만 원; 목표의 51.3%") == {"1,000,003", "51.3"}
    assert numbers("합 1조 400만 원; 목표의 51.4%").isdisjoint({"1,000,003", "51.3"})
    assert MARKS.search("**3,991명**")
    assert MARKS.search("찍힌 값")
