"""Renders figures with their source references, which readers know as passports."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Correction, SourceReference
from macros.catalog.transcription import legible
from macros.i18n.korean import korean_date, number, with_particle
from macros.render.components.links import figure_address
from macros.render.partials import partial


def passport(
    catalog: Catalog,
    figure_id: str,
    text: str,
    *,
    anchor: bool = True,
    page_url: str | None = None,
    strong: bool = False,
) -> Markup:
    """Renders a figure with its source reference folded under it.

    Args:
        catalog: The data.
        figure_id: The figure.
        text: The figure as the page shows it.
        anchor: Whether this is the figure's place on its page; once a page.
        page_url: Address of the page it is shown on; None for the figure's own page.
        strong: Whether it stands out; no element for that may hold one that opens.
    """
    figure = catalog.figures[figure_id]
    corrections = catalog.corrections_of(figure_id)
    return partial(
        "source",
        figure_id=figure_id,
        text=text,
        report=catalog.report_of(figure.source),
        source=figure.source,
        printed=legible(figure.source.as_printed),
        stored=f"{number(figure.value)} {unit_name(catalog, figure_id)}",
        unit_as_printed=figure.unit_as_printed,
        corrections=[_correction_words(correction) for correction in corrections],
        address=figure_address(catalog, figure_id, page_url),
        ask_at=catalog.ask_at,
        anchor=anchor,
        strong=strong,
    )


def _correction_words(correction: Correction) -> str:
    read = with_particle(f"‘{correction.read_as}’", "으로/로")
    return f"{read} 읽음. {correction.reason_ko} {compared(correction)}".rstrip()


def compared(correction: Correction) -> str:
    """Returns the day on which a correction was compared with the printed report; "" if never."""
    day = correction.compared_on
    return f"종이와 맞춰 봄({korean_date(day)})." if day else ""


def unit_name(catalog: Catalog, figure_id: str) -> str:
    """Returns the Korean name of the unit a figure is stored in."""
    figure = catalog.figures[figure_id]
    return catalog.package.table(figure.table).label("unit", figure.unit)


def line_words(catalog: Catalog, source: SourceReference) -> str:
    """Returns the line of a source in words, with its report where that is not the main one."""
    if source.report_id == catalog.report.report_id:
        return f"{source.line}줄"
    report = catalog.report_of(source)
    body = "" if report.body_ko == catalog.report.body_ko else f"{report.body_ko} "
    return f"{korean_date(report.presented_on)} {body}보고 {source.line}줄"
