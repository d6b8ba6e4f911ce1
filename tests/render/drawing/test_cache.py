from pathlib import Path

import pytest

from macros.render.drawing.bars import Bar, Layer, bars_from_json
from macros.render.drawing.cache import (
    ChartCache,
    Request,
    chart_path,
    placeholders,
    write_verified,
)
from macros.render.drawing.svg import draw_bars

BARS = (Bar("가", "1", (Layer("strong", 1),)),)
OTHER = (Bar("가", "2", (Layer("strong", 2),)),)


def draw_missing(chart_cache: ChartCache) -> tuple[Request, ...]:
    """Draws what is missing; returns what was."""
    taken = chart_cache.pop_missing()
    for request in taken:
        bars, scale = bars_from_json(request.bars)
        svg = draw_bars(bars, request.width, scale)
        write_verified(chart_path(chart_cache.folder, request.key), svg.encode())
    return taken


def test_a_page_gets_its_chart(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path)
    page = f"<p>{chart_cache.placeholder(BARS, 320)}</p>"
    assert len(draw_missing(chart_cache)) == 1
    assert chart_cache.inline(page) == f"<p>{draw_bars(BARS, 320)}</p>"


def test_what_was_drawn_once_is_not_missing_again(tmp_path: Path) -> None:
    first = ChartCache(tmp_path)
    first.placeholder(BARS, 320)
    draw_missing(first)
    second = ChartCache(tmp_path)
    second.placeholder(BARS, 320)
    assert second.pop_missing() == ()


def test_whatever_decides_a_chart_is_in_its_key(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path)
    asked = [
        chart_cache.placeholder(BARS, 320),
        chart_cache.placeholder(BARS, 640),
        chart_cache.placeholder(OTHER, 320),
    ]
    assert len(set(asked)) == 3
    assert chart_cache.placeholder(BARS, 320) == asked[0]
    assert len(chart_cache.pop_missing()) == 3


@pytest.mark.parametrize("damage", [slice(0), slice(8), slice(-1), None])
def test_a_broken_entry_is_drawn_anew(tmp_path: Path, damage: slice | None) -> None:
    chart_cache = ChartCache(tmp_path)
    page = chart_cache.placeholder(BARS, 320)
    (request,) = draw_missing(chart_cache)
    path = chart_path(tmp_path, request.key)
    whole = path.read_bytes()
    path.write_bytes(whole[damage] if damage else whole.replace(b"1", b"7", 1))
    with pytest.raises(FileNotFoundError):
        chart_cache.inline(page)
    again = ChartCache(tmp_path)
    assert again.placeholder(BARS, 320) == page
    assert draw_missing(again) == (request,)
    assert again.inline(page).endswith("</svg>")


@pytest.mark.parametrize(
    "evil",
    [
        '<script>alert("from cache")</script>',
        '<rect onload="alert(1)"/>',
        '<rect width="1" OnClick="alert(1)"/>',
        "<rect onload='alert(1)'/>",
        "<foreignObject><p>x</p></foreignObject>",
        '<a href="//evil.example"><text>x</text></a>',
        '<rect style="fill:url(//evil.example)"/>',
        '<image src="//evil.example/p.png"/>',
        "<style>*{}</style>",
        "<!-- x -->",
        "<![CDATA[<script>]]>",
    ],
)
def test_a_chart_of_somebody_else_is_drawn_anew(tmp_path: Path, evil: str) -> None:
    chart_cache = ChartCache(tmp_path)
    page = chart_cache.placeholder(BARS, 320)
    (request,) = draw_missing(chart_cache)
    path = chart_path(tmp_path, request.key)
    own = path.read_bytes()
    write_verified(path, own.replace(b"</svg>", evil.encode() + b"</svg>"))
    again = ChartCache(tmp_path)
    again.placeholder(BARS, 320)
    assert draw_missing(again) == (request,)
    assert again.inline(page) == own.decode()


def test_what_is_missing_is_taken_once(tmp_path: Path) -> None:
    chart_cache = ChartCache(tmp_path)
    chart_cache.placeholder(BARS, 200)
    (key,) = placeholders(chart_cache.placeholder(BARS, 200))
    asked = chart_cache.request(key)
    (first,) = chart_cache.pop_missing()
    assert first == asked
    chart_cache.placeholder(BARS, 200)
    chart_cache.placeholder(BARS, 300)
    (second,) = chart_cache.pop_missing()
    assert (first.width, second.width) == (200, 300)
    assert chart_cache.pop_missing() == ()
