import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from macros.errors import LedgerError
from macros.render.drawing.bars import Bar, Layer
from macros.render.drawing.cache import ChartCache, chart_path, placeholders
from macros.render.drawing.pool import ChartPool
from macros.site.workers import Workers

BARS = (Bar("가", "1억", (Layer("strong", 1),)),)
MAX_SECONDS = 60


@pytest.fixture(scope="module")
def one() -> Iterator[Workers]:
    """One process: what is asked for first is drawn first."""
    workers = Workers(1)
    yield workers
    workers.end()


def no_process(*_arguments: object) -> Future[Any]:
    pytest.fail("a process was asked for")


def wait_until(path: Path) -> None:
    """Returns when a file is there."""
    end = time.monotonic() + MAX_SECONDS
    while not path.is_file():
        assert time.monotonic() < end, f"{path} was not drawn"
        time.sleep(0.05)


def test_what_is_missing_is_drawn(tmp_path: Path, workers: Workers) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    pages = [chart_cache.placeholder(BARS, width) for width in (200, 300, 400)]
    ChartPool(chart_cache, workers.submit).finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in pages)


def test_chart_begins_while_more_is_asked_for(tmp_path: Path, one: Workers) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, one.submit)
    first = chart_cache.placeholder(BARS, 200)
    (key,) = placeholders(first)
    chart_pool.submit()
    wait_until(chart_path(chart_cache.folder, key))
    second = chart_cache.placeholder(BARS, 300)
    chart_pool.finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in (first, second))


def test_a_page_waits_for_its_own_charts_alone(tmp_path: Path, one: Workers) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, one.submit)
    first = chart_cache.placeholder(BARS, 200)
    chart_pool.submit()
    others = [chart_cache.placeholder(BARS, width) for width in range(300, 330)]
    chart_pool.submit()
    assert chart_pool.inline(first).startswith("<svg")
    assert len([*chart_cache.folder.glob("*.svg")]) < len(others) / 2
    chart_pool.finish()
    assert all(chart_cache.inline(page).startswith("<svg") for page in others)


def test_libraries_are_opened_ahead_only_where_all_is_to_be_drawn(tmp_path: Path) -> None:
    asked: list[object] = []

    def note(*what: object) -> Future[Any]:
        asked.append(what)
        return Future()

    ChartPool(ChartCache(tmp_path / "charts"), note).warm_up()
    assert asked == [("macros.render.drawing.worker:prepare",)]
    ChartPool(ChartCache(tmp_path), no_process).warm_up()


def test_nothing_is_handed_over_twice(tmp_path: Path, workers: Workers) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, workers.submit)
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
    chart_pool = ChartPool(chart_cache, no_process)
    chart_pool.submit()
    chart_pool.finish()
    assert not chart_cache.folder.exists()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_cache.placeholder(BARS, 200)
    chart_cache.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"만들 수 없습니다\. .*폴더가 있을 자리에 파일"):
        ChartPool(chart_cache, no_process).finish()


def test_a_chart_that_fails_ends_the_build_and_the_page_that_waits_for_it(
    tmp_path: Path, one: Workers
) -> None:
    chart_cache = ChartCache(tmp_path / "charts")
    chart_pool = ChartPool(chart_cache, one.submit)
    page = chart_cache.placeholder(BARS, "넓게")  # type: ignore[arg-type]
    chart_pool.submit()
    for wait in (lambda: chart_pool.inline(page), chart_pool.finish):
        with pytest.raises(LedgerError, match=r"그림을 그리지 못했습니다\. (?s:.*)Error"):
            wait()
