"""Tables and lists of what programs do: numbers by kind, steps by status, places, partners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Content, Milestone, Organization, Place, ProgramFigure, Step
from macros.catalog.queries.calculations import target_pairs
from macros.i18n.korean import escape
from macros.i18n.periods import milestone_words, period_words, quantity, ratio_of
from macros.render.components.links import link
from macros.render.components.program_cells import INFERRED
from macros.render.components.progress import milestone_follow_up, target_follow_up
from macros.render.components.source import line_words, passport
from macros.render.components.table import SOURCE, Cell, Column, html_table
from macros.render.tables.office import named, source_cell


def figures_table(catalog: Catalog, figures: Sequence[ProgramFigure], caption: str) -> Markup:
    """Numbers with what they count, their period and their source."""
    table = catalog.package.table("figures")
    columns = (
        Column("무엇"),
        Column("값", numeric=True),
        Column("언제", role="medium"),
        SOURCE,
    )
    rows = []
    for figure in figures:
        parts = ratio_of(catalog, figure)
        if parts and figure is not parts[0]:
            continue
        what = escape(", ".join(part.subject_ko for part in parts or (figure,)))
        if figure.money_role:
            what += Markup(' <span class="ol-kind">{}</span>').format(
                table.label("money_role", figure.money_role)
            )
        when = period_words(figure.period)
        if figure.period_kind == "cumulative":
            when += f" ({table.label('period_kind', 'cumulative')})"
        value = Markup(" 대 ").join(
            passport(catalog, part.figure_id, quantity(catalog, part))
            for part in parts or (figure,)
        )
        what = _with_note(what, figure.note_ko) + target_follow_up(catalog, figure)
        rows.append((what, value, when, source_cell(figure.source, catalog)))
    return html_table(columns, rows, caption=caption)


def figures_by_kind(
    catalog: Catalog, figures: Iterable[ProgramFigure]
) -> tuple[tuple[str, tuple[ProgramFigure, ...]], ...]:
    """Returns the numbers by kind, kinds in the order of the descriptor."""
    kinds = grouped(figures, lambda figure: figure.kind)
    ordered = catalog.package.table("figures").field("kind").categories
    return tuple((kind.value, kinds[kind.value]) for kind in ordered if kind.value in kinds)


def pairs_table(catalog: Catalog, figures: Iterable[ProgramFigure], caption: str) -> Markup:
    """Targets beside the results of the same measure; nothing where no measure has both."""
    rows = [
        (target.subject_ko, _amount(catalog, target), _amount(catalog, result))
        for target, result in target_pairs(figures)
    ]
    if not rows:
        return Markup("")
    columns = (Column("무엇"), Column("목표", numeric=True), Column("실적", numeric=True))
    return html_table(columns, rows, caption=caption)


def _amount(catalog: Catalog, figure: ProgramFigure) -> Markup:
    return Markup('{} <span class="ol-source">{}</span>').format(
        escape(quantity(catalog, figure)), period_words(figure.period)
    )


def milestones_table(
    catalog: Catalog,
    milestones: Sequence[Milestone],
    caption: str,
    page_url: str | None = None,
) -> Markup:
    """Steps with their time, status and source.

    Args:
        catalog: The data.
        milestones: The steps.
        caption: What the table holds.
        page_url: Address of the page where programs are to be linked; None where the page is
            about one program.
    """
    table = catalog.package.table("milestones")
    columns = [
        Column("무슨 일"),
        Column("언제", role="medium"),
        Column("상태", role="medium"),
        SOURCE,
    ]
    if page_url is not None:
        columns.insert(1, Column("사업"))
    rows = []
    for milestone in milestones:
        status: Markup = Markup('<span class="ol-status ol-status--{}">{}</span>').format(
            milestone.status, table.label("status", milestone.status)
        )
        if milestone.status_basis == "inferred":
            status += Markup(" ") + INFERRED
        what = Markup('<span id="{}">{}</span>').format(
            milestone.milestone_id, escape(milestone.what_ko)
        )
        row: list[object] = [
            _with_note(what, milestone.note_ko) + milestone_follow_up(catalog, milestone),
            Cell(milestone_words(milestone), milestone.start or milestone.end or "9999"),
            status,
            source_cell(milestone.source, catalog),
        ]
        if page_url is not None:
            row.insert(1, _program_link(catalog, milestone.program_id, page_url))
        rows.append(row)
    return html_table(columns, rows, caption=caption)


def places_table(
    catalog: Catalog,
    places: Sequence[Place],
    caption: str,
    page_url: str | None = None,
) -> Markup:
    """Places with what they are to the program, address and district."""
    table = catalog.package.table("places")
    district = table.field("district_ko").title
    columns = [Column("곳"), Column("어떤 곳"), Column(f"주소·{district}"), SOURCE]
    if page_url is not None:
        columns.insert(1, Column("사업"))
    rows = []
    for place in places:
        where = escape(" · ".join(filter(None, (place.address_ko, place.region_ko))))
        if place.district_ko and place.district_ko not in (place.address_ko or ""):
            where += Markup(" ") * bool(where) + escape(place.district_ko)
            if place.district_basis == "inferred":
                where += Markup(" ") + INFERRED
        role = table.label("role", place.role)
        if place.operator:
            role += f" ({table.label('operator', place.operator)} 운영)"
        row: list[object] = [
            _with_note(named("place", place.place_id, escape(place.name_ko)), place.note_ko),
            role,
            where,
            source_cell(place.source, catalog),
        ]
        if page_url is not None:
            row.insert(1, _program_link(catalog, place.program_id, page_url))
        rows.append(row)
    return html_table(columns, rows, caption=caption)


def organizations_table(
    catalog: Catalog, organizations: Sequence[Organization], caption: str
) -> Markup:
    """Partners with what they are and do."""
    table = catalog.package.table("organizations")
    columns = (Column("기관"), Column("갈래"), Column("하는 일"), SOURCE)
    rows = [
        (
            _with_note(
                named("organization", organization.organization_id, escape(organization.name_ko)),
                organization.note_ko,
            ),
            table.label("kind", organization.kind),
            organization.role_ko,
            source_cell(organization.source, catalog),
        )
        for organization in organizations
    ]
    return html_table(columns, rows, caption=caption)


def contents_list(catalog: Catalog, contents: Sequence[Content]) -> Markup:
    """What is named in a program, by kind, each with its line."""
    table = catalog.package.table("contents")
    groups = grouped(contents, lambda content: content.kind)
    parts = []
    for kind, members in groups.items():
        items = Markup("").join(
            Markup(
                '<li id="content-{}">{}{} '
                '<span class="ol-source" data-search-exclude>{}{}</span></li>'
            ).format(
                member.content_id,
                escape(member.name_ko),
                Markup(' <span class="ol-why" data-search-exclude>{}</span>').format(
                    escape(member.note_ko)
                )
                if member.note_ko
                else "",
                f"{period_words(member.period)} · " if member.period else "",
                line_words(catalog, member.source),
            )
            for member in members
        )
        parts.append(
            Markup("<dt>{}</dt><dd><ul>{}</ul></dd>").format(table.label("kind", kind), items)
        )
    return Markup('<dl class="ol-contents">{}</dl>').format(Markup("").join(parts))


def steps_list(catalog: Catalog, steps: Sequence[Step]) -> Markup:
    """Printed procedures, each as an ordered list."""
    procedures = grouped(steps, lambda step: step.procedure_ko)
    return Markup("").join(
        Markup("<p><strong>{}</strong></p><ol>{}</ol>").format(
            escape(name),
            Markup("").join(
                Markup(
                    '<li id="step-{}">{}{} '
                    '<span class="ol-source" data-search-exclude>{}</span></li>'
                ).format(
                    step.step_id,
                    escape(step.step_ko),
                    Markup(' <span class="ol-why" data-search-exclude>{}</span>').format(
                        escape(step.note_ko)
                    )
                    if step.note_ko
                    else "",
                    line_words(catalog, step.source),
                )
                for step in members
            ),
        )
        for name, members in procedures.items()
    )


def _program_link(catalog: Catalog, program_id: str, page_url: str) -> Markup:
    return link("program", program_id, catalog.program(program_id).short_name_ko, page_url)


def _with_note(text: Markup, note: str | None) -> Markup:
    if not note:
        return text
    return text + Markup('<br><span class="ol-why" data-search-exclude>{}</span>').format(
        escape(note)
    )
