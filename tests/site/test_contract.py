"""Headers and addresses that others build on change only with a word in the changelog."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import ROOT, SEOUL
from tests.contract import (
    FOLDER,
    breaks,
    data_version_text,
    headers,
    mark,
    read_data_version_file,
    versions,
)

ADDRESSES = FOLDER / "addresses.txt"
DECLARED = re.compile(
    r"^- Contract (\d+), ([0-9a-f]{8}) \((first|breaking|not breaking)\): \S", re.M
)


def declared() -> dict[int, tuple[str, str]]:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return {int(n): (letters, kind) for n, letters, kind in DECLARED.findall(changelog)}


@pytest.mark.of_package(SEOUL)
def test_headers_are_those_of_the_last_version(site: Path, catalog: Catalog) -> None:
    found, known = headers(site, catalog), versions()
    update = os.environ.get("UPDATE_GOLDEN")
    if update:
        number = len(known) + 1 if update == "next" or not known else len(known)
        (FOLDER / f"{number}.json").write_text(data_version_text(found), encoding="utf-8")
        known = versions()
    last = read_data_version_file(known[-1])
    for kind, members in found.items():
        assert members == last[kind], "tests/contract says what to do about a changed header"


def test_the_changelog_says_of_each_version_whether_it_breaks() -> None:
    output, known = declared(), versions()
    assert [int(path.stem) for path in known] == [*range(1, len(known) + 1)]
    assert output.keys() == {int(path.stem) for path in known}
    for path in known:
        assert output[int(path.stem)][0] == mark(path), f"CHANGELOG.md must name {mark(path)}"
    assert output[1][1] == "first"
    for before, after in pairwise(known):
        broken = breaks(read_data_version_file(before), read_data_version_file(after))
        assert output[int(after.stem)][1] == ("breaking" if broken else "not breaking"), broken


def test_what_breaks_a_reader_is_known() -> None:
    before = read_data_version_file(versions()[-1])
    added, renamed, gone, inserted = (deepcopy(before) for _ in range(4))
    added["csv"]["data/budgets.csv"].append("new")
    added["json"]["api/v1/schema/index.json"].insert(0, "new")
    renamed["xlsx"]["programs/<id>/<id>.xlsx 수치"][0] = "이름"
    del gone["parquet"]["figures"]
    inserted["csv"]["data/budgets.csv"].insert(0, "new")
    assert breaks(before, added) == []
    assert breaks(before, renamed) == ["xlsx programs/<id>/<id>.xlsx 수치"]
    assert breaks(before, gone) == ["parquet figures"]
    assert breaks(before, inserted) == ["csv data/budgets.csv"]


def living(site: Path, catalog: Catalog) -> Iterator[str]:
    for page in site.rglob("index.html"):
        yield f"page {page.parent.relative_to(site).as_posix()}"
    yield from (f"figure {figure_id}" for figure_id in catalog.figures)


@pytest.mark.of_package(SEOUL)
def test_no_address_goes_away_without_a_word(site: Path, catalog: Catalog) -> None:
    now = {*living(site, catalog)}
    known = set(ADDRESSES.read_text(encoding="utf-8").splitlines()) if ADDRESSES.exists() else set()
    if os.environ.get("UPDATE_GOLDEN"):
        known |= now
        ADDRESSES.write_text("".join(f"{line}\n" for line in sorted(known)), encoding="utf-8")
    output = {f"figure {row.old_id}" for row in catalog.details.moved if row.kind == "figure"}
    assert known - now - output == set(), "what went away needs a row in data/moved.csv"
    assert now - known == set(), "UPDATE_GOLDEN=1 adds new addresses to tests/contract"
