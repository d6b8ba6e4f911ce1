"""A figure with its passport: the number, and on opening where it stands and how it was read.

A ``details`` element, so that it opens by keyboard, touch and without JavaScript; of one name, so
that opening one closes the other. Its id is the figure's, so that ``…/#<figure_id>`` leads to it.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Correction, SourceReference
from macros.catalog.transcription import legible
from macros.i18n.korean import escape, korean_date, number, with_particle
from macros.render.components.links import figure_address


def passport(
    catalog: Catalog,
    figure_id: str,
    text: str,
    *,
    anchor: bool = True,
    page_url: str | None = None,
    strong: bool = False,
) -> Markup:
    """Returns a figure as it is shown, with its passport folded under it.

    Args:
        catalog: The data.
        figure_id: The figure.
        text: The figure as the page shows it.
        anchor: Whether this is the figure's place on its page; once a page.
        page_url: Address of the page it is shown on; None where that is the figure's own page.
        strong: Whether it stands out; no element for that may hold one that opens.
    """
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, value)
        for name, value in _rows(catalog, figure_id, page_url)
    )
    identifier = Markup(' id="{}"').format(figure_id) if anchor else ""
    return Markup(
        '<details class="ol-fig{}" name="ol-fig"{}><summary>{}</summary>'
        '<dl class="ol-passport" data-search-exclude>{}</dl></details>'
    ).format(" ol-fig--strong" if strong else "", identifier, escape(text), rows)


def _rows(catalog: Catalog, figure_id: str, page_url: str | None) -> list[tuple[str, Markup]]:
    figure = catalog.figures[figure_id]
    source, report = figure.source, catalog.report_of(figure.source)
    place = f"{source.section} 절 {source.line}줄" + (f" {source.cell}칸" if source.cell else "")
    stored = f"{number(figure.value)} {unit_name(catalog, figure_id)}"
    rows = [
        ("보고서", escape(f"{report.body_ko}, 「{report.title_ko}」, {report.presented_on}")),
        ("자리", escape(place)),
        ("옮긴 글", Markup("<q>{}</q>").format(escape(legible(source.as_printed)))),
        ("저장한 값", escape(stored)),
    ]
    if figure.unit_as_printed:
        rows.insert(3, ("적힌 단위", escape(figure.unit_as_printed)))
    for correction in catalog.corrections_of(figure_id):
        read = with_particle(f"‘{correction.read_as}’", "으로/로")
        read = f"{read} 읽음. {correction.reason_ko}"
        rows.append(("바로잡음", escape(" ".join(filter(None, (read, compared(correction)))))))
    address = Markup('<a class="ol-address" href="{}">#{}</a>')
    rows.append(("주소", address.format(figure_address(catalog, figure_id, page_url), figure_id)))
    if catalog.ask_at:
        ask = Markup('<a href="{}{}">이 숫자에 대해 묻기</a>')
        rows.append(("물음", ask.format(catalog.ask_at, figure_id)))
    return rows


def compared(correction: Correction) -> str:
    """Says on which day somebody compared the place with the printed report; "" if nobody did."""
    day = correction.compared_on
    return f"종이와 맞춰 봄({korean_date(day)})." if day else ""


def unit_name(catalog: Catalog, figure_id: str) -> str:
    """Returns the Korean name of the unit a figure is stored in."""
    figure = catalog.figures[figure_id]
    return catalog.package.table(figure.table).label("unit", figure.unit)


def line_words(catalog: Catalog, source: SourceReference) -> str:
    """Says on which line a fact stands, and of which day's report where it is not the main one."""
    if source.report_id == catalog.report.report_id:
        return f"{source.line}줄"
    report = catalog.report_of(source)
    body = "" if report.body_ko == catalog.report.body_ko else f"{report.body_ko} "
    return f"{korean_date(report.presented_on)} {body}보고 {source.line}줄"
