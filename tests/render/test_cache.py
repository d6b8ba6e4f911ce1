from pathlib import Path

from macros.render.cache import ChartCache, chart_key
from macros.render.marks import Bar, Layer

BARS = (Bar("가", "1", (Layer("strong", 1),)),)
OTHER = (Bar("가", "2", (Layer("strong", 2),)),)


def test_a_chart_is_drawn_once(tmp_path: Path) -> None:
    first = ChartCache(tmp_path / "charts")
    svg = first.draw(BARS, 320)
    assert first.drawn == 1
    second = ChartCache(tmp_path / "charts")
    assert second.draw(BARS, 320) == svg
    assert second.drawn == 0


def test_whatever_decides_a_drawing_is_in_its_key() -> None:
    keys = {chart_key(BARS, 320), chart_key(BARS, 640), chart_key(OTHER, 320)}
    assert len(keys) == 3
    assert chart_key(BARS, 320) == chart_key(BARS, 320)


def test_a_broken_entry_is_drawn_anew(tmp_path: Path) -> None:
    cache = ChartCache(tmp_path)
    svg = cache.draw(BARS, 320)
    entry = tmp_path / f"{chart_key(BARS, 320)}.svg"
    entry.write_text(svg[:100], encoding="utf-8")
    assert cache.draw(BARS, 320) == svg
    assert entry.read_text(encoding="utf-8") == svg
