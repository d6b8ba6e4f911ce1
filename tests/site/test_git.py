"""What git says of data and code, and what is read from commits."""

import os
import subprocess
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.versions import DataVersion
from macros.errors import SettingError
from macros.site.git import committed_file, content_digest, extract_tree, read_data_version, run_git
from tests.conftest import DATA, ROOT, copy_town

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


def test_git_answers_in_bytes() -> None:
    answer = run_git(ROOT, "rev-parse", "HEAD")
    assert answer is not None
    assert len(answer.strip()) == 40


def test_no_answer_where_git_fails_or_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_git(ROOT, "rev-parse", "--verify", "--quiet", "no-such-commit") is None
    assert run_git(tmp_path / "nowhere", "status") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run_git(ROOT, "rev-parse", "HEAD") is None


def test_the_file_of_the_last_commit() -> None:
    raw = committed_file(DATA / "reports.csv")
    assert raw
    assert raw.startswith(b"report_id,")


def test_what_git_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_bytes(b"report_id\n")
    assert committed_file(tmp_path / "reports.csv") is None
    assert committed_file(tmp_path / "none" / "reports.csv") is None


FOLDER = PurePosixPath("data")


@pytest.fixture
def two_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two commits; the second holds a link that leads out."""
    folder = tmp_path / "repository"
    (folder / "data").mkdir(parents=True)
    monkeypatch.chdir(folder)
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "--quiet"], check=True)
    for number in ("하나", "둘"):
        (folder / "data" / "a.csv").write_text(number, encoding="utf-8")
        subprocess.run(["git", "add", "."], check=True)
        subprocess.run(["git", *identity, "commit", "--quiet", "-m", number], check=True)
        (folder / "data" / f"{number}.csv").symlink_to("/etc/hostname")
    return folder


def test_each_commit_has_its_own_data(two_commits: Path, tmp_path: Path) -> None:
    old = extract_tree("HEAD~1", FOLDER, tmp_path / "old")
    new = extract_tree("HEAD", FOLDER, tmp_path / "new")
    assert (old / "a.csv").read_text(encoding="utf-8") == "하나"
    assert (new / "a.csv").read_text(encoding="utf-8") == "둘"
    assert not (new / "하나.csv").exists()


@pytest.mark.parametrize("name", ["none", "--help", "HEAD~9", ""])
def test_what_is_no_commit_is_said(two_commits: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match="폴더도 커밋도 아닙니다"):
        extract_tree(name, FOLDER, tmp_path / "out")


def test_git_says_itself_why_it_reads_nothing(
    two_commits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(SettingError, match=r"safe\.directory"):
        extract_tree("HEAD", FOLDER, tmp_path / "out")
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingError, match="not a git repository"):
        extract_tree("HEAD", FOLDER, tmp_path / "out")


def test_a_commit_without_data_is_said(two_commits: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="HEAD' 커밋에 none 폴더가 없습니다"):
        extract_tree("HEAD", PurePosixPath("none"), tmp_path / "out")


def test_a_commit_cannot_say_how_it_is_read(two_commits: Path, tmp_path: Path) -> None:
    """Attributes put words into a packed file, leave it out, or change its letters."""
    word = "$Format:%(trailers:key=x)이 사업은 취소되었다$ $Id$"
    (two_commits / "data" / "a.csv").write_text(word, encoding="utf-8")
    (two_commits / "data" / "b.csv").write_text("있다", encoding="utf-8")
    (two_commits / ".gitattributes").write_text(
        "data/a.csv export-subst ident\ndata/b.csv export-ignore\n", encoding="utf-8"
    )
    for command in (["add", "."], ["commit", "--quiet", "-m", "셋"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *command], check=True
        )
    taken = extract_tree("HEAD", FOLDER, tmp_path / "out")
    assert (taken / "a.csv").read_text(encoding="utf-8") == word
    assert (taken / "b.csv").read_text(encoding="utf-8") == "있다"
    assert not (taken / "하나.csv").exists()
