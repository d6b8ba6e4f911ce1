"""Builds a site with pictures stood in for: ``python -m tests.bench.stand_in -d FOLDER``.

Takes the options of ``mkdocs build``. Drawing the charts of 1,000 programs takes minutes and
says nothing of what pages weigh. A stand-in has the elements of its drawing, a path a layer and two
texts a bar, so that a page with it weighs what the page with the chart does, to a few per cent;
what stands beside a page is a picture of one pixel. Give it a ``CACHE_DIR`` of its own: a later
build would take stand-ins for drawings.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from concurrent.futures import Future
from html import escape
from typing import Any
from unittest.mock import patch

from mkdocs.__main__ import cli

from macros.render.drawing.bars import bars_from_json
from macros.render.drawing.cache import ChartCache, Request, chart_path, write_verified
from macros.render.drawing.pool import ChartPool
from macros.site import context

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
)
ROW = 44  # pixels, as a chart has them


def stand_in(request: Request) -> str:
    """Returns an SVG with the elements of the chart that was asked for.

    >>> stand_in(Request("key", 320, '{"bars": [], "scale": null}'))[:54]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3'
    """
    bars, _ = bars_from_json(request.bars)
    paths, texts = [], []
    most = max((abs(layer.value) for bar in bars for layer in bar.layers), default=0) or 1
    for at, bar in enumerate(bars):
        top = at * ROW
        for layer in bar.layers:
            end = f"{abs(layer.value) / most * request.width:.2f}"
            paths.append(
                f'<path d="M0,{top + 24}h{end}v14h-{end}Z" fill="var(--ol-accent-mid,#4c9474)" />'
            )
        for anchor, across, text in (("start", 0, bar.label), ("end", request.width, bar.text)):
            texts.append(
                f'<text text-anchor="{anchor}" transform="translate({across},{top + 18})" '
                'font-size="15px" font-weight="600" fill="var(--ol-ink,#11201a)">'
                f"{escape(text)}</text>"
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {request.width} {len(bars) * ROW}" '
        f'width="{request.width}" height="{len(bars) * ROW}" aria-hidden="true" focusable="false">'
        f"<g>{''.join(paths)}</g><g>{''.join(texts)}</g></svg>"
    )


class StandIns(ChartPool):
    """Writes a stand-in wherever something is to be drawn."""

    def __init__(self, chart_cache: ChartCache, submit: Callable[..., Future[Any]]) -> None:
        """Makes ready; no process is ever started."""
        super().__init__(chart_cache, submit)
        self._requests = chart_cache

    def submit(self) -> None:
        """Stands in for what was asked for since the last time."""
        self._requests.folder.mkdir(parents=True, exist_ok=True)
        for request in self._requests.pop_missing():
            for ending in request.endings:
                content = PIXEL if ending == ".png" else stand_in(request).encode()
                write_verified(chart_path(self._requests.folder, request.key, ending), content)

    def finish(self) -> None:
        """Stands in for the rest."""
        self.submit()


if __name__ == "__main__":
    sys.argv[1:1] = ["build"]
    with patch.object(context, "ChartPool", StandIns):  # fails where the name is gone
        cli()
