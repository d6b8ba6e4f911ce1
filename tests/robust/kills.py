"""A build killed at ten moments leaves the last site whole; the next build is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from macros.exports.checksums import verify_checksums
from tests.catalog.damage import cell_of, set_cell
from tests.robust import build, copy_project, environment, files_of

MOMENTS = 10


def empty_cache(project: Path) -> None:
    """Forgets what is checked, packed and drawn, and that the site is up to date."""
    for name in ("passed", "downloads", "charts"):
        shutil.rmtree(project / ".cache" / name, ignore_errors=True)
    (project / ".cache/site.stamp").unlink(missing_ok=True)


def test_ten_moments(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "열린 장부")
    site, data = project / "site", project / "data"
    # A cache of its own, and emptied, so that kills fall into checking, packing and drawing too.
    own = environment(CACHE_DIR=".cache")
    assert build(project, own).returncode == 0
    before = files_of(site)
    shutil.copytree(site, tmp_path / "before")
    set_cell(data, "programs.csv", cell_of(data, "programs.csv", "summary_ko"), "고친 글입니다.")
    empty_cache(project)
    began = time.monotonic()
    assert build(project, own).returncode == 0
    lasts = time.monotonic() - began
    after = files_of(site)
    assert after != before
    for moment in range(1, MOMENTS + 1):
        shutil.rmtree(site)
        shutil.copytree(tmp_path / "before", site)
        empty_cache(project)
        seconds = lasts * moment / (MOMENTS + 1)
        command = [str(project / ".ci/build")]
        with subprocess.Popen(command, env=own, start_new_session=True) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGKILL)
        checksum_report = verify_checksums(site)
        assert checksum_report.holds, (moment, checksum_report)
        assert files_of(site) in (before, after)
        print(f"killed after {seconds:.1f} of {lasts:.1f} s: {checksum_report.whole} files whole")
    (project / ".cache/site.stamp").unlink(missing_ok=True)
    result = build(project, own)
    assert result.returncode == 0, result.stderr
    assert files_of(site) == after
    assert sorted(path.name for path in (project / ".cache").glob("build.*")) == []


def test_the_build_alone_is_killed_and_its_processes_go_on(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "장부")
    assert build(project, environment()).returncode == 0
    before = files_of(project / "site")
    (project / ".cache/site.stamp").unlink()
    with subprocess.Popen([str(project / ".ci/build")], env=environment()) as process:
        time.sleep(1)
        process.kill()
    result = build(project, environment())
    assert result.returncode == 0, result.stderr
    assert files_of(project / "site") == before


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-s", "-n0"]))
