from pathlib import Path

import pytest

from macros.render.drawing.bars import Bar, Layer, bars_from_json
from macros.render.drawing.cache import Drawings, Request, drawing_path, keep_drawing, placeholders
from macros.render.drawing.svg import draw_bars

BARS = (Bar("가", "1", (Layer("strong", 1),)),)
OTHER = (Bar("가", "2", (Layer("strong", 2),)),)


def draw_missing(drawings: Drawings) -> tuple[Request, ...]:
    """Draws what is missing; returns what was."""
    taken = drawings.take_missing()
    for request in taken:
        bars, scale = bars_from_json(request.bars)
        svg = draw_bars(bars, request.width, scale)
        keep_drawing(drawing_path(drawings.folder, request.key), svg.encode())
    return taken


def test_a_page_gets_its_drawing(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path)
    page = f"<p>{drawings.ask(BARS, 320)}</p>"
    assert len(draw_missing(drawings)) == 1
    assert drawings.fill(page) == f"<p>{draw_bars(BARS, 320)}</p>"


def test_what_was_drawn_once_is_not_missing_again(tmp_path: Path) -> None:
    first = Drawings(tmp_path)
    first.ask(BARS, 320)
    draw_missing(first)
    second = Drawings(tmp_path)
    second.ask(BARS, 320)
    assert second.take_missing() == ()


def test_whatever_decides_a_drawing_is_in_its_key(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path)
    asked = [drawings.ask(BARS, 320), drawings.ask(BARS, 640), drawings.ask(OTHER, 320)]
    assert len(set(asked)) == 3
    assert drawings.ask(BARS, 320) == asked[0]
    assert len(drawings.take_missing()) == 3


@pytest.mark.parametrize("spoil", [slice(0), slice(8), slice(-1), None])
def test_a_broken_entry_is_drawn_anew(tmp_path: Path, spoil: slice | None) -> None:
    drawings = Drawings(tmp_path)
    page = drawings.ask(BARS, 320)
    (request,) = draw_missing(drawings)
    path = drawing_path(tmp_path, request.key)
    whole = path.read_bytes()
    path.write_bytes(whole[spoil] if spoil else whole.replace(b"1", b"7", 1))
    with pytest.raises(FileNotFoundError):
        drawings.fill(page)
    again = Drawings(tmp_path)
    assert again.ask(BARS, 320) == page
    assert draw_missing(again) == (request,)
    assert again.fill(page).endswith("</svg>")


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
def test_a_drawing_of_somebody_else_is_drawn_anew(tmp_path: Path, evil: str) -> None:
    drawings = Drawings(tmp_path)
    page = drawings.ask(BARS, 320)
    (request,) = draw_missing(drawings)
    path = drawing_path(tmp_path, request.key)
    own = path.read_bytes()
    keep_drawing(path, own.replace(b"</svg>", evil.encode() + b"</svg>"))
    again = Drawings(tmp_path)
    again.ask(BARS, 320)
    assert draw_missing(again) == (request,)
    assert again.fill(page) == own.decode()


def test_what_is_missing_is_taken_once(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path)
    drawings.ask(BARS, 200)
    (key,) = placeholders(drawings.ask(BARS, 200))
    asked = drawings.request(key)
    (first,) = drawings.take_missing()
    assert first == asked
    drawings.ask(BARS, 200)
    drawings.ask(BARS, 300)
    (second,) = drawings.take_missing()
    assert (first.width, second.width) == (200, 300)
    assert drawings.take_missing() == ()
