"""The file as it was committed last, asked of git."""

from __future__ import annotations

import subprocess
from pathlib import Path


def published_file(path: Path) -> bytes | None:
    """Returns the bytes a file had at the last commit; None if git does not know it."""
    if not path.parent.is_dir():
        return None
    try:
        result = subprocess.run(  # noqa: S603 - no shell, and the name comes after the colon
            ["git", "show", f"HEAD:./{path.name}"],  # noqa: S607 - the user's git
            cwd=path.parent,
            capture_output=True,
            check=False,
        )
    except OSError:  # no git on this machine
        return None
    return None if result.returncode else result.stdout
