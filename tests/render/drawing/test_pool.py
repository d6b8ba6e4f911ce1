import gc
import os
import threading
import time
from pathlib import Path

import pytest

from macros.errors import LedgerError
from macros.render.drawing.bars import Bar, Layer
from macros.render.drawing.cache import Drawings, drawing_path, placeholders
from macros.render.drawing.caption import Caption
from macros.render.drawing.pool import Drawers

BARS = (Bar("가", "1억", (Layer("strong", 1),)),)
MOST_SECONDS = 60


def wait_until(path: Path) -> None:
    """Returns when a file is there."""
    end = time.monotonic() + MOST_SECONDS
    while not path.is_file():
        assert time.monotonic() < end, f"{path} was not drawn"
        time.sleep(0.05)


def test_what_is_missing_is_drawn(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    pages = [drawings.ask(BARS, width) for width in (200, 300, 400)]
    Drawers(drawings).finish()
    assert all(drawings.fill(page).startswith("<svg") for page in pages)


def test_drawing_begins_while_more_is_asked_for(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawers = Drawers(drawings, cores=1)
    first = drawings.ask(BARS, 200)
    (key,) = placeholders(first)
    drawers.feed()
    wait_until(drawing_path(drawings.folder, key))
    second = drawings.ask(BARS, 300)
    drawers.finish()
    assert all(drawings.fill(page).startswith("<svg") for page in (first, second))


def test_a_page_waits_for_its_own_drawings_alone(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawers = Drawers(drawings, cores=1)
    first = drawings.ask(BARS, 200)
    drawers.feed()
    others = [drawings.ask(BARS, width) for width in range(300, 320)]
    drawers.feed()
    assert drawers.fill(first).startswith("<svg")
    assert len([*drawings.folder.glob("*.svg")]) < len(others) / 2
    drawers.finish()
    assert all(drawings.fill(page).startswith("<svg") for page in others)


def test_what_stands_on_a_page_is_drawn_before_what_stands_beside_one(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawers = Drawers(drawings, cores=1)
    beside = [
        drawings.ask_standalone(BARS, width, None, Caption("가", "", "나", "다"))
        for width in range(300, 320)
    ]
    page = drawings.ask(BARS, 200)
    drawers.feed()
    assert drawers.fill(page).startswith("<svg")
    assert not beside[-1][0].exists()
    drawers.finish()
    assert all(path.exists() for path in beside[-1])


def test_processes_are_opened_before_anything_is_asked_for(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    before = threading.active_count()
    drawers = Drawers(drawings, cores=2)
    drawers.open()
    assert threading.active_count() == before + 2
    page = drawings.ask(BARS, 200)
    drawers.feed()
    drawers.finish()
    assert threading.active_count() == before
    assert drawings.fill(page).startswith("<svg")


def test_no_process_is_opened_where_something_is_drawn_already(tmp_path: Path) -> None:
    before = threading.active_count()
    Drawers(Drawings(tmp_path)).open()
    assert threading.active_count() == before


def test_nothing_is_handed_over_twice(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawers = Drawers(drawings)
    drawings.ask(BARS, 200)
    drawers.feed()
    drawers.feed()
    drawers.finish()
    (path,) = drawings.folder.glob("*.svg")
    drawn = path.stat().st_mtime_ns
    drawers.finish()
    assert path.stat().st_mtime_ns == drawn


def test_with_nothing_to_draw_nothing_is_started(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    before = threading.active_count()
    drawers = Drawers(drawings)
    drawers.feed()
    assert threading.active_count() == before
    drawers.finish()
    assert not drawings.folder.exists()


def test_no_more_processes_than_requests_or_cores(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    before = threading.active_count()
    drawers = Drawers(drawings, cores=2)
    pages = [drawings.ask(BARS, 200)]
    drawers.feed()
    assert threading.active_count() == before + 1
    pages += [drawings.ask(BARS, width) for width in (300, 400, 500)]
    drawers.feed()
    assert threading.active_count() == before + 2
    drawers.finish()
    assert threading.active_count() == before
    assert all(drawings.fill(page).startswith("<svg") for page in pages)


def test_a_build_that_is_given_up_leaves_no_process(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    before = threading.active_count()
    drawers = Drawers(drawings, cores=1)
    drawings.ask(BARS, 200)
    drawers.feed()
    del drawers
    gc.collect()
    end = time.monotonic() + MOST_SECONDS
    while threading.active_count() > before:
        assert time.monotonic() < end, "a process waits for ever"
        time.sleep(0.05)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawings.ask(BARS, 200)
    drawings.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"만들 수 없습니다\. .*폴더가 있을 자리에 파일"):
        Drawers(drawings).finish()


def test_a_drawing_that_fails_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawings.ask(BARS, "넓게")  # type: ignore[arg-type]
    drawings.ask(BARS, 200)
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        Drawers(drawings, cores=1).finish()
    assert "Error" in capfd.readouterr().err


def test_a_page_does_not_wait_for_a_drawing_that_failed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    drawings = Drawings(tmp_path / "charts")
    drawers = Drawers(drawings, cores=1)
    drawings.ask(BARS, "넓게")  # type: ignore[arg-type]
    page = drawings.ask(BARS, 200)
    drawers.feed()
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        drawers.fill(page)
    with pytest.raises(LedgerError, match="그림을 그리지 못했습니다"):
        drawers.finish()
    assert "Error" in capfd.readouterr().err


def test_by_default_there_is_a_process_a_core(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "charts")
    cores = os.cpu_count() or 1
    before = threading.active_count()
    drawers = Drawers(drawings)
    for width in range(cores + 1):
        drawings.ask(BARS, 200 + width)
    drawers.feed()
    assert threading.active_count() == before + cores
    drawers.finish()
