"""Builds under bad conditions: the right site, or a plain sentence and the last good site."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from macros.publish.sums import attest
from tests.catalog.spoil import cell_of, set_cell
from tests.robust import build, copy_project, environment, files_of, without_rights


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project at a path with a space and Hangul, its site built."""
    folder = copy_project(tmp_path_factory.mktemp("robust") / "열린 장부")
    result = build(folder, environment(LC_ALL="C", PYTHONUTF8="0", TZ="Pacific/Kiritimati"))
    assert result.returncode == 0, result.stderr
    return folder


def change(project: Path, words: str) -> None:
    """Changes a cell, so that there is something to build."""
    data = project / "data"
    set_cell(data, "programs.csv", cell_of(data, "programs.csv", "summary_ko"), words)


def test_another_locale_time_zone_and_path_make_the_same_site(
    project: Path, town_site: Path
) -> None:
    assert files_of(project / "site") == files_of(town_site)


def test_a_killed_build_leaves_the_last_site(project: Path) -> None:
    before = files_of(project / "site")
    change(project, "죽인 뒤에도 앞의 누리집이 남습니다.")
    # When it has begun, and while it writes: a quick machine is done after seconds.
    for sign in (".cache/build.*", ".cache/build.*/site/*"):
        with subprocess.Popen(
            [str(project / ".ci/build")], env=environment(), start_new_session=True
        ) as process:
            while process.poll() is None and not any(project.glob(sign)):
                time.sleep(0.01)
            assert process.poll() is None, "it was done before it could be killed"
            os.killpg(process.pid, signal.SIGKILL)
        assert attest(project / "site").holds
        assert files_of(project / "site") == before


def test_a_file_that_is_too_large_for_the_machine_is_told(project: Path) -> None:
    before = files_of(project / "site")
    change(project, "한 파일이 스무 킬로바이트를 넘을 수 없는 기기입니다.")
    result = build(project, environment(), under=("prlimit", "--fsize=20000"))
    assert result.returncode == 1
    assert (
        "이 기기에서 허락된 크기보다 큰 파일입니다. 크기 제한을 풀고 다시 해 주세요."
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert files_of(project / "site") == before


def test_a_folder_that_cannot_be_written_to_is_told(project: Path) -> None:
    before = files_of(project / "site")
    change(project, "쓸 수 없는 폴더입니다.")
    cache = project / ".cache"
    cache.chmod(0o555)
    try:
        result = build(project, environment(), under=without_rights())
    finally:
        cache.chmod(0o755)
    assert result.returncode == 1
    assert "짓는 데 쓸 폴더를 만들 수 없습니다" in result.stderr
    assert "쓰기 권한과 남은 자리를 살펴 주세요." in result.stderr
    assert files_of(project / "site") == before


def test_what_a_killed_swap_left_is_put_back(project: Path) -> None:
    before = files_of(project / "site")
    left = project / ".cache/build.999999999"
    left.mkdir()
    (project / "site").rename(left / "old")
    data = project / "data"
    set_cell(data, "budgets.csv", cell_of(data, "budgets.csv", "value"), "많음")
    result = build(project, environment(LC_ALL="C", PYTHONUTF8="0"))
    assert result.returncode == 1
    assert "'많음' — 정수가 아닙니다." in result.stderr
    assert files_of(project / "site") == before
    assert not left.exists()
