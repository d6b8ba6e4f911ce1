"""Results are kept by name: a new run takes the place of the last, others stay."""

from pathlib import Path

from macros.catalog.queries.quality import Measurement, read_runs
from tests.audit.record import read_tests, record

JUNIT = (
    '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10">'
    "</testsuite></testsuites>"
)


def test_the_tests_are_counted(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text(JUNIT, encoding="utf-8")
    assert [(m.measure, m.value, m.met) for m in read_tests(report)] == [
        ("tests passed", 4, True),
        ("tests failed", 3, False),
        ("tests skipped", 3, False),
    ]


def test_a_new_run_takes_the_place_of_the_last(tmp_path: Path) -> None:
    path = tmp_path / "cache/quality.json"
    slow, fast = Measurement("", "performance", 90, 98, most=False), Measurement("", "bytes", 1, 2)
    record(path, "audit", "a", [slow])
    record(path, "tests", "b", [])
    record(path, "audit", "c", [fast])
    assert [(r.name, r.digest, r.measurements) for r in read_runs(path)] == [
        ("audit", "c", (fast,)),
        ("tests", "b", ()),
    ]
