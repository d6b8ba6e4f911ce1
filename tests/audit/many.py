"""Audits every kind of page of a site of many programs: ``python -m tests.audit.many 1000``.

Makes a package of so many programs, builds it with pictures stood in for, and measures the heaviest
page of each kind: bytes, requests and what Lighthouse finds. ``--weigh`` leaves Lighthouse out,
which takes half a minute a page; ``--keep FOLDER`` builds there and keeps it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.catalog.queries.quality import Measurement
from tests.audit.cost import cost_findings
from tests.audit.findings import MAX_INDEX_HTML, table
from tests.audit.kinds import heaviest, packed, page_file
from tests.audit.tools import lighthouse_of_kind
from tests.bench.package import make_package
from tests.conftest import ROOT
from tests.site.conftest import ARGUMENTS, find_browser
from tests.site.server import serve

PROGRAMS = 1_000
INDEX = "programs/"


def build_many(programs: int, folder: Path) -> Path:
    """Builds a site of so many programs into a folder, with pictures stood in for."""
    data = make_package(folder / "data", programs)
    site = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "tests.bench.stand_in", "-q", "-d", str(site)],
        cwd=ROOT,
        check=True,
        env={**os.environ, "DATA_DIR": str(data), "CACHE_DIR": str(folder / "cache")},
    )
    return site


def weigh(chromium: Browser, site: Path, address: str) -> Iterator[Measurement]:
    """Yields what the heaviest page of each kind costs before anybody does anything on it.

    The index of programs holds a row for each, which is what it is for: its HTML has a budget of
    its own in the place of that of all bytes.
    """
    for page in heaviest(site).values():
        findings = cost_findings(chromium, address, page)
        if page == INDEX:
            html = packed(page_file(site, page))
            yield Measurement(page, "bytes of HTML", html, MAX_INDEX_HTML)
            yield from (finding for finding in findings if finding.measure != "bytes")
        else:
            yield from findings


def audit(programs: int, folder: Path, *, lighthouse: bool) -> list[Measurement]:
    """Builds and measures a site of so many programs."""
    site, browser = build_many(programs, folder), find_browser()
    with serve(site) as address:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
            findings = [*weigh(chromium, site, address)]
            chromium.close()
        if lighthouse:
            for page in heaviest(site).values():
                findings += lighthouse_of_kind(address, page, browser)
    return findings


def main() -> int:
    """Prints the table; returns 1 where a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", type=int, nargs="?", default=PROGRAMS)
    parser.add_argument("--weigh", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = asked.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        findings = audit(asked.programs, folder, lighthouse=not asked.weigh)
    print(table(findings))
    missed = [finding for finding in findings if not finding.met]
    print(f"{asked.programs:,} programs: {len(findings)} budgets, {len(missed)} missed; ", end="")
    print(f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
