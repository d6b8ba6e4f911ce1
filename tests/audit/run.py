"""Audits the built site over HTTP: cost, Lighthouse, axe, HTML validity, links, a second build.

The site is built as it is published: with the address it is served at, and compressed. Prints one
table and keeps the results for the page about quality. Where ``REPORT`` names the report's text,
the data are held against it as well.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from macros.catalog.queries.quality import Measurement
from macros.exports.checksums import site_checksums
from macros.site.git import content_digest
from macros.validation.package import load_catalog
from macros.validation.report_coverage import cover
from macros.validation.report_verify import verify
from tests.audit.building import build
from tests.audit.cost import cost_findings, heaviest_program
from tests.audit.findings import table
from tests.audit.kinds import heaviest
from tests.audit.record import record, results_file
from tests.audit.tools import (
    RUNS,
    broken_links,
    faults_named,
    html_faults,
    lighthouse_findings,
    lighthouse_of_kind,
    run_lighthouse,
    workflow_faults,
)
from tests.conftest import DATA, ROOT
from tests.site.conftest import ARGUMENTS, find_browser
from tests.site.server import serve


def audited_pages(site: Path) -> list[str]:
    """Returns the pages that everything is measured on."""
    return ["", "programs/", heaviest_program(site), "budget/"]


def other_pages(site: Path) -> list[str]:
    """Returns the heaviest page of each other kind, which gets fewer runs."""
    return [page for page in heaviest(site).values() if page not in audited_pages(site)]


def audit(site: Path, address: str, browser: str) -> Iterator[Measurement]:
    """Yields every finding about a built and served site; details of faults go to stderr."""
    pages = audited_pages(site)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for page in (*pages, *other_pages(site)):
            yield from cost_findings(chromium, address, page)
            yield axe_finding(chromium, address, page)
        chromium.close()
    for page in pages:
        reports = [run_lighthouse(address + page, browser) for _ in range(RUNS)]
        print(*sorted(set(faults_named(reports))), sep="\n", end="", file=sys.stderr)
        yield from lighthouse_findings(page, reports)
    for page in other_pages(site):
        yield from lighthouse_of_kind(address, page, browser)
    count = f"all {len(list(site.rglob('*.html')))} pages"
    for measure, faults in (
        ("HTML errors", html_faults(site)),
        ("broken links", broken_links(address)),
    ):
        print(*(f"{fault}\n" for fault in faults), sep="", end="", file=sys.stderr)
        yield Measurement(count, measure, len(faults), 0)
    faults = workflow_faults(ROOT / ".github/workflows")
    print(*(f"{fault}\n" for fault in faults), sep="", end="", file=sys.stderr)
    yield Measurement("workflows", "actionlint", len(faults), 0)


def axe_finding(browser: Browser, address: str, page: str) -> Measurement:
    """Returns how many of axe's rules a page breaks, light and dark together."""
    broken: set[str] = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        opened = context.new_page()
        opened.goto(address + page)
        opened.wait_for_load_state("networkidle")
        broken |= {f"{v['id']} ({scheme})" for v in Axe().run(opened).response["violations"]}
        context.close()
    print(
        *(f"{address}{page} axe: {rule}\n" for rule in sorted(broken)),
        sep="",
        end="",
        file=sys.stderr,
    )
    return Measurement(page, "axe violations", len(broken), 0)


def report_findings(report: Path) -> Iterator[Measurement]:
    """Yields how much of the report the data account for, and how many passports fail it."""
    catalog = load_catalog(DATA)
    text = report.read_bytes()
    sections = cover(catalog, catalog.report, text)
    numerals = sum(section.numerals for section in sections)
    open_ones = sum(len(section.unexplained) for section in sections)
    share = 100 * (numerals - open_ones) / numerals if numerals else 0.0
    yield Measurement("report", "numerals accounted for", round(share, 2), 100, most=False)
    failures = len(verify(catalog, catalog.report, text).failures)
    yield Measurement("report", "passports that fail", failures, 0)


def again_finding(site: Path, address: str, folder: Path) -> Measurement:
    """Builds the site once more, elsewhere and in another time zone, and counts what differs."""
    build(folder, SITE_URL=address, QUALITY="", TZ="Pacific/Kiritimati", LC_ALL="C")
    first, second = site_checksums(site), site_checksums(folder)
    differing = {name for name in {**first, **second} if first.get(name) != second.get(name)}
    print(*(f"differs: {name}\n" for name in sorted(differing)), sep="", end="", file=sys.stderr)
    return Measurement("two builds", "differing files", len(differing), 0)


def main() -> int:
    """Runs the audit; returns 1 where a budget is missed."""
    digest = content_digest(DATA)
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        site.mkdir()
        with serve(site) as address:
            build(site, SITE_URL=address, QUALITY="")  # without results of earlier audits
            findings = [again_finding(site, address, Path(name) / "again")]
            findings += audit(site, address, find_browser())
    if report := os.environ.get("REPORT"):
        findings += report_findings(Path(report))
    print(table(findings))
    missed = [finding for finding in findings if not finding.met]
    print(
        f"{len(findings)} budgets, {len(missed)} missed; "
        f"Lighthouse: medians of {RUNS} runs, or one that meets them"
    )
    if content_digest(DATA) == digest:
        record(results_file(), "audit", digest, findings)
    else:
        print("The content changed meanwhile, so the results are not kept.", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
