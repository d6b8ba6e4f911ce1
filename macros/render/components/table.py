"""Tables: what stands in them. Their markup is in ``docs/templates/partials/table.html``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from macros.catalog.entities import Value
from macros.catalog.package.schema import Table
from macros.render.partials import partial


class Mark(NamedTuple):
    """A few words beside what a cell shows.

    Attributes:
        kind: What they are, which is how they look: ``guess``, ``kind``, ``none``, ``source``,
            ``why``.
        text: The words.
    """

    kind: str
    text: str


INFERRED = Mark("guess", "추정")


class Cell(NamedTuple):
    """A cell of a table, without its markup.

    Attributes:
        value: What it shows: text, or the ``Markup`` of another part.
        sort: What a reader's sorting goes by; None where the cell is no more than its text.
        anchor: Its address on the page.
        href: Where it leads.
        lang: Its language, where that is not the page's.
        mark: How the value looks, as the kind of a ``Mark``; ``ok`` and ``off`` besides.
        marks: What stands beside it.
        note: A sentence beneath, which the site's search leaves out.
        after: The ``Markup`` of a part that follows.
    """

    value: object = ""
    sort: str | Value | None = None
    anchor: str | None = None
    href: str | None = None
    lang: str | None = None
    mark: str | None = None
    marks: Sequence[Mark] = ()
    note: object = None
    after: object = ""

    @property
    def plain(self) -> bool:
        """Whether the cell is no more than its value."""
        return self[2:] == _NOTHING_MORE

    @property
    def filled(self) -> bool:
        """Whether the cell shows anything."""
        return self.value != ""


_NOTHING_MORE = Cell()[2:]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        heading: What stands above it.
        cell: Makes its cell of a row, where rows are no cells yet: a ``Cell``, or its value.
        numeric: Whether it holds numbers (right-aligned, tabular figures).
        role: ``source`` for where a row stands in the report: it is set in the margin of the
            page, beyond the double rule. ``short`` and ``medium`` for columns that need little.
            ``stacked`` for the first where a phone sets the cells of a row below each other, each
            with its heading.
        unit: What a phone, where rows are stacked and headings gone, says after a value.
    """

    heading: str
    cell: Callable[[Any], object] | None = None
    numeric: bool = False
    role: str = ""
    unit: str = ""

    @classmethod
    def of_field(
        cls, table: Table, name: str, cell: Callable[[Any], object] | None = None, **options: Any
    ) -> Column:
        """Returns a column of a table of the package: its title, and its values or their labels.

        Args:
            table: The table, as the descriptor has it.
            name: The column's name there.
            cell: Makes its cell of a row, where that is more than the value or its label.
            **options: As of any column; ``heading`` in place of the title.
        """
        field = table.field(name)
        labels = {category.value: category.label for category in field.categories}

        def plain(row: object) -> object:
            value = getattr(row, name)
            return labels.get(value, value)

        return cls(**{"heading": field.title, "cell": cell or plain} | options)

    @cached_property
    def css(self) -> str:
        """The classes of its cells."""
        return " ".join(filter(None, ("num" if self.numeric else "", self.role)))


class VisuallyHidden(str):
    """A caption for screen readers alone, since it repeats the heading above its table."""

    __slots__ = ()


SOURCE = Column("보고서를 옮긴 글", role="source")


def html_table(
    columns: Sequence[Column | None],
    rows: Iterable[Any],
    *,
    caption: str | None = None,
    footer: Any = None,
    sortable: bool = False,
    searchable: bool = True,
) -> Markup:
    """Renders a table.

    Args:
        columns: One a column, None for one that a package has nothing for; the first is the
            heading of its row.
        rows: Cells in the order of the columns, each a ``Cell`` or its value; or, where columns
            make their cells, what they make them of.
        caption: What the table holds; ``VisuallyHidden`` where a heading has just said it.
        footer: A closing row, for totals.
        sortable: Whether the page's script may sort it; it is complete without.
        searchable: Whether the site's search shall find its text.

    Raises:
        ValueError: If a row has more or fewer cells than there are columns.
    """
    shown = [column for column in columns if column]
    return partial(
        "table",
        columns=shown,
        rows=[_cells(shown, row) for row in rows],
        footer=_cells(shown, footer) if footer else None,
        caption=caption,
        hide_caption=isinstance(caption, VisuallyHidden),
        sortable=sortable,
        searchable=searchable,
    )


def _cells(columns: Sequence[Column], row: Any) -> list[tuple[Column, Cell]]:
    values = [column.cell(row) for column in columns if column.cell] or row
    return [
        (column, value if isinstance(value, Cell) else Cell(value))
        for column, value in zip(columns, values, strict=True)
    ]
