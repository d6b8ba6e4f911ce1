"""Words written by hand: no term named as another, no name or qualifier that nobody printed."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import SEOUL, SHOWN

# Columns that we write; a name quoted in them has to be printed, or named, somewhere.
WRITTEN = {
    *("note_ko", "summary_ko", "audience_ko", "answer_ko", "question_ko", "reason_ko"),
    *("explanation_ko", "what_ko", "role_ko", "subject_ko", "words_ko"),
}
PRINTED = {"as_printed", "name_ko", "aliases", "read_as", "term_ko", "see_also", "title_ko"}
# Words that narrow whom a program is for; only the report may use them.
QUALIFIERS = ("서울", "시민", "국내", "해외", "청년", "성장기", "중소", "외국인", "여성", "노인")
# Words that end the name of something: what stands before them has to be part of a printed name.
NAMED = re.compile(
    r"([가-힣A-Za-z0-9]+) "
    r"([가-힣A-Za-z0-9]*(?:캠프|사관학교|페스티벌|챌린지|아카데미|축제|카페|박람회))"
)
PARTICLE_OR_NUMBER = re.compile(r"[은는이가을를의에인로서와과도한할된]$|^제\d+회$")
QUOTED = re.compile(r"[‘「〈]([^’」〉]*)[’」〉]")


def cells() -> Iterator[tuple[str, dict[str, str]]]:
    """Every row of the package with the name of its table."""
    for path in sorted(Path(SHOWN).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield path.stem, row


def squeezed(text: str) -> str:
    """Text without blanks, as names are compared."""
    return re.sub(r"\s", "", text)


def test_no_term_is_called_the_same_as_another(catalog: Catalog) -> None:
    heads = {term.term_ko: term.term_id for term in catalog.details.glossary}
    wrong = [
        (term.term_id, word)
        for term in catalog.details.glossary
        for word in (term.see_also or "").split(", ")
        if word and (word in heads or re.search(rf"{word}(은|는|이|가) ", term.plain_ko))
    ]
    assert not wrong, "a word that has a meaning of its own is not another name of a term"


@pytest.mark.of_package(SEOUL)
def test_every_name_quoted_in_our_words_is_printed_or_named() -> None:
    rows = list(cells())
    named = squeezed("|".join(v for _, row in rows for c, v in row.items() if c in PRINTED))
    unknown = [
        (table, next(iter(row.values())), quoted)
        for table, row in rows
        for column, text in row.items()
        if column in WRITTEN
        for quoted in QUOTED.findall(text)
        if re.search("사업|캠프|펀드|축제|아카데미|센터|챌린지|과정", quoted)
        and squeezed(quoted) not in named
    ]
    assert not unknown


@pytest.mark.of_package(SEOUL)
@pytest.mark.of_package(SEOUL)
def test_every_name_of_two_words_in_our_words_is_printed_or_named() -> None:
    rows = list(cells())
    named = squeezed("|".join(v for _, row in rows for c, v in row.items() if c in PRINTED))
    unknown = [
        (table, next(iter(row.values())), f"{before} {name}")
        for table, row in rows
        for column, text in row.items()
        if column in WRITTEN
        for before, name in NAMED.findall(text)
        if name not in named or not (PARTICLE_OR_NUMBER.search(before) or before + name in named)
    ]
    assert not unknown


@pytest.mark.of_package(SEOUL)
def test_whom_a_program_is_for_is_narrowed_by_printed_words_alone() -> None:
    printed: dict[str, str] = defaultdict(str)
    programs = {}
    for table, row in cells():
        program = row.get("program_id") or ""
        printed[program] += squeezed(row.get("as_printed") or "").replace("市", "시") + "|"
        if table == "programs":
            programs[program] = row
    lives_there = re.compile("소재|거주")
    placed = [
        program
        for program, row in programs.items()
        if re.search("서울(시)?(의|에) ", row["audience_ko"])
        and not lives_there.search(printed[program])
    ]
    assert not placed, "the report has to say that they are of the city"
    invented = [
        (program, word)
        for program, row in programs.items()
        for word in QUALIFIERS
        if word in row["audience_ko"] and word not in printed[program].replace("국내·외", "국내외")
    ]
    assert not invented


@pytest.mark.of_package(SEOUL)
def test_a_summary_speaks_of_citizens_only_where_they_are_the_audience() -> None:
    wrong = [
        row["program_id"]
        for table, row in cells()
        if table == "programs" and "시민" in row["summary_ko"] and "시민" not in row["audience_ko"]
    ]
    assert not wrong


@pytest.mark.of_package(SEOUL)
def test_a_step_is_called_by_a_noun_that_people_search_for() -> None:
    gerund = re.compile(r"(?<!경)(?<!시)(?<!학)(?<!분)기(?=$|[(,]|와 )")
    wrong = [
        (row["milestone_id"], row["what_ko"])
        for table, row in cells()
        if table == "milestones" and gerund.search(row["what_ko"])
    ]
    assert not wrong, "선정, 개관 and 개최 are what is printed and what is searched for"


@pytest.mark.of_package(SEOUL)
def test_what_may_be_a_slip_of_the_transcription_is_not_called_the_reports() -> None:
    rows = list(cells())
    misread = {
        squeezed(row["as_printed"])
        for table, row in rows
        if table == "corrections" and squeezed(row["as_printed"]) != squeezed(row["read_as"])
    }
    blamed = [
        (table, next(iter(row.values())), text)
        for table, row in rows
        for column, text in row.items()
        if column in WRITTEN and table != "corrections" and "옮긴 글" not in text
        if re.search(
            r"깨[져진]|(빠|없)[져어진는]* ?(줄이라|추진현황 아래)|뒤[가의].*잘[려린]", text
        )
        or misread.intersection(map(squeezed, QUOTED.findall(text)))
    ]
    assert not blamed
    drawn = [
        text for _, row in rows for c, text in row.items() if c in WRITTEN and "상징 그림" in text
    ]
    assert all("옮긴 글" in text for text in drawn), (
        "letters of a logo are read by the same machine"
    )
    written = [text for _, row in rows for column, text in row.items() if column in WRITTEN]
    assert not [text for text in written if "보고서 글" in text]


@pytest.mark.of_package(SEOUL)
def test_a_summary_with_amounts_says_of_which_year() -> None:
    undated = [
        row["program_id"]
        for table, row in cells()
        if table == "programs"
        if re.search(r"[\d,]+(만 원|원을|%|명이)", row["summary_ko"])
        and not re.search("20|보고서에 적힌", row["summary_ko"])
    ]
    assert not undated, "a reader of a later year takes the present for today"
