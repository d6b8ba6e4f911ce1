"""Keeps what was measured where a build looks for it: ``python -m tests.audit.record TESTS.xml``.

Each run carries the digest of the content it was measured on and takes the place of the last run
of its name, so that the audit and the tests can be run apart.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from macros.catalog.queries.quality import Measurement, Run, read_runs, runs_text
from macros.site.git import content_digest
from tests.conftest import DATA, ROOT

DEFAULT = ROOT / ".cache" / "quality.json"


def record(path: Path, name: str, digest: str, measurements: Iterable[Measurement]) -> None:
    """Writes a run into the file of runs, in place of the last of its name."""
    others = [run for run in read_runs(path) if run.name != name]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = runs_text([*others, Run(name, digest, tuple(measurements))])
    path.write_text(text, encoding="utf-8")


def results_file() -> Path:
    """Returns where results are kept: ``QUALITY``, which a build reads as well."""
    return Path(os.environ.get("QUALITY") or DEFAULT)


def read_tests(report: Path) -> Iterator[Measurement]:
    """Yields how many tests of a JUnit report passed, failed and were skipped."""
    counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    # pytest wrote it on this machine just now.
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for name in counts:
            counts[name] += int(suite.get(name, "0"))
    failed = counts["failures"] + counts["errors"]
    passed = counts["tests"] - failed - counts["skipped"]
    yield Measurement("all tests", "tests passed", passed, 1, most=False)
    yield Measurement("all tests", "tests failed", failed, 0)
    yield Measurement("all tests", "tests skipped", counts["skipped"], 0)


def main() -> int:
    """Records the tests' results; the exit code is that of a budget missed."""
    found = [*read_tests(Path(sys.argv[1]))]
    record(results_file(), "tests", content_digest(DATA), found)
    return 0 if all(measurement.met for measurement in found) else 1


if __name__ == "__main__":
    sys.exit(main())
