"""Reading a package: whatever the files hold, there are findings or a catalog, never a crash."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalog.date_ranges import first_day, last_day
from macros.catalog.package.invisible_characters import INVISIBLE
from macros.catalog.package.schema import build_package, load_descriptor
from macros.catalog.rows import TableRows, Tables
from macros.errors import DataError
from macros.validation.checks import TEXT_RULES
from macros.validation.files import check_file, check_places
from tests.catalog.damage import problems
from tests.conftest import DATA, TOWN, copy_town
from tests.properties import ANY_TEXT, INPUTS, share

SETTINGS = share(4)
# A whole load takes seconds, so it gets many spoiled cells at once.
WHOLE = settings(SETTINGS, max_examples=max(1, INPUTS // 250))
DESCRIBED = load_descriptor(DATA)
PACKAGE = build_package(DESCRIBED)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), ANY_TEXT, st.just("../x.csv")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(ANY_TEXT, inner, max_size=2)
    ),
    max_leaves=3,
)
TABLE = PACKAGE.table("divisions")
GOOD = (TOWN / TABLE.path).read_bytes()
BYTES = st.one_of(
    st.binary(max_size=60),
    st.tuples(st.integers(0, len(GOOD)), st.binary(max_size=6), st.integers(0, 9)).map(
        lambda cut: GOOD[: cut[0]] + cut[1] + GOOD[cut[0] + cut[2] :]
    ),
    ANY_TEXT.map(lambda text: GOOD + text.encode("utf-8", "surrogatepass")),
)
NUMBERS = st.from_regex(r"-?[0-9０]{1,20}([.,_][0-9]{1,3})?", fullmatch=True)
DAYS = st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)
NOT_TEXT = re.compile("[\0-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\uffff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_town(tmp_path_factory.mktemp("fuzz"))


def said(finding: object) -> str:
    """Returns a message without the marks that set apart words which run the other way."""
    return re.sub("[\u2068\u2069]", "", str(finding))


@SETTINGS
@given(BYTES)
def test_any_bytes_are_refused_or_read(content: bytes) -> None:
    findings = check_file(TABLE, content)
    assert all(finding.rule and finding.remedy for finding in findings)
    assert not any(INVISIBLE.search(said(finding)) for finding in findings)
    if not findings:
        text = content.decode("utf-8")
        assert next(csv.reader(io.StringIO(text, newline=""))) == list(TABLE.columns)


def places(value: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yields the way to everything in a parsed JSON text."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for step, member in inner:
        yield (*place, step)
        if isinstance(member, dict | list):
            yield from places(member, (*place, step))


@SETTINGS
@given(st.sampled_from(list(places(DESCRIBED))), JSON)
def test_any_descriptor_is_refused_or_read(place: tuple[str | int, ...], value: object) -> None:
    spoiled = found = json.loads(json.dumps(DESCRIBED))
    for step in place[:-1]:
        found = found[step]
    found[place[-1]] = value
    try:
        package = build_package(spoiled)
    except DataError as error:
        refused = [str(finding) for finding in error.findings]
    else:
        refused = []
    assert not any(INVISIBLE.search(line) for line in refused)
    if refused:
        return
    assert all(name in table.columns for table in package.tables for name in table.primary_key)
    if not list(check_places(DATA, package)):
        assert not any({"/", "\\", ":"} & {*table.name, *table.path} for table in package.tables)


def output(name: str, column: str, values: list[str]) -> set[int]:
    """Returns the positions of the values that the rules of single cells refuse."""
    table = PACKAGE.table(name)
    frame = pd.DataFrame("", index=range(len(values)), columns=list(table.columns), dtype=str)
    frame[column] = values
    tables = Tables(PACKAGE, [TableRows(table, frame)])
    findings = [f for rule in TEXT_RULES for f in rule(tables)]
    assert not any(INVISIBLE.search(said(finding)) for finding in findings)
    return {finding.row - 2 for finding in findings}


@SETTINGS
@given(st.lists(ANY_TEXT, min_size=1, max_size=5))
def test_a_text_that_passes_is_safe(texts: list[str]) -> None:
    refused = output("programs", "summary_ko", texts)
    for text in (text for at, text in enumerate(texts) if at not in refused):
        assert not NOT_TEXT.search(text)
        assert not re.search(r"\{\{|\{%|\{#|<[A-Za-z/!?]", text)
        assert text == text.strip()
        assert len(text.splitlines()) <= 1


@SETTINGS
@given(st.lists(st.tuples(NUMBERS, DAYS), min_size=1, max_size=5))
def test_a_number_and_a_day_that_pass_can_be_used(cells: list[tuple[str, str]]) -> None:
    numbers, days = [cell[0] for cell in cells], [cell[1] for cell in cells]
    refused = output("budgets", "value", numbers)
    for text in (text for at, text in enumerate(numbers) if at not in refused):
        assert str(int(text)) == text
        assert float(text) == int(text)
    refused = output("milestones", "start", days)
    for text in (text for at, text in enumerate(days) if at not in refused):
        assert date(1900, 1, 1) <= first_day(text) <= last_day(text) <= date(2100, 12, 31)


@WHOLE
@given(data=st.data())
def test_a_package_with_any_cells_loads_or_is_refused(folder: Path, data: st.DataObject) -> None:
    copy_town(folder)
    for table in data.draw(st.lists(st.sampled_from(PACKAGE.tables), min_size=1, max_size=3)):
        path = folder / table.path
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for line in lines[1:]:
            column = data.draw(st.integers(0, len(line) - 1))
            line[column] = data.draw(st.one_of(ANY_TEXT, NUMBERS, DAYS))
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
    assert not any(INVISIBLE.search(line) for line in problems(folder))
