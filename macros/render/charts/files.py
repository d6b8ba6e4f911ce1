"""Files of charts to download: their numbers as CSV, their pictures as SVG and PNG.

The files stand beside the page, under its address and the chart's id:
``programs/campus-town/chart-parts.csv``. They are registered while a page is rendered and written
at the end of the build, when everything is drawn.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.errors import SettingError
from macros.render.charts.chart import Chart
from macros.render.charts.data import csv_text, source_line
from macros.render.drawing import theme
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.caption import Caption

LEVEL = 1  # of packing tables until they are written
PREFIX = "chart-"  # of every chart's id, so that its files are never taken for tables of the data


@dataclass
class ChartFiles:
    """Collects the files of charts.

    Attributes:
        chart_cache: Draws the pictures.
        publication: Who publishes them, for the line of the source.
    """

    chart_cache: ChartCache
    publication: str
    _texts: dict[str, bytes] = field(default_factory=dict, init=False)  # packed: they wait long
    _pictures: dict[str, Path] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        """The publication alone: a build with debug output would list every file."""
        return f"ChartFiles({self.publication})"

    def offer(self, chart: Chart, page_url: str) -> tuple[str, ...]:
        """Registers a chart's files beside its page; returns their addresses from the root.

        Raises:
            SettingError: If the chart's id does not begin as such ids do, or another chart of
                the page has it.
        """
        stem = f"{page_url.rpartition('/')[0]}/{chart.chart_id}".removeprefix("/")
        text = zlib.compress(csv_text(chart.evidence).encode(), LEVEL)
        if not chart.chart_id.startswith(PREFIX):
            raise SettingError(f"그림의 id는 {PREFIX}로 시작해야 합니다: {chart.chart_id}")
        if self._texts.setdefault(f"{stem}.csv", text) != text:
            raise SettingError(f"한 쪽에 id가 같은 그림이 둘 있습니다: {stem}")
        pictures = self.chart_cache.request_standalone(
            chart.bars, theme.WIDE, chart.scale, chart_caption(chart, self.publication)
        )
        self._pictures.update({f"{stem}{path.suffix}": path for path in pictures})
        return (f"{stem}.csv", *(f"{stem}{path.suffix}" for path in pictures))

    def add(self, address: str, picture: Path) -> None:
        """Registers a picture that is no chart's, like a social card."""
        self._pictures[address] = picture

    def all(self) -> Iterator[tuple[str, str | Path]]:
        """Yields every file's address with its text, or with where its picture is when drawn."""
        for address, packed in self._texts.items():
            yield address, zlib.decompress(packed).decode()
        yield from self._pictures.items()


def chart_caption(chart: Chart, publication: str) -> Caption:
    """Returns the caption that the files of a chart carry."""
    source = source_line(chart.evidence, publication)
    description = f"{chart.subtitle} {chart.alternative} {source}"
    return Caption(chart.title, chart.subtitle, source, description, chart.legend)
