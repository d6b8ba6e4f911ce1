import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.errors import LedgerError
from macros.exports.downloads.cache import LIST, Downloads
from macros.site.incremental import IncrementalBuild
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN_PUBLICATION


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "templates" / "program.md"
    path.parent.mkdir()
    path.write_text("하나", encoding="utf-8")
    return path


@pytest.fixture
def edits(town_dir: Path, tmp_path: Path, template: Path) -> Iterator[IncrementalBuild]:
    """The town, taken in and built once."""
    following = IncrementalBuild(town_dir, tmp_path / "cache", [template.parent])
    following.begin()
    assert following.first
    assert following.affects("programs/brackets/")
    following.done()
    assert not following.first
    yield following
    following.end()


def summarize(town_dir: Path, words: str) -> None:
    """Writes another summary of the program called ``brackets``."""
    cell = cell_of(town_dir, "programs.csv", "summary_ko", program_id="brackets")
    set_cell(town_dir, "programs.csv", cell, words)


def test_nothing_changed_affects_nothing(edits: IncrementalBuild) -> None:
    edits.begin()
    assert not edits.affects("./")
    assert not edits.affects("programs/brackets/")


def test_an_edit_affects_its_page_and_no_other(edits: IncrementalBuild, town_dir: Path) -> None:
    summarize(town_dir, "다른 말입니다.")
    edits.begin()
    assert edits.affects("programs/brackets/")
    assert not edits.affects("programs/long-name/")
    edits.done()
    edits.begin()
    assert not edits.affects("programs/brackets/")


@pytest.mark.slow
def test_the_home_page_is_known_by_its_address(edits: IncrementalBuild, town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "name_ko", program_id="brackets")
    set_cell(town_dir, "programs.csv", cell, "다른 이름")
    edits.begin()
    assert edits.affects("./")


def test_after_a_problem_all_that_was_edited_is_built(
    edits: IncrementalBuild, town_dir: Path
) -> None:
    summarize(town_dir, "다른 말입니다.")
    cell = cell_of(town_dir, "budgets.csv", "value")
    whole = (town_dir / "budgets.csv").read_bytes()
    set_cell(town_dir, "budgets.csv", cell, "많음")
    with pytest.raises(LedgerError, match=f"budgets.csv {cell}: '많음' — 수가 아닙니다."):
        edits.begin()
    (town_dir / "budgets.csv").write_bytes(whole)
    edits.begin()
    assert edits.affects("programs/brackets/")
    assert not edits.affects("programs/long-name/")


@pytest.mark.slow
def test_what_a_broken_off_build_left_is_built_again(
    edits: IncrementalBuild, town_dir: Path
) -> None:
    summarize(town_dir, "다른 말입니다.")
    edits.begin()  # and no ``done``
    edits.begin()
    assert edits.affects("programs/brackets/")


def test_a_template_affects_everything(edits: IncrementalBuild, template: Path) -> None:
    later = template.stat().st_mtime + 5
    os.utime(template, (later, later))
    edits.begin()
    assert edits.affects("./")
    assert edits.affects("programs/long-name/")


@pytest.mark.slow
def test_without_templates_nothing_is_newer(town_dir: Path, tmp_path: Path) -> None:
    following = IncrementalBuild(town_dir, tmp_path / "cache", [])
    following.begin()
    following.done()
    following.begin()
    assert not following.affects("./")
    following.end()


@pytest.mark.slow
def test_downloads_are_those_of_the_beginning(edits: IncrementalBuild, tmp_path: Path) -> None:
    made = [Downloads(tmp_path / name, TOWN_PUBLICATION) for name in ("first", "second")]
    for downloads in made:
        downloads.folder.mkdir()
        (downloads.folder / LIST).write_text("[]", encoding="utf-8")
    asked = [edits.downloads(lambda: made.pop(0)).folder.name for _ in range(2)]
    assert asked == ["first"] * 2


def test_downloads_that_another_build_forgot_are_packed_anew(
    edits: IncrementalBuild, tmp_path: Path
) -> None:
    made = [Downloads(tmp_path / name, TOWN_PUBLICATION) for name in ("first", "second")]
    assert edits.downloads(lambda: made.pop(0)).folder.name == "first"
    assert edits.downloads(lambda: made.pop(0)).folder.name == "second"
