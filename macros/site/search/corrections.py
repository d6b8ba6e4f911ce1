"""Corrected readings as lines that can be found, each at the place it was made for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Correction
from macros.catalog.figure_urls import figure_page
from macros.catalog.queries.pagination import Paginator
from macros.catalog.transcription import legible
from macros.site.search.documents import Line, SearchPage, Section

COLLECTION = "corrections/"
HEADING = "바로잡아 읽은 곳"
# A reading weighs as much as the smaller places of a program; the list of readings weighs less than
# whatever else holds the words.
READING_WEIGHT, LIST_WEIGHT = 40, 9


def readings(catalog: Catalog) -> dict[str, tuple[Line, ...]]:
    """Returns the lines of corrected readings by the page they lead to.

    A reading is found in the list of corrections, and on the page of the figures that rest on it or
    whose literal it corrects.
    """
    placed = sorted(_placed(catalog), key=lambda pair: pair[0])
    grouped = groupby(placed, key=lambda pair: pair[0])
    return {path: tuple(dict.fromkeys(line for _, line in lines)) for path, lines in grouped}


def with_readings(page: SearchPage, lines: tuple[Line, ...]) -> SearchPage:
    """Returns a page with the lines of the readings that lead to it."""
    return replace(page, lines=(*page.lines, *lines)) if lines else page


def _placed(catalog: Catalog) -> Iterator[tuple[str, Line]]:
    literals: dict[tuple[str, int], list[str]] = {}
    for figure in catalog.figures.values():
        place = (figure.source.report_id, figure.source.line)
        literals.setdefault(place, []).append(figure.figure_id)
    for correction in catalog.corrections:
        place = (correction.source.report_id, correction.source.line)
        holds = partial(_holds, catalog, correction)
        figures = correction.figure_ids or tuple(filter(holds, literals.get(place, ())))
        pages: dict[str, str] = {}
        for figure_id in figures:
            pages.setdefault(figure_page(catalog, figure_id), figure_id)
        # What rows of several pages rest on is the head of a table, and tells none of them.
        if len(pages) == 1:
            for path, figure_id in pages.items():
                yield path, (Section(figure_id, HEADING, READING_WEIGHT), (_text(correction),))
    paths = _list_paths(catalog)
    for correction in catalog.corrections:
        anchor = f"correction-{correction.correction_id}"
        place_in_list = Section(anchor, HEADING, LIST_WEIGHT)
        yield paths.get(correction.correction_id, COLLECTION), (place_in_list, (_text(correction),))


def _holds(catalog: Catalog, correction: Correction, figure_id: str) -> bool:
    return correction.source.as_printed in catalog.figures[figure_id].source.as_printed


def _text(correction: Correction) -> str:
    transcribed = legible(correction.source.as_printed)
    same = transcribed == correction.read_as
    return correction.read_as if same else f"{correction.read_as} (옮긴 글: {transcribed})"


def _list_paths(catalog: Catalog) -> dict[str, str]:
    list_pages = Paginator(catalog).of("corrections")
    return {row.correction_id: list_page.path for list_page in list_pages for row in list_page.rows}
