"""FACE of the drawing process: ``python -m macros.draw FOLDER`` draws the requests on its input.

A process of its own, so that only a build with something to draw loads the drawing libraries, and
so that all cores can draw.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from macros.render.bars import bars_from_json
from macros.render.drawings import drawing_path
from macros.render.svg import draw_bars


def main() -> None:
    """Draws one request a line, ``[key, width, bars]``; each file appears whole or not at all."""
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        key, width, bars = json.loads(line)
        path = drawing_path(folder, key)
        partial = path.with_suffix(".partial")
        drawing, scale = bars_from_json(bars)
        partial.write_text(draw_bars(drawing, width, scale), encoding="utf-8")
        partial.replace(path)


if __name__ == "__main__":
    main()
