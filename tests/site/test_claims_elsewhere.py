"""What is said with a number outside of pages' text says what the rows say too.

Labels of charts and of digit cells, descriptions for search engines, the feed and the calendar,
recomputed from the tables as ``test_claims`` does. A sentence that no pattern knows fails.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import DATA, copy_town
from tests.markup import parse
from tests.site.test_claims import MONEY, WRITTEN, Built, Office, is_written, won, written_cells

PLACES = {"조": 10**12, "천억": 10**11, "백억": 10**10, "십억": 10**9, "억": 10**8}
PLACES |= {"천만": 10**7, "백만": 10**6, "십만": 10**5, "만": 10**4, "천": 10**3}
ATOM = "{http://www.w3.org/2005/Atom}"
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
MARKS = re.compile(r"\*\*|<su[bp]>|<mark|\\[a-z]+|찍[힌혀히]")


@pytest.fixture(scope="module", params=["first", "town"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if request.param == "first":
        return Built(Office(DATA), request.getfixturevalue("site"))
    folder = copy_town(tmp_path_factory.mktemp("claims-elsewhere"))
    return Built(Office(folder), request.getfixturevalue("town_site"))


def pages(built: Built) -> list[Path]:
    found = sorted(built.site.rglob("index.html"))
    return [p for p in found if p.relative_to(built.site).parts[0] not in WRITTEN]


def numbers(text: str) -> set[str]:
    """Returns the numbers of a text, amounts in won as tables have them: in millions."""
    found = set()
    for words in re.findall(MONEY, text):
        found.add(f"{Decimal(won(words.strip(', '))) / 10**6:,}")
    return found | set(NUMBER.findall(re.sub(MONEY, " ", text)))


def test_labels_of_drawings_say_what_is_drawn(built: Built) -> None:
    """Whoever hears a chart hears the numbers of its table, and digit cells add up."""
    charts = cells = 0
    for path in pages(built):
        tree = parse(path)
        for drawn in tree.xpath("//figure//*[starts-with(@aria-label, '막대그림')]"):
            shown = " | ".join(drawn.xpath("ancestor::figure[1]")[0].itertext())
            heard = drawn.get("aria-label")
            missing = numbers(heard) - numbers(shown)
            assert not missing, (path, missing)
            assert not MARKS.search(heard), (path, heard)
            charts += 1
        for label in tree.xpath("//@aria-label[contains(., '자릿수로 보면')]"):
            amount, _, digits = label.partition(". 자릿수로 보면 ")
            told = re.findall(r"([조억천백십만]+) (\d+)", digits)
            assert sum(PLACES[place] * int(digit) for place, digit in told) == won(amount), label
            cells += 1
    assert charts > 5
    assert cells > 2


def test_descriptions_for_search_engines_are_written_or_counted(built: Built) -> None:
    cells, programs = written_cells(built.office), len(built.office["programs"])
    strategies = built.office["strategies"]
    names = {f"추진전략 {s.number}. {s.name_ko}" for s in strategies.itertuples()}
    for path in pages(built):
        (described,) = parse(path).xpath("//meta[@name='description']/@content")
        assert not MARKS.search(re.sub(r"\*[^*]+\*", "", described)), (path, described)
        if counted := re.match(r"사업 (\d+)개를 ", described):
            assert int(counted[1]) == programs, (path, described)
        elif re.search(r"\d", described) and described not in names:
            assert is_written(described, cells), (path, described)


def test_the_feed_counts_the_figures_of_its_report(built: Built) -> None:
    feed = (built.site / "feed.xml").read_text(encoding="utf-8")
    frames = built.office.frames.values()
    figures = sum(len(frame) for frame in frames if "figure_id" in frame.columns)
    report = built.office.report
    (said,) = re.findall(r"수치 (\d+)개(?:, ([\d-]+) 기준)?\. 날짜는 보고한 날이며", feed)
    assert said == (str(figures), report.figures_as_of)
    assert f"({report.presented_on})</title>" in feed
    assert not MARKS.search(feed)


def test_the_calendar_has_each_dated_step_on_its_days(built: Built) -> None:
    text = (built.site / "calendar.ics").read_text(encoding="utf-8")
    text = text.replace("\r\n", "\n").replace("\n ", "").replace("\\,", ",").replace("\\;", ";")
    steps = built.office["milestones"]
    dated = steps[(steps.start != "") | (steps.end != "")].set_index("milestone_id")
    names = built.office["programs"].set_index("program_id").short_name_ko
    events = [dict(re.findall(r"^([A-Z-]+)[^:\n]*:(.*)$", e, re.M)) for e in text.split("BEGIN:")]
    events = [event for event in events if "UID" in event]
    assert {event["UID"].partition("@")[0] for event in events} == set(dated.index)
    for told in re.findall(r"때가 적힌 일 (\d+)가지", text):
        assert int(told) == len(dated)
    for event in events:
        step = dated.loc[event["UID"].partition("@")[0]]
        summary = event["SUMMARY"].replace("\\n", " ").replace("\\\\", "\\")
        assert step.what_ko in summary
        assert names[step.program_id] in summary
        first = (step.start or step.end).replace("-", "")
        assert event["DTSTART"][:4] == first[:4]
        assert len(first) < 8 or event["DTSTART"].startswith(first) or not step.start, event
        day = built.office.report.presented_on
        assert f"보고한 날({day})의 상태: " in event["DESCRIPTION"]
    assert not MARKS.search(text.replace("\\n", " ").replace("\\\\", ""))


def test_another_amount_is_another_number() -> None:
    assert numbers("합 1조 300만 원; 목표의 51.3%") == {"1,000,003", "51.3"}
    assert numbers("합 1조 400만 원; 목표의 51.4%").isdisjoint({"1,000,003", "51.3"})
    assert MARKS.search("**3,991명**")
    assert MARKS.search("찍힌 값")
