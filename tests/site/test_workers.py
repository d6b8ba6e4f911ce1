import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.errors import LedgerError
from macros.exports.downloads.cache import KEPT, LIST
from macros.site.workers import Workers, check_data, pack_downloads
from macros.validation.cache import is_validated
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN_PUBLICATION

MAX_SECONDS = 60
# A build that does not get to its end, and what it prints first: the id of its process.
GIVEN_UP = """
from concurrent.futures import BrokenExecutor

from macros.site.workers import Workers

if __name__ == "__main__":
    workers = Workers(1)
    try:
        print(workers.submit("os:getpid").result(), flush=True)
        for _ in range(3):
            asked = workers.submit("time:sleep", 600)
        asked.result()
    except (BrokenExecutor, KeyboardInterrupt):
        print("중단했습니다.")
    finally:
        workers.end()
"""


@pytest.mark.slow
def test_a_package_is_checked_anew_after_every_edit(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    check_data(workers, town_dir, tmp_path)
    assert is_validated(town_dir, tmp_path)
    cell = cell_of(town_dir, "budgets.csv", "value")
    whole = (town_dir / "budgets.csv").read_bytes()
    set_cell(town_dir, "budgets.csv", cell, "많음")
    with pytest.raises(LedgerError, match=f"budgets.csv {cell}: '많음' — 수가 아닙니다."):
        check_data(workers, town_dir, tmp_path)
    assert not is_validated(town_dir, tmp_path)
    (town_dir / "budgets.csv").write_bytes(whole)
    check_data(workers, town_dir, tmp_path)


def test_a_check_that_cannot_remember_is_reported(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LedgerError, match=f"자료를 살피지 못했습니다.\n{re.escape(str(cache))}"):
        check_data(workers, town_dir, cache)


@pytest.mark.slow
def test_a_process_that_is_gone_is_reported(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    workers = Workers(1)
    pid = workers.submit("os:getpid").result()
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(LedgerError, match=r"프로세스가 멈추었습니다\."):
        check_data(workers, town_dir, tmp_path)
    workers.end()
    check_data(workers, town_dir, tmp_path)  # others are started
    workers.end()


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_a_build_that_is_given_up(tmp_path: Path, sign: signal.Signals) -> None:
    script = tmp_path / "build.py"
    script.write_text(GIVEN_UP, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    ) as build:
        assert build.stdout is not None
        process = int(build.stdout.readline())
        if sign == signal.SIGINT:  # a terminal interrupts all of them
            os.killpg(build.pid, sign)
            assert build.communicate(timeout=MAX_SECONDS) == ("중단했습니다.\n", "")
        else:
            build.kill()
    end = time.monotonic() + MAX_SECONDS
    while Path(f"/proc/{process}").exists():
        assert time.monotonic() < end, "a process waits for ever"
        time.sleep(0.05)


def test_downloads_are_packed_once(town_dir: Path, tmp_path: Path, workers: Workers) -> None:
    folder = tmp_path / "downloads"
    first = pack_downloads(workers, town_dir, folder, TOWN_PUBLICATION)
    table = first.folder / "data/budgets.csv"
    written = table.stat().st_mtime_ns
    os.utime(first.folder / LIST, (0, 0))
    assert pack_downloads(workers, town_dir, folder, TOWN_PUBLICATION) == first
    assert table.stat().st_mtime_ns == written
    assert (first.folder / LIST).stat().st_mtime > 0  # in use again
    whole = table.read_bytes()
    table.write_bytes(whole[:-1])
    again = pack_downloads(workers, town_dir, folder, TOWN_PUBLICATION)
    assert again == first
    assert table.read_bytes() == whole


def test_downloads_of_long_ago_are_forgotten(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    folder = tmp_path / "downloads"
    for number in range(KEPT):
        pretend_packed(folder, f"old-{number}", number)
    pack_downloads(workers, town_dir, folder, TOWN_PUBLICATION)
    names = {path.parent.name for path in folder.glob(f"*/{LIST}")}
    assert len(names) == KEPT
    assert "old-0" not in names


def test_downloads_that_another_build_may_be_copying_stay(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    folder = tmp_path / "downloads"
    for number in range(KEPT + 1):
        pretend_packed(folder, f"in-use-{number}", time.time() - 60)
    pack_downloads(workers, town_dir, folder, TOWN_PUBLICATION)
    assert len([*folder.glob(f"*/{LIST}")]) == KEPT + 2


def pretend_packed(folder: Path, name: str, used: float) -> None:
    """Makes a folder of downloads that was last asked for then."""
    path = folder / name / LIST
    path.parent.mkdir(parents=True)
    path.write_text("[]", encoding="utf-8")
    os.utime(path, (used, used))


def test_downloads_that_fail_are_reported(town_dir: Path, tmp_path: Path, workers: Workers) -> None:
    set_cell(town_dir, "budgets.csv", cell_of(town_dir, "budgets.csv", "value"), "많음")
    with pytest.raises(LedgerError, match=r"내려받을 파일을 만들지 못했습니다\. (?s:.*)Error"):
        pack_downloads(workers, town_dir, tmp_path / "downloads", TOWN_PUBLICATION)
