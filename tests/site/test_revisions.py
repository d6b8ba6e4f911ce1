import subprocess
from pathlib import Path, PurePosixPath

import pytest

from macros.errors import SettingError
from macros.site.revisions import extract_tree

DATA = PurePosixPath("data")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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


def test_each_commit_has_its_own_data(repository: Path, tmp_path: Path) -> None:
    old = extract_tree("HEAD~1", DATA, tmp_path / "old")
    new = extract_tree("HEAD", DATA, tmp_path / "new")
    assert (old / "a.csv").read_text(encoding="utf-8") == "하나"
    assert (new / "a.csv").read_text(encoding="utf-8") == "둘"
    assert not (new / "하나.csv").exists()


@pytest.mark.parametrize("name", ["none", "--help", "HEAD~9", ""])
def test_what_is_no_commit_is_said(repository: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match="폴더도 커밋도 아닙니다"):
        extract_tree(name, DATA, tmp_path / "out")


def test_git_says_itself_why_it_reads_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(SettingError, match=r"safe\.directory"):
        extract_tree("HEAD", DATA, tmp_path / "out")
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingError, match="not a git repository"):
        extract_tree("HEAD", DATA, tmp_path / "out")


def test_a_commit_without_data_is_said(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="HEAD' 커밋에 none 폴더가 없습니다"):
        extract_tree("HEAD", PurePosixPath("none"), tmp_path / "out")


def test_a_commit_cannot_say_how_it_is_read(repository: Path, tmp_path: Path) -> None:
    """Attributes put words into a packed file, leave it out, or change its letters."""
    word = "$Format:%(trailers:key=x)이 사업은 취소되었다$ $Id$"
    (repository / "data" / "a.csv").write_text(word, encoding="utf-8")
    (repository / "data" / "b.csv").write_text("있다", encoding="utf-8")
    (repository / ".gitattributes").write_text(
        "data/a.csv export-subst ident\ndata/b.csv export-ignore\n", encoding="utf-8"
    )
    for command in (["add", "."], ["commit", "--quiet", "-m", "셋"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *command], check=True
        )
    taken = extract_tree("HEAD", DATA, tmp_path / "out")
    assert (taken / "a.csv").read_text(encoding="utf-8") == word
    assert (taken / "b.csv").read_text(encoding="utf-8") == "있다"
    assert not (taken / "하나.csv").exists()
