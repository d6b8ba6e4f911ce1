"""Asks git, wherever the machine has it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# Nothing is locked for a question, and git answers as its manual says.
_SETTINGS = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def run_git(folder: Path, *arguments: str) -> bytes | None:
    """Returns what git prints in a folder; None if it fails or is not there.

    Args:
        folder: Where git is run.
        arguments: A command; names from elsewhere must stand behind its guards.
    """
    result = _run(folder, *arguments)
    return result.stdout if result is not None and result.returncode == 0 else None


def refusal(folder: Path) -> str | None:
    """Returns why git reads nothing in a folder, in its own words; None where it does.

    A repository that belongs to somebody else it refuses whole.
    """
    result = _run(folder, "rev-parse", "--git-dir")
    if result is None or result.returncode == 0:
        return None
    return result.stderr.decode("utf-8", "replace").strip()


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    if not folder.is_dir():
        return None
    try:
        return subprocess.run(  # noqa: S603 - no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, **_SETTINGS},
        )
    except OSError:
        return None
