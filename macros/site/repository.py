"""What the repository knows of the data: who last changed it when, by commit and not by clock."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.versions import DataVersion
from macros.site.git import run_git

ROOT = Path(__file__).parents[2]
# What a site is made of, beside its data; what only tests or measures it is none of it.
SOURCES = ("docs", "macros", "mkdocs.yml", "requirements/site.txt")
SHORT = 10  # letters of a commit; git's own choice grows with the repository


def read_data_version(data_dir: Path, catalog: Catalog) -> DataVersion:
    """Returns the state of the data of a package.

    Without git, outside a repository, in one that is a shallow copy (its oldest commit seems to
    have changed everything) or for a folder that was never committed, it is the day of the report.
    """
    last = _git(data_dir, "log", "-1", "--format=%H %cs", "--", ".")
    if not last or _git(data_dir, "rev-parse", "--is-shallow-repository") != "false":
        return DataVersion(catalog.report.presented_on)
    commit, day = last.split()
    changed = bool(_git(data_dir, "status", "--porcelain", "--", "."))
    built_from = _git(ROOT, "rev-parse", "HEAD")[:SHORT] or None
    return DataVersion(date.fromisoformat(day), commit[:SHORT], changed, built_from)


def content_digest(data_dir: Path) -> str:
    """Returns the hash of everything a site is built from: data, pages, code, libraries.

    A commit would not do, since a working copy can differ from it, and an export has none.
    """
    digest = hashlib.sha256()
    roots = (data_dir, *(ROOT / name for name in SOURCES))
    for root in roots:
        paths = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(root).as_posix()
                digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _git(folder: Path, *arguments: str) -> str:
    """Returns what git says, "" where it has nothing to say or is not there."""
    return (run_git(folder, *arguments) or b"").decode().strip()
