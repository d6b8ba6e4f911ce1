"""The file as it was committed last, asked of git."""

from __future__ import annotations

from pathlib import Path

from macros.site.git import run_git


def published_file(path: Path) -> bytes | None:
    """Returns the bytes a file had at the last commit; None if git does not know it."""
    return run_git(path.parent, "show", f"HEAD:./{path.name}")
