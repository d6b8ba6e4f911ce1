"""The commands of ``python -m macros``, a module each: its arguments and what it does.

They may import every folder. ``add_to`` registers one; the parsed arguments carry ``run``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

CONFIGURATION = Path("mkdocs.yml")
# `data_dir: !ENV [DATA_DIR, data]`, or the folder alone.
DATA_SETTING = re.compile(r"^\s*data_dir:\s*(?:!ENV\s*\[\s*DATA_DIR\s*,)?\s*([^\s\]#]+)", re.M)


def default_data() -> Path:
    """Returns the package that commands work on: as for a build ``DATA_DIR``, else the configured.

    A folder of the project is named from the project's root, since commits know no other names.
    """
    folder = Path(os.environ.get("DATA_DIR") or _configured())
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def default_docs() -> Path | None:
    """Returns the folder of the pages' texts where a command is typed; None outside a project."""
    return Path("docs") if CONFIGURATION.is_file() else None


def _configured() -> str:
    """Returns the folder that ``mkdocs.yml`` names where a command is typed; else ``data``.

    Read without MkDocs, which a command that only checks has no need of.
    """
    text = CONFIGURATION.read_text(encoding="utf-8") if CONFIGURATION.is_file() else ""
    found = DATA_SETTING.search(text)
    return found[1].strip("\"'") if found else "data"
