"""Asks git, wherever the machine has it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# Nothing is locked for a question, and git answers as its manual says.
_SETTINGS = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def ask_git(folder: Path, *arguments: str) -> bytes | None:
    """Returns what git prints in a folder; None if it fails or is not there.

    Args:
        folder: Where git is run.
        arguments: A command; names from elsewhere must stand behind its guards.
    """
    if not folder.is_dir():
        return None
    try:
        result = subprocess.run(  # noqa: S603 - no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, **_SETTINGS},
        )
    except OSError:
        return None
    return result.stdout if result.returncode == 0 else None
