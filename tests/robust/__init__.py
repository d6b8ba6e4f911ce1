"""Builds under bad conditions: short ones in ``tests/site/test_robust.py``, all with `make robust`.

``machines.py`` builds on a full disk, in other locales, with Windows line ends and on every Python
of the machine. Its name keeps it out of `make test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import ROOT, build_environment, copy_town, not_copied


def copy_project(folder: Path) -> Path:
    """Copies the project with the made-up town for its data and this environment for its own."""
    shutil.copytree(ROOT, folder, ignore=not_copied(".git"))
    shutil.rmtree(folder / "data")
    copy_town(folder / "data")
    (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    return folder


def environment(**more: str) -> dict[str, str]:
    """The variables of a build that uses the project's own cache of drawings."""
    return {**build_environment(), "CACHE_DIR": str(ROOT / ".cache"), **more}


def build(
    project: Path, env: Mapping[str, str], *, under: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Builds a copy of the project with `.ci/build`.

    Args:
        project: The copy.
        env: The variables of the build.
        under: A command that starts the build in turn, such as one that takes rights away.
    """
    return subprocess.run(
        [*under, str(project / ".ci/build")],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env=dict(env),
    )


def without_rights() -> tuple[str, ...]:
    """The command before a build that may not write where a folder says so: root always may."""
    if os.getuid():
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override")


def files_of(site: Path) -> dict[str, bytes]:
    """The content of every file of a site, by address."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
