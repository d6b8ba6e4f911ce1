"""Draws a chart into its files: the one module that loads the drawing libraries.

The build has it run in processes of its own (``ChartPool``), so that all cores can draw and only a
build with something to draw loads them.
"""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_ko
from altair.utils import schemapi

from macros.errors import SettingError
from macros.render.drawing.bars import bars_from_json
from macros.render.drawing.cache import Request, chart_path, write_verified
from macros.render.drawing.caption import caption_from_json
from macros.render.drawing.png import draw_png
from macros.render.drawing.social_card import card_from_json
from macros.render.drawing.svg import draw_bars, draw_card, draw_standalone

FONT = Path(str(pylopdf_fonts_ko.sans_path()))


def prepare() -> None:
    """Does nothing: that this module is loaded is what takes a second."""


def draw(folder: Path, request: Request) -> None:
    """Draws one request into its files.

    Args:
        folder: Where drawings are kept.
        request: What to draw.

    Raises:
        SettingError: If the font is gone: every letter would be measured and drawn as a box.
    """
    if not FONT.is_file():
        raise SettingError(
            f"{FONT}: 글꼴이 없어 그림을 그릴 수 없습니다. "
            "make clean 뒤에 make site로 다시 깔아 주세요."
        )
    # Altair holds every part of a chart against its schema: half the time of a drawing. Tests have
    # it do so for every kind of chart; the kinds are the same here, only numbers and words differ.
    with schemapi.debug_mode(arg=False):
        _draw(folder, request)


def _draw(folder: Path, request: Request) -> None:
    if not request.bars:
        svg = draw_card(card_from_json(request.caption))
        write_verified(chart_path(folder, request.key, ".png"), draw_png(svg))
        return
    bars, scale = bars_from_json(request.bars)
    if request.caption:
        svg = draw_standalone(bars, request.width, caption_from_json(request.caption), scale)
        write_verified(chart_path(folder, request.key, ".png"), draw_png(svg))
    else:
        svg = draw_bars(bars, request.width, scale)
    write_verified(chart_path(folder, request.key), svg.encode())
