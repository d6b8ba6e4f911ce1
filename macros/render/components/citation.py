"""Renders how to cite the site, a table, a program or a figure.

Names and dates come from the data; when a page was read, only the reader knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget, Report, SourceReference
from macros.catalog.site import Site
from macros.catalog.urls import page_path
from macros.i18n.korean import escape, korean_date, number, with_particle
from macros.i18n.money_words import money
from macros.i18n.periods import period_words, quantity
from macros.render.components.links import figure_page
from macros.render.partials import partial

DATA_SET = "[데이터 세트]"
# What TeX acts on.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}


@dataclass(frozen=True)
class Work:
    """What is cited.

    Attributes:
        key: Its name for BibTeX, unique on the site.
        title: What it is called.
        about: What APA says after the title.
        path: Its address from the root of the site.
        press: What the press says before naming the source.
        where: Where in the report it stands.
        report: The report it is of; None for what rests on all, which names the main one.
    """

    key: str
    title: str
    about: str
    path: str
    press: str = ""
    where: str = ""
    report: Report | None = None


def citation(catalog: Catalog, kind: str, identifier: str = "", *, site: Site) -> Markup:
    """Renders how a work is cited in the press, in APA and in BibTeX.

    Args:
        catalog: The data.
        kind: ``site``, ``table``, ``program`` or ``figure``.
        identifier: Name of the table, id of the program or of the figure.
        site: The site that is cited.

    Raises:
        KeyError: If there is no such thing.
    """
    work = WORKS[kind](catalog, identifier)
    report = work.report or catalog.report
    year, _, month_day = korean_date(report.presented_on).partition(" ")
    where = f", {work.where}" if work.where else ""
    printed = f"{report.body_ko} 「{report.title_ko}」({year} {month_day}){where}"
    address = site.address(work.path) if site.url else ""
    fields = {
        "author": f"{{{_tex(site.publication)}}}",
        "title": f"{{{_tex(work.title)}}}",
        "version": _tex(catalog.package.version),
        "note": _tex(f"원문: {printed}".replace("~", "--")),  # TeX's own sign for a range
        "language": "korean",
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    bibtex = escape("\n".join([f"@misc{{{work.key},", *lines, "}"]))
    day = f"{report.presented_on.year}, {month_day}"
    return partial(
        "citation",
        work=work,
        publication=site.publication,
        printed=printed,
        original=f"{report.body_ko}. ({day}). {report.title_ko}{where}",
        address=address,
        bibtex=bibtex.replace(
            "\n", Markup("&#10;")
        ),  # Markdown would end the block at a line break
    )


def _site(catalog: Catalog, _: str) -> Work:
    package = catalog.package
    about = f"(버전 {package.version}) {DATA_SET}"
    return Work(package.name, package.title, about, "")


def _table(catalog: Catalog, name: str) -> Work:
    package, table = catalog.package, catalog.package.table(name)
    return Work(
        f"{package.name}-{name}",
        f"{package.title}: {table.title}",
        f"({table.path}, 버전 {package.version}) {DATA_SET}",
        f"data/{table.path}",
    )


def _program(catalog: Catalog, program_id: str) -> Work:
    program = catalog.program(program_id)
    section = catalog.section(program.source)
    return Work(
        f"{catalog.package.name}-{program_id}",
        program.name_ko,
        "",
        page_path("program", program_id),
        where=f"{section.lines}줄",
        report=catalog.report_of(program.source),
    )


def _figure(catalog: Catalog, figure_id: str) -> Work:
    subject, words, source = _measure(catalog, figure_id)
    return Work(
        f"{catalog.package.name}-{figure_id}",
        f"{subject}: {words}",
        "",
        f"{figure_page(catalog, figure_id)}#{figure_id}",
        press=f"{with_particle(subject, '은/는')} {words}",
        where=f"{source.line}줄",
        report=catalog.report_of(source),
    )


def _measure(catalog: Catalog, figure_id: str) -> tuple[str, str, SourceReference]:
    """Returns what a figure measures, its value in words and its source."""
    for budget in catalog.budgets:
        if budget.figure_id == figure_id:
            return _budget_subject(catalog, budget), money(budget.amount), budget.source
    for row in catalog.details.figures:
        if row.figure_id == figure_id:
            when = period_words(row.period)
            subject = f"{row.subject_ko}({when})" if when else row.subject_ko
            return subject, quantity(catalog, row), row.source
    figure = catalog.figures[figure_id]
    table = catalog.package.table(figure.table)
    return f"{table.title} {figure_id}", number(figure.value), figure.source


def _budget_subject(catalog: Catalog, budget: Budget) -> str:
    program = catalog.program(budget.program_id)
    item = "예산" if budget.level == "total" else f"예산 가운데 {budget.item_ko}"
    return f"{program.short_name_ko} {catalog.fiscal_words(budget)} {item}"


WORKS = {"site": _site, "table": _table, "program": _program, "figure": _figure}


def _tex(text: str) -> str:
    r"""Escapes text for a BibTeX field.

    >>> _tex("R&D 100%")
    'R\\&D 100\\%'
    """
    return re.sub(r"[\\{}~^&%$#_]", lambda match: TEX[match.group()], text)
