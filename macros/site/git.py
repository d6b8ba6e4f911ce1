"""The state of data and code: commits, as git knows them, and a digest where it knows none."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path, PurePosixPath

from macros.catalog.catalog import Catalog
from macros.catalog.package.atomic_write import write_below
from macros.catalog.versions import DataVersion
from macros.errors import SettingError

ROOT = Path(__file__).parents[2]
# What a site is made of, beside its data; what only tests or measures it is none of it.
SOURCES = ("docs", "macros", "mkdocs.yml", "requirements/site.txt")
COMMIT_LENGTH = (
    10  # characters of an abbreviated commit; git's own choice grows with the repository
)
REGULAR_FILES = {"100644", "100755"}  # modes of files that are no links
# Nothing is locked for a question, and git answers as its manual says.
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def run_git(folder: Path, *arguments: str) -> bytes | None:
    """Returns what git prints in a folder; None if it fails or is not there.

    Args:
        folder: Where git is run.
        arguments: A command; names from elsewhere must stand behind its guards.
    """
    result = _run(folder, *arguments)
    return result.stdout if result is not None and result.returncode == 0 else None


def committed_file(path: Path) -> bytes | None:
    """Returns the bytes of a file in the last commit; None if git does not know it."""
    return run_git(path.parent, "show", f"HEAD:./{path.name}")


def read_data_version(data_dir: Path, catalog: Catalog) -> DataVersion:
    """Returns the day and commit that last changed the data of a package.

    Without git, outside a repository, in one that is a shallow copy (its oldest commit seems to
    have changed everything) or for a folder that was never committed, it is the day of the report.
    """
    last = _text(data_dir, "log", "-1", "--format=%H %cs", "--", ".")
    if not last or _text(data_dir, "rev-parse", "--is-shallow-repository") != "false":
        return DataVersion(catalog.report.presented_on)
    commit, day = last.split()
    changed = bool(_text(data_dir, "status", "--porcelain", "--", "."))
    built_from = _text(ROOT, "rev-parse", "HEAD")[:COMMIT_LENGTH] or None
    return DataVersion(date.fromisoformat(day), commit[:COMMIT_LENGTH], changed, built_from)


def content_digest(data_dir: Path) -> str:
    """Returns the SHA-256 of everything a site is built from: data, pages, code, libraries.

    A commit would not do, since a working copy can differ from it, and an export has none.
    """
    digest = hashlib.sha256()
    for root in (data_dir, *(ROOT / name for name in SOURCES)):
        paths = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(root).as_posix()
                digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def extract_tree(revision: str, data: PurePosixPath, folder: Path) -> Path:
    """Writes the data folder of a commit into another folder and returns where it lies.

    Args:
        revision: Name of a commit as git understands it, in the current folder's repository.
        data: The data folder from the root of the repository.
        folder: An empty folder.

    Raises:
        SettingError: If there is no git, no such commit, or no such folder in it.
    """
    here = Path.cwd()
    if shutil.which("git") is None:
        raise SettingError("git이 없어 커밋을 읽을 수 없습니다. 폴더 둘을 적어 주세요.")
    asked = f"{revision}^{{commit}}"
    commit = run_git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if commit is None:
        if reason := _refusal(here):
            raise SettingError(f"git이 이 폴더의 저장소를 읽지 못합니다. git의 말:\n{reason}")
        raise SettingError(
            f"'{revision}'은(는) 폴더도 커밋도 아닙니다. 폴더나 커밋의 이름을 적어 주세요. "
            "커밋이 아직 내려받지 않은 것이라면 git fetch로 먼저 받아 주세요."
        )
    # Never an archive: packing obeys the .gitattributes of the commit, which can put words into a
    # file or leave it out.
    name = commit.decode().strip()
    listed = run_git(here, "ls-tree", "-r", "-z", "--full-tree", name, "--", f"{data}/") or b""
    blobs = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    if not blobs:
        raise SettingError(f"'{revision}' 커밋에 {data} 폴더가 없습니다.")
    for about, _, path in blobs:
        mode, kind, blob = about.decode().split()
        # Regular files only: a link in somebody's commit could lead anywhere on this machine.
        if kind == "blob" and mode in REGULAR_FILES:
            content = run_git(here, "cat-file", "blob", blob)
            if content is None:
                raise SettingError(f"'{revision}' 커밋의 파일을 git에서 읽지 못했습니다.")
            write_below(folder, os.fsdecode(path), content)
    return folder / data


def _refusal(folder: Path) -> str | None:
    """Returns why git reads nothing in a folder, in its own words; None where it does.

    A repository that belongs to somebody else it refuses whole.
    """
    result = _run(folder, "rev-parse", "--git-dir")
    if result is None or result.returncode == 0:
        return None
    return result.stderr.decode("utf-8", "replace").strip()


def _text(folder: Path, *arguments: str) -> str:
    return (run_git(folder, *arguments) or b"").decode().strip()


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    if not folder.is_dir():
        return None
    try:
        return subprocess.run(  # noqa: S603 - no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, **_ENVIRONMENT},
        )
    except OSError:
        return None
