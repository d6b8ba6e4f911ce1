import gc
import os
import threading
import time
from pathlib import Path

import pytest

from macros.errors import LedgerError
from macros.render.drawing.bars import Bar, Layer
from macros.render.drawing.cache import ChartCache, chart_path, placeholders
from macros.render.drawing.caption import Caption
from macros.render.drawing.pool import ChartPool

BARS = (Bar("가", "1억", (Layer("strong", 1),)),)
MAX_SECONDS = 60


def wait_until(path: Path) -> None:
    """Returns when a file is there."""
    end = time.monotonic() + MAX_SECONDS
    while not path.is_file():
        assert time.monotonic() < end, f"{path} was not drawn"
        time.sleep(0.05)


def test_what_is_missing_is_drawn(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    pages = [chart_cache.placeholder(BARS, width) for width in (200, 300, 400)]
    ChartPool(chart_cache).finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in pages)


def test_chart_begins_while_more_is_asked_for(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, cores=1)
    first = chart_cache.placeholder(BARS, 200)
    (key,) = placeholders(first)
    chart_pool.submit()
    wait_until(chart_path(chart_cache.folder, key))
    second = chart_cache.placeholder(BARS, 300)
    chart_pool.finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in (first, second))


def test_a_page_waits_for_its_own_charts_alone(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, cores=1)
    first = chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    others = [chart_cache.placeholder(BARS, width) for width in range(300, 320)]
    chart_pool.submit()
    assert chart_pool.inline(first).startswith("<svg")
    assert len([*chart_cache.folder.glob("*.svg")]) < len(others) / 2
    chart_pool.finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in others)


def test_what_stands_on_a_page_is_drawn_before_what_stands_beside_one(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, cores=1)
    beside = [
        chart_cache.request_standalone(BARS, width, None, Caption("가", "", "나", "다"))
        for width in range(300, 320)
    ]
    page = chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    assert chart_pool.inline(page).startswith("<svg")
    assert not beside[-1][0].exists()
    chart_pool.finish()
    assert all(path.exists() for path in beside[-1])


def test_processes_are_opened_before_anything_is_asked_for(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    before = threading.active_count()
    chart_pool = ChartPool(chart_cache, cores=2)
    chart_pool.warm_up()
    assert threading.active_count() == before + 2
    page = chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    chart_pool.finish()
    assert threading.active_count() == before
    assert chart_cache.inline(page).startswith("<svg")


def test_no_process_is_opened_where_something_is_drawn_already(tmp_path: Path) -> None:
    before = threading.active_count()
    ChartPool(ChartCache(tmp_path)).warm_up()
    assert threading.active_count() == before


def test_nothing_is_handed_over_twice(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache)
    chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    chart_pool.submit()
    chart_pool.finish()
    (path,) = chart_cache.folder.glob("*.svg")
    drawn = path.stat().st_mtime_ns
    chart_pool.finish()
    assert path.stat().st_mtime_ns == drawn


def test_with_nothing_to_draw_nothing_is_started(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    before = threading.active_count()
    chart_pool = ChartPool(chart_cache)
    chart_pool.submit()
    assert threading.active_count() == before
    chart_pool.finish()
    assert not chart_cache.folder.exists()


def test_no_more_processes_than_requests_or_cores(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    before = threading.active_count()
    chart_pool = ChartPool(chart_cache, cores=2)
    pages = [chart_cache.placeholder(BARS, 200)]
    chart_pool.submit()
    assert threading.active_count() == before + 1
    pages += [chart_cache.placeholder(BARS, width) for width in (300, 400, 500)]
    chart_pool.submit()
    assert threading.active_count() == before + 2
    chart_pool.finish()
    assert threading.active_count() == before
    assert all(chart_cache.inline(page).startswith("<svg") for page in pages)


def test_a_build_that_is_given_up_ends_its_processes(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    before = threading.active_count()
    chart_pool = ChartPool(chart_cache, cores=1)
    chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    del chart_pool
    gc.collect()
    end = time.monotonic() + MAX_SECONDS
    while threading.active_count() > before:
        assert time.monotonic() < end, "a process waits for ever"
        time.sleep(0.05)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_cache.placeholder(BARS, 200)
    chart_cache.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"만들 수 없습니다\. .*폴더가 있을 자리에 파일"):
        ChartPool(chart_cache).finish()


def test_a_chart_that_fails_is_reported(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_cache.placeholder(BARS, "넓게")  # type: ignore[arg-type]
    chart_cache.placeholder(BARS, 200)
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        ChartPool(chart_cache, cores=1).finish()
    assert "Error" in capfd.readouterr().err


def test_a_page_does_not_wait_for_a_chart_that_failed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, cores=1)
    chart_cache.placeholder(BARS, "넓게")  # type: ignore[arg-type]
    page = chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        chart_pool.inline(page)
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        chart_pool.finish()
    assert "Error" in capfd.readouterr().err


def test_by_default_there_is_a_process_a_core(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    cores = os.cpu_count() or 1
    before = threading.active_count()
    chart_pool = ChartPool(chart_cache)
    for width in range(cores + 1):
        chart_cache.placeholder(BARS, 200 + width)
    chart_pool.submit()
    assert threading.active_count() == before + cores
    chart_pool.finish()
