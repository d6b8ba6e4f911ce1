"""Two editors of one table: their additions merge, with git as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from macros.validation.package import validate_package
from tests.conftest import DATA, ROOT, SEOUL

# A row before and a row after the middle of the table, each with a key of its own.
TABLES = ("glossary", "silences", "contents", "organizations", "milestones")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=officer", "-c", "user.email=officer@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def add_copy(path: Path, row: int, *, line_end: str = "\n") -> str:
    """Adds a row after another, like it but for its key."""
    lines = path.read_text(encoding="utf-8").splitlines()
    key, rest = lines[row].split(",", 1)
    lines.insert(row + 1, f"{key}-too,{rest}")
    path.write_bytes((line_end.join(lines) + line_end).encode())
    return lines[row + 1]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "before")
    return tmp_path


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("name", TABLES)
def test_rows_added_in_different_places_merge(repository: Path, name: str) -> None:
    path = repository / "data" / f"{name}.csv"
    middle = len(path.read_text(encoding="utf-8").splitlines()) // 2
    git(repository, "checkout", "-qb", "one")
    first = add_copy(path, middle - 5)
    git(repository, "commit", "-qam", "one")
    git(repository, "checkout", "-qb", "two", "main")
    second = add_copy(path, middle + 5, line_end="\r\n")  # saved by a program of Windows
    git(repository, "commit", "-qam", "two")
    git(repository, "merge", "-q", "--no-edit", "one")
    text = path.read_text(encoding="utf-8")
    assert first in text
    assert second in text
    assert "<<<<" not in text
    order = [
        finding
        for finding in validate_package(repository / "data").problems
        if finding.code == "order"
    ]
    assert not order
