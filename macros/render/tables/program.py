"""Tables and lists of what programs do: numbers by kind, steps by status, places, partners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Content, Milestone, Organization, Place, ProgramFigure, Step
from macros.catalog.queries.calculations import target_pairs
from macros.i18n.periods import milestone_words, period_words, quantity, ratio_of
from macros.render.components.links import page_address
from macros.render.components.progress import milestone_follow_up, target_follow_up
from macros.render.components.source import line_words, passport
from macros.render.components.table import INFERRED, SOURCE, Cell, Column, Mark, html_table
from macros.render.partials import partial
from macros.render.tables.office import source_cell, source_column


def figures_table(catalog: Catalog, figures: Sequence[ProgramFigure], caption: str) -> Markup:
    """Returns numbers with what they count, their period and their source; a ratio is one row.

    Args:
        catalog: The data.
        figures: The numbers.
        caption: What the table holds.
    """
    ratios = (ratio_of(catalog, figure) or (figure,) for figure in figures)
    rows = [parts for parts, figure in zip(ratios, figures, strict=True) if parts[0] is figure]
    table = catalog.package.table("figures")
    columns = (
        Column("무엇", lambda parts: _subject(catalog, parts)),
        Column.of_field(table, "value", lambda parts: _parts(catalog, parts), numeric=True),
        Column("언제", lambda parts: _period(catalog, parts[0]), role="medium"),
        replace(SOURCE, cell=lambda parts: source_cell(parts[0].source, catalog)),
    )
    return html_table(columns, rows, caption=caption)


def _subject(catalog: Catalog, parts: Sequence[ProgramFigure]) -> Cell:
    figure = parts[0]
    table = catalog.package.table("figures")
    role = figure.money_role and Mark("kind", table.label("money_role", figure.money_role))
    return Cell(
        ", ".join(part.subject_ko for part in parts),
        marks=(role,) if role else (),
        note=figure.note_ko,
        after=target_follow_up(catalog, figure),
    )


def _parts(catalog: Catalog, parts: Sequence[ProgramFigure]) -> Markup:
    shown = (passport(catalog, part.figure_id, quantity(catalog, part)) for part in parts)
    return Markup(" 대 ").join(shown)


def _period(catalog: Catalog, figure: ProgramFigure) -> str:
    when = period_words(figure.period)
    if figure.period_kind != "cumulative":
        return when
    return f"{when} ({catalog.package.table('figures').label('period_kind', 'cumulative')})"


def figures_by_kind(
    catalog: Catalog, figures: Iterable[ProgramFigure]
) -> tuple[tuple[str, tuple[ProgramFigure, ...]], ...]:
    """Returns the numbers by kind, kinds in the order of the descriptor."""
    kinds = grouped(figures, lambda figure: figure.kind)
    ordered = catalog.package.table("figures").field("kind").categories
    return tuple((kind.value, kinds[kind.value]) for kind in ordered if kind.value in kinds)


def pairs_table(catalog: Catalog, figures: Iterable[ProgramFigure], caption: str) -> Markup:
    """Returns targets beside results of the same measure; nothing where no measure has both.

    Args:
        catalog: The data.
        figures: The numbers, targets and results among them.
        caption: What the table holds.
    """

    def amount(figure: ProgramFigure) -> Cell:
        period = Mark("source", period_words(figure.period))
        return Cell(quantity(catalog, figure), marks=(period,))

    columns = (
        Column("무엇", lambda pair: pair[0].subject_ko),
        Column("목표", lambda pair: amount(pair[0]), numeric=True),
        Column("실적", lambda pair: amount(pair[1]), numeric=True),
    )
    rows = target_pairs(figures)
    return html_table(columns, rows, caption=caption) if rows else Markup("")


def program_column(catalog: Catalog, page_url: str | None) -> Column | None:
    """Returns the column of what program rows are of; None on the page of the program itself."""
    if page_url is None:
        return None

    def cell(row: Milestone | Place) -> Cell:
        name = catalog.program(row.program_id).short_name_ko
        return Cell(name, href=page_address("program", row.program_id, page_url))

    return Column("사업", cell)


def milestones_table(
    catalog: Catalog,
    milestones: Sequence[Milestone],
    caption: str,
    page_url: str | None = None,
) -> Markup:
    """Returns steps with their time, status and source.

    Args:
        catalog: The data.
        milestones: The steps.
        caption: What the table holds.
        page_url: Address of the page where programs are to be linked; None where the page is
            about one program.
    """
    table = catalog.package.table("milestones")

    def what(row: Milestone) -> Cell:
        follow_up = milestone_follow_up(catalog, row)
        return Cell(row.what_ko, anchor=row.milestone_id, note=row.note_ko, after=follow_up)

    def status(row: Milestone) -> Markup:
        label, inferred = table.label("status", row.status), row.status_basis == "inferred"
        return partial("status", status=row.status, label=label, inferred=inferred)

    columns = (
        Column.of_field(table, "what_ko", what),
        program_column(catalog, page_url),
        Column(
            "언제",
            lambda row: Cell(milestone_words(row), row.start or row.end or "9999"),
            role="medium",
        ),
        Column("상태", status, role="medium"),
        source_column(catalog),
    )
    return html_table(columns, milestones, caption=caption)


def places_table(
    catalog: Catalog,
    places: Sequence[Place],
    caption: str,
    page_url: str | None = None,
) -> Markup:
    """Returns places with what they are to the program, address and district.

    Args:
        catalog: The data.
        places: The places.
        caption: What the table holds.
        page_url: As for ``milestones_table``.
    """
    table = catalog.package.table("places")

    def name(place: Place) -> Cell:
        return Cell(place.name_ko, anchor=f"place-{place.place_id}", note=place.note_ko)

    def role(place: Place) -> str:
        label = table.label("role", place.role)
        return (
            f"{label} ({table.label('operator', place.operator)} 운영)" if place.operator else label
        )

    columns = (
        Column("곳", name),
        program_column(catalog, page_url),
        Column.of_field(table, "role", role),
        Column(f"주소·{table.field('district_ko').title}", _where),
        source_column(catalog),
    )
    return html_table(columns, places, caption=caption)


def _where(place: Place) -> Cell:
    address = " · ".join(filter(None, (place.address_ko, place.region_ko)))
    if not place.district_ko or place.district_ko in (place.address_ko or ""):
        return Cell(address)
    marks = (INFERRED,) if place.district_basis == "inferred" else ()
    return Cell(" ".join(filter(None, (address, place.district_ko))), marks=marks)


def organizations_table(
    catalog: Catalog, organizations: Sequence[Organization], caption: str
) -> Markup:
    """Returns partners with what they are and do.

    Args:
        catalog: The data.
        organizations: The partners.
        caption: What the table holds.
    """
    columns = (
        Column(
            "기관",
            lambda row: Cell(
                row.name_ko, anchor=f"organization-{row.organization_id}", note=row.note_ko
            ),
        ),
        Column.of_field(catalog.package.table("organizations"), "kind"),
        Column("하는 일", lambda row: row.role_ko),
        source_column(catalog),
    )
    return html_table(columns, organizations, caption=caption)


def contents_list(catalog: Catalog, contents: Sequence[Content]) -> Markup:
    """Returns what is named in a program, by kind, each with its line."""
    table = catalog.package.table("contents")
    groups = grouped(contents, lambda content: table.label("kind", content.kind))
    return partial("contents", groups=groups, catalog=catalog, line_words=line_words)


def steps_list(catalog: Catalog, steps: Sequence[Step]) -> Markup:
    """Returns printed procedures, each as an ordered list."""
    procedures = grouped(steps, lambda step: step.procedure_ko)
    return partial("procedures", procedures=procedures, catalog=catalog, line_words=line_words)
