"""Audits the built site over HTTP: cost, Lighthouse, HTML validity, links. Prints one table.

The site is built as it is published: with the address it is served at, and compressed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.audit.cost import cost_findings, heaviest_program
from tests.audit.findings import Finding, table
from tests.audit.tools import (
    RUNS,
    broken_links,
    faults_named,
    html_faults,
    lighthouse_findings,
    run_lighthouse,
    workflow_faults,
)
from tests.conftest import ROOT
from tests.site.conftest import ARGUMENTS, find_browser
from tests.site.server import serve


def audited_pages(site: Path) -> list[str]:
    """Returns the pages that cost and Lighthouse are measured on."""
    return ["", "programs/", heaviest_program(site), "budget/"]


def audit(site: Path, address: str, browser: str) -> Iterator[Finding]:
    """Yields every finding about a built and served site; details of faults go to stderr."""
    pages = audited_pages(site)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for page in pages:
            yield from cost_findings(chromium, address, page)
        chromium.close()
    for page in pages:
        reports = [run_lighthouse(address + page, browser) for _ in range(RUNS)]
        print(*sorted(set(faults_named(reports))), sep="\n", end="", file=sys.stderr)
        yield from lighthouse_findings(page, reports)
    count = f"all {len(list(site.rglob('*.html')))} pages"
    for measure, faults in (
        ("HTML errors", html_faults(site)),
        ("broken links", broken_links(address)),
    ):
        print(*(f"{fault}\n" for fault in faults), sep="", end="", file=sys.stderr)
        yield Finding(count, measure, len(faults), 0)
    faults = workflow_faults(ROOT / ".github/workflows")
    print(*(f"{fault}\n" for fault in faults), sep="", end="", file=sys.stderr)
    yield Finding("workflows", "actionlint", len(faults), 0)


def main() -> int:
    """Runs the audit; returns 1 where a budget is missed."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        site.mkdir()
        with serve(site) as address:
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
                cwd=ROOT,
                check=True,
                env={**os.environ, "SITE_URL": address},
            )
            findings = list(audit(site, address, find_browser()))
    print(table(findings))
    missed = [finding for finding in findings if not finding.met]
    print(f"{len(findings)} budgets, {len(missed)} missed; Lighthouse: medians of {RUNS} runs")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
