"""Builds under bad conditions: the right site, or a plain sentence and the last good site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, set_cell
from tests.conftest import copy_town, copy_two_reports
from tests.robust import build, copy_project, environment, files_of, without_rights

pytestmark = pytest.mark.slow


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


def test_a_file_that_is_too_large_for_the_machine_is_reported(project: Path) -> None:
    before = files_of(project / "site")
    change(project, "한 파일이 스무 킬로바이트를 넘을 수 없는 기기입니다.")
    # Python itself would keep a compiled module of which the limit cut the end off.
    limited = environment(PYTHONDONTWRITEBYTECODE="1")
    result = build(project, limited, under=("prlimit", "--fsize=20000"))
    assert result.returncode == 1
    assert (
        "이 기기에서 허락된 크기보다 큰 파일입니다. 크기 제한을 풀고 다시 해 주세요."
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert files_of(project / "site") == before


def test_a_folder_that_cannot_be_written_to_is_reported(project: Path) -> None:
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


def test_a_build_that_fails_keeps_the_last_site(project: Path) -> None:
    before = files_of(project / "site")
    data = project / "data"
    set_cell(data, "budgets.csv", cell_of(data, "budgets.csv", "value"), "많음")
    killed = project / ".cache/build.999999999"
    (killed / "site").mkdir(parents=True)
    result = build(project, environment(LC_ALL="C", PYTHONUTF8="0"))
    assert result.returncode == 1
    assert "'많음' — 수가 아닙니다." in result.stderr
    assert files_of(project / "site") == before
    assert not [*(project / ".cache").glob("build.*")]


def test_a_build_is_of_the_package_and_the_settings_it_is_asked_for(
    project: Path, tmp_path: Path
) -> None:
    """What was built last is kept only where nothing that it is made of is another now."""
    copy_town(project / "data")  # a test before this one may have spoiled it
    other = copy_two_reports(tmp_path / "다른 자료")
    asked = environment(DATA_DIR=str(other))

    def kept(env: dict[str, str]) -> bool:
        result = build(project, env)
        assert result.returncode == 0, result.stderr
        return "이미 최신입니다" in result.stdout

    def title() -> bytes:
        return (project / "site/index.html").read_bytes()

    kept(environment())
    assert kept(environment())
    of_project = title()
    assert not kept(asked)
    assert kept(asked)
    of_other = title()
    assert of_other != of_project
    # A cell of the other package; one that was moved there is as old as it was elsewhere.
    changed = tmp_path / "reports.csv"
    text = (other / "reports.csv").read_text(encoding="utf-8")
    changed.write_text(text.replace("하늘마루군", "바람마루군"), encoding="utf-8")
    os.utime(changed, (0, 0))
    changed.replace(other / "reports.csv")
    assert not kept(asked)
    assert title() != of_other
    # Settings: the address of the site, and the day as of which it tells.
    assert not kept({**asked, "SITE_URL": "https://office.example/"})
    assert not kept({**asked, "AS_OF": "2031-01-01"})
    assert not kept(environment())
    assert title() == of_project
