"""The site as it is published, built and served for a tool that looks at it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.site.server import serve


def build(site: Path, **variables: str) -> None:
    """Builds the site into a folder with some settings of the environment."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=ROOT,
        check=True,
        env={**os.environ, **variables},
    )


@contextmanager
def served_build(**variables: str) -> Iterator[str]:
    """Builds the site into a folder of its own and yields the address it is served at."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build(site, **variables)
        with serve(site) as address:
            yield address
