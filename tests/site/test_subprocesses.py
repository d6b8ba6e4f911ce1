import os
import time
from pathlib import Path

import pytest

from macros.errors import LedgerError
from macros.exports.downloads.cache import KEPT, LIST
from macros.site.subprocesses import Checker, check_data, pack_downloads
from macros.validation.cache import is_validated
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN_PUBLICATION


def test_a_sound_package_is_remembered(town_dir: Path, tmp_path: Path) -> None:
    check_data(town_dir, tmp_path)
    assert is_validated(town_dir, tmp_path)


def test_every_problem_is_relayed(town_dir: Path, tmp_path: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", cell, "많음")
    with pytest.raises(LedgerError, match=f"budgets.csv {cell}: '많음' — 수가 아닙니다."):
        check_data(town_dir, tmp_path)
    assert not is_validated(town_dir, tmp_path)


def test_a_check_that_stays_sees_every_edit(town_dir: Path, tmp_path: Path) -> None:
    checker = Checker(town_dir, tmp_path)
    checker.check()
    assert is_validated(town_dir, tmp_path)
    cell = cell_of(town_dir, "budgets.csv", "value")
    whole = (town_dir / "budgets.csv").read_bytes()
    set_cell(town_dir, "budgets.csv", cell, "많음")
    with pytest.raises(LedgerError, match=f"budgets.csv {cell}: '많음' — 수가 아닙니다."):
        checker.check()
    assert not is_validated(town_dir, tmp_path)
    (town_dir / "budgets.csv").write_bytes(whole)
    checker.check()
    checker.end()


def test_a_check_that_has_ended_is_reported(
    town_dir: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where the folder should be", encoding="utf-8")
    checker = Checker(town_dir, cache)
    for _ in range(2):
        with pytest.raises(LedgerError, match="자료를 살피는 일이 멈추었습니다"):
            checker.check()
    checker.end()
    assert str(cache) in capfd.readouterr().err


def test_downloads_are_packed_once(town_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    first = pack_downloads(town_dir, folder, TOWN_PUBLICATION)
    table = first.folder / "data/budgets.csv"
    written = table.stat().st_mtime_ns
    os.utime(first.folder / LIST, (0, 0))
    assert pack_downloads(town_dir, folder, TOWN_PUBLICATION) == first
    assert table.stat().st_mtime_ns == written
    assert (first.folder / LIST).stat().st_mtime > 0  # in use again
    whole = table.read_bytes()
    table.write_bytes(whole[:-1])
    again = pack_downloads(town_dir, folder, TOWN_PUBLICATION)
    assert again == first
    assert table.read_bytes() == whole


def test_downloads_of_long_ago_are_forgotten(town_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    for number in range(KEPT):
        pretend_packed(folder, f"old-{number}", number)
    pack_downloads(town_dir, folder, TOWN_PUBLICATION)
    names = {path.parent.name for path in folder.glob(f"*/{LIST}")}
    assert len(names) == KEPT
    assert "old-0" not in names


def test_downloads_that_another_build_may_be_copying_stay(town_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    for number in range(KEPT + 1):
        pretend_packed(folder, f"in-use-{number}", time.time() - 60)
    pack_downloads(town_dir, folder, TOWN_PUBLICATION)
    assert len([*folder.glob(f"*/{LIST}")]) == KEPT + 2


def pretend_packed(folder: Path, name: str, used: float) -> None:
    """Makes a folder of downloads that was last asked for then."""
    path = folder / name / LIST
    path.parent.mkdir(parents=True)
    path.write_text("[]", encoding="utf-8")
    os.utime(path, (used, used))


def test_downloads_that_fail_are_reported(
    town_dir: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    set_cell(town_dir, "budgets.csv", cell_of(town_dir, "budgets.csv", "value"), "많음")
    with pytest.raises(LedgerError, match="내려받을 파일을 만들지 못했습니다"):
        pack_downloads(town_dir, tmp_path / "downloads", TOWN_PUBLICATION)
    assert "Error" in capfd.readouterr().err
