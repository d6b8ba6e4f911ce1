"""How many programs and figures a change takes off the current report."""

from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.review.diff import differ
from macros.review.report_formats import format_difference
from macros.review.severity import Severity
from macros.review.snapshot import read_snapshot
from macros.review.standing import compare_standing
from tests.conftest import copy_town, copy_two_reports


def test_a_full_report_of_one_program_takes_the_others(
    town: Catalog, two_reports: Catalog, tmp_path: Path
) -> None:
    standing = compare_standing(town, two_reports)
    assert standing.programs == (3, 1)
    assert len(standing.former) == 2
    assert standing.takes
    base, head = copy_town(tmp_path / "a"), copy_two_reports(tmp_path / "b")
    difference = differ(read_snapshot(base), read_snapshot(head), (), (town, two_reports))
    assert difference.severity == Severity.RED
    text = format_difference(difference, "text")
    assert "이번 보고의 사업 3개 → 1개, 이번 보고에 없는 사업이 되는 것 2개" in text
    assert "하늘마루 온 마을 사람이" in text


def test_a_partial_report_takes_nothing(town: Catalog, partial_report: Catalog) -> None:
    standing = compare_standing(town, partial_report)
    assert standing.programs == (3, 4)
    assert standing.former == standing.gone == standing.unshown == ()
    assert "brackets-people-target" in standing.superseded
    assert not standing.takes
