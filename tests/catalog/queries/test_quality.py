"""Measured results: read as written, shown for their own content only."""

from pathlib import Path

import pytest

from macros.catalog.queries.quality import (
    Measurement,
    Quality,
    Run,
    read_runs,
    runs_text,
    select_quality,
)
from macros.errors import SettingError

WEIGHT = Measurement("budget/", "bytes", 81_000, 100_000)
SLOW = Measurement("", "performance", 97, 98, most=False)
AUDIT = Run("audit", "a" * 64, (WEIGHT, SLOW))
TESTS = Run("tests", "b" * 64, (Measurement("all tests", "tests failed", 0, 0),))


def test_runs_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text(runs_text([TESTS, AUDIT]), encoding="utf-8")
    assert read_runs(path) == (AUDIT, TESTS)
    assert read_runs(tmp_path / "none.json") == ()
    assert read_runs(tmp_path) == ()


def test_only_runs_on_the_same_content_are_selected() -> None:
    quality = select_quality([TESTS, AUDIT], "a" * 64)
    assert (quality.runs, quality.others) == ((AUDIT,), 1)
    assert (quality.count, quality.missed) == (2, (SLOW,))
    assert quality.of(["bytes", "requests"]) == (WEIGHT,)
    assert quality.text == runs_text([AUDIT])
    assert select_quality([TESTS, AUDIT], "c" * 64) == Quality((), 2)


@pytest.mark.parametrize("text", ["", "[]", '{"runs": [{"name": "audit"}]}', '{"runs": 1}'])
def test_a_broken_file_is_reported_with_the_remedy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "quality.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        read_runs(path)
    assert str(caught.value) == (
        f"{path}: 품질을 잰 결과로 읽을 수 없습니다. 지우고 make audit로 다시 재 주세요."
    )
