"""The page about quality in built sites: measured, not measured, measured on other content."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import CheckResults, evaluate_all
from macros.catalog.queries.quality import Measurement, read_runs
from macros.site.git import content_digest
from tests.audit.record import record
from tests.conftest import ROOT, SEOUL, build_environment, copy_town
from tests.markup import parse

PAGE = "about/quality/index.html"
NOT_MEASURED = "이 판에서는 재지 않았습니다."


def text_of(site: Path) -> str:
    (article,) = parse(site / PAGE).xpath("//article")
    return " ".join(article.text_content().split())


def headings(site: Path) -> list[str]:
    return [
        str(heading.text_content()).removesuffix("#")
        for heading in parse(site / PAGE).xpath("//article//h2")
    ]


def build(site: Path, data: Path, measured: Path) -> subprocess.CompletedProcess[str]:
    settings = {"DATA_DIR": str(data), "CACHE_DIR": str(ROOT / ".cache"), "QUALITY": str(measured)}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env={**build_environment(), **settings},
    )


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    return tmp_path / "quality.json"


@pytest.mark.of_package(SEOUL)
def test_a_version_that_was_not_measured_says_so(site: Path, catalog: Catalog) -> None:
    text = text_of(site)
    assert text.count("재지 않고 지었습니다.") == 1
    assert NOT_MEASURED not in text, "what was not measured has no headings of its own"
    assert "시험" not in headings(site)
    assert not (site / "about/quality.json").exists()
    check_results = evaluate_all(catalog)
    held = len(CheckResults(check_results).select(status="holds"))
    assert f"셈 {len(check_results)}개 가운데 {held}개가 맞습니다." in text
    assert f"출처가 붙은 수치는 {len(catalog.figures):,}개입니다." in text


@pytest.mark.slow
def test_measured_values_are_shown_and_misses_are_not_hidden(
    town_dir: Path, tmp_path: Path, measured: Path
) -> None:
    digest = content_digest(town_dir)
    values = [Measurement("", "bytes", 120_000, 100_000), Measurement("", "requests", 8, 10)]
    record(measured, "audit", digest, values)
    record(
        measured, "tests", "0" * 64, [Measurement("all tests", "tests passed", 9, 1, most=False)]
    )
    site = tmp_path / "site"
    assert build(site, town_dir, measured).returncode == 0
    text = text_of(site)
    assert (
        "이 판과 내용이 똑같은 누리집에서 2가지를 쟀습니다. 그 가운데 1가지는 기준을 놓쳤습니다."
        in text
    )
    assert "여는 데 받는 양(바이트)첫 장120,000100,000 이하놓침" in text
    assert "여는 데 드는 요청첫 장810 이하지킴" in text
    assert "지나간 시험" not in text
    given = site / "about/quality.json"
    assert [run.name for run in read_runs(given)] == ["audit"]
    again = tmp_path / "again"
    assert build(again, town_dir, given).returncode == 0
    assert (again / "SHA256SUMS").read_bytes() == (site / "SHA256SUMS").read_bytes()


@pytest.mark.slow
def test_values_of_another_version_are_not_shown(
    town_dir: Path, tmp_path: Path, measured: Path
) -> None:
    other = copy_town(tmp_path / "other")
    with (other / "updates.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    digest = content_digest(other)
    assert digest != content_digest(town_dir)
    record(measured, "audit", digest, [Measurement("", "bytes", 120_000, 100_000)])
    site = tmp_path / "site"
    done = build(site, town_dir, measured)
    assert done.returncode == 0, done.stderr
    text = text_of(site)
    assert "다른 판에서 잰 것이어서 싣지 않았습니다." in text
    assert "120,000" not in text
    assert not (site / "about/quality.json").exists()


def test_a_broken_file_ends_the_build_with_the_remedy(
    town_dir: Path, tmp_path: Path, measured: Path
) -> None:
    measured.write_text(json.dumps({"findings": []}), encoding="utf-8")
    done = build(tmp_path / "site", town_dir, measured)
    assert done.returncode == 1
    assert "품질을 잰 결과로 읽을 수 없습니다." in done.stderr
    assert "Traceback" not in done.stderr
