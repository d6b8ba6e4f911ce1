"""Entry point of the process that draws charts: one request a line on its input.

Called as ``python -m macros.render.drawing.worker FOLDER``.

A process of its own, so that only a build with something to draw loads the drawing libraries, and
so that all cores can draw.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pylopdf_fonts_ko
from altair.utils import schemapi

from macros.errors import LedgerError, SettingError, describe_os_error, force_utf8_output
from macros.render.drawing.bars import bars_from_json
from macros.render.drawing.cache import chart_path, write_verified
from macros.render.drawing.caption import caption_from_json
from macros.render.drawing.png import draw_png
from macros.render.drawing.social_card import card_from_json
from macros.render.drawing.svg import draw_bars, draw_card, draw_standalone

FONT = Path(str(pylopdf_fonts_ko.sans_path()))


def main() -> None:
    """Draws one request a line, ``[key, width, bars, caption]``; says its key when it is drawn.

    Raises:
        SettingError: If the font is gone: every letter would be measured and drawn as a box.
    """
    folder = Path(sys.argv[1])
    if not FONT.is_file():
        raise SettingError(
            f"{FONT}: 글꼴이 없어 그림을 그릴 수 없습니다. "
            "make clean 뒤에 make site로 다시 깔아 주세요."
        )
    # Altair holds every part of a chart against its schema: half the time of a drawing. Tests have
    # it do so for every kind of chart; the kinds are the same here, only numbers and words differ.
    with schemapi.debug_mode(arg=False):
        for line in sys.stdin:
            sys.stdout.write(f"{draw(folder, line)}\n")
            sys.stdout.flush()


def draw(folder: Path, line: str) -> str:
    """Draws one request into its files; returns its key."""
    asked: list[Any] = json.loads(line)
    key, width, bars, caption = str(asked[0]), *asked[1:]
    if not bars:
        svg = draw_card(card_from_json(caption))
        write_verified(chart_path(folder, key, ".png"), draw_png(svg))
        return key
    drawing, scale = bars_from_json(bars)
    if caption:
        svg = draw_standalone(drawing, width, caption_from_json(caption), scale)
        write_verified(chart_path(folder, key, ".png"), draw_png(svg))
    else:
        svg = draw_bars(drawing, width, scale)
    write_verified(chart_path(folder, key), svg.encode())
    return key


if __name__ == "__main__":
    force_utf8_output()
    try:
        main()
    except LedgerError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(describe_os_error(error))
