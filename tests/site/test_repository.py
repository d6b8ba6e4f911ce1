"""The state of the data as the repository knows it."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.versions import DataVersion
from macros.site.repository import content_digest, read_data_version
from tests.conftest import DATA, copy_town

LATER = "2024-04-05T01:30:00+09:00"  # a day earlier by the clock of Greenwich


def git(folder: Path, *arguments: str) -> str:
    identity = {f"GIT_{who}_{what}": "a@example.org" if what == "EMAIL" else "가"
                for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip
    settings = {**os.environ, **identity, "GIT_COMMITTER_DATE": LATER, "GIT_AUTHOR_DATE": LATER}
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    data = copy_town(tmp_path / "work" / "data")
    git(data.parent, "init", "--quiet")
    git(data.parent, "add", ".")
    git(data.parent, "commit", "--quiet", "-m", "자료")
    (data.parent / "page.md").write_text("쪽", encoding="utf-8")
    git(data.parent, "add", ".")
    git(data.parent, "commit", "--quiet", "-m", "쪽")
    return data


def test_the_day_is_that_of_the_commit_that_changed_the_data(
    repository: Path, town: Catalog
) -> None:
    commit = git(repository, "rev-parse", "HEAD~1")
    data_version = read_data_version(repository, town)
    assert (data_version.commit, data_version.dated_on) == (commit[:10], date(2024, 4, 5))
    assert not data_version.changed
    (repository / "updates.csv").write_text("", encoding="utf-8")
    assert read_data_version(repository, town).changed


def test_without_history_it_is_the_day_of_the_report(town_dir: Path, town: Catalog) -> None:
    assert read_data_version(town_dir, town) == DataVersion(date(2024, 2, 29))


def test_a_shallow_copy_does_not_know_when_the_data_changed(
    repository: Path, town: Catalog, tmp_path: Path
) -> None:
    copy = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.parent}", str(copy))
    assert read_data_version(copy / "data", town) == DataVersion(date(2024, 2, 29))


def test_the_project_s_own_data_have_a_commit(catalog: Catalog) -> None:
    data_version = read_data_version(DATA, catalog)
    if data_version.commit is None:
        assert data_version.dated_on == catalog.report.presented_on
    else:
        assert len(data_version.commit) == 10


def test_the_digest_is_that_of_the_content_wherever_it_lies(tmp_path: Path) -> None:
    here, there = copy_town(tmp_path / "here"), copy_town(tmp_path / "저기")
    (there / "__pycache__").mkdir()
    (there / "__pycache__/a.pyc").write_bytes(b"1")
    digest = content_digest(here)
    assert content_digest(there) == digest
    with (there / "programs.csv").open("ab") as file:
        file.write(b" ")
    assert content_digest(there) != digest
