"""Tables: what stands in them. Their markup is in ``docs/templates/partials/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.entities import Value
from macros.render.partials import partial


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        heading: What stands above it.
        numeric: Whether it holds numbers (right-aligned, tabular figures).
        role: ``source`` for where a row stands in the report: it is set in the margin of the
            page, beyond the double rule. ``short`` and ``medium`` for columns that need little.
            ``stacked`` for the first where a phone sets the cells of a row below each other, each
            with its heading.
        unit: What a phone, where rows are stacked and headings gone, says after a value.
    """

    heading: str
    numeric: bool = False
    role: str = ""
    unit: str = ""


class VisuallyHidden(str):
    """A caption that repeats the heading above its table: heard, not seen."""

    __slots__ = ()


SOURCE = Column("보고서를 옮긴 글", role="source")


@dataclass(frozen=True)
class Cell:
    """A cell of a table, without its markup.

    Attributes:
        value: What it shows: text, or the ``Markup`` of another part.
        sort: What a reader's sorting goes by; None where the cell is no more than its text.
        anchor: Its address on the page.
        href: Where it leads.
        lang: Its language, where that is not the page's.
        note: A sentence beneath, which the site's search leaves out.
        after: The ``Markup`` of a part that follows.
    """

    value: object = ""
    sort: str | Value | None = None
    anchor: str | None = None
    href: str | None = None
    lang: str | None = None
    note: str | None = None
    after: object = ""

    @property
    def filled(self) -> bool:
        """Whether the cell shows anything."""
        return self.value != ""


def html_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    caption: str | None = None,
    footer: Sequence[object] | None = None,
    sortable: bool = False,
    searchable: bool = True,
) -> Markup:
    """Renders a table from ``docs/templates/partials/table.html``.

    Args:
        columns: One a column; the first is the heading of its row.
        rows: Cells in the order of the columns: each a ``Cell``, or no more than its value.
        caption: What the table holds; ``VisuallyHidden`` where a heading has just said it.
        footer: A closing row, for totals.
        sortable: Whether the page's script may sort it; it is complete without.
        searchable: Whether the site's search shall find its text.

    Raises:
        ValueError: If a row has more or fewer cells than there are columns.
    """
    return partial(
        "table",
        columns=columns,
        rows=[_cells(columns, row) for row in rows],
        footer=_cells(columns, footer) if footer else None,
        caption=caption,
        hide_caption=isinstance(caption, VisuallyHidden),
        sortable=sortable,
        searchable=searchable,
    )


def _cells(columns: Sequence[Column], row: Sequence[object]) -> list[Cell]:
    if len(row) != len(columns):
        raise ValueError(f"a row of {len(row)} cells in a table of {len(columns)} columns")
    return [value if isinstance(value, Cell) else Cell(value) for value in row]
