"""The commands of ``python -m macros``, a module each: its arguments and what it does.

Like faces they know every room; ``add_to`` registers one, and the parsed arguments carry ``run``.
"""

from __future__ import annotations

import os
from pathlib import Path


def default_data() -> Path:
    """Returns the package that commands work on: ``DATA_DIR`` as for a build, else ``data``.

    A folder of the project is named from the project's root, since commits know no other names.
    """
    folder = Path(os.environ.get("DATA_DIR") or "data")
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
