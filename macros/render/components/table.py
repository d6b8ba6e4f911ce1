"""HTML tables. Every cell goes through ``escape`` unless it is markup already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.entities import Value
from macros.i18n.korean import escape


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
    """A cell whose text differs from the value a reader sorts by."""

    text: object
    sort: str | Value


def html_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    caption: str | None = None,
    footer: Sequence[object] | None = None,
    sortable: bool = False,
    searchable: bool = True,
) -> Markup:
    """Returns a table on one line, so that Markdown takes it as one HTML block.

    Args:
        columns: One a column; the first is the heading of its row.
        rows: Cells in the order of the columns; text is escaped, ``Markup`` is kept.
        caption: What the table holds; ``VisuallyHidden`` where a heading has just said it.
        footer: A closing row, for totals.
        sortable: Whether the page's script may sort it; it is complete without.
        searchable: Whether the site's search shall find its text.
    """
    head = "".join(
        f'<th scope="col"{_class(column)}>{escape(column.heading)}</th>' for column in columns
    )
    stacked = columns[0].role == "stacked"
    body = "".join(_row(columns, row, stacked=stacked) for row in rows)
    foot = f"<tfoot>{_row(columns, footer)}</tfoot>" if footer else ""
    visually_hidden = ' class="ol-heard"' if isinstance(caption, VisuallyHidden) else ""
    title = (
        f"<caption{visually_hidden} data-search-exclude>{escape(caption)}</caption>"
        if caption
        else ""
    )
    marker = " data-sortable" if sortable else ""
    kind = " ol-table--sourced" if any(column.role == "source" for column in columns) else ""
    kind += " ol-table--stacked" if stacked else ""
    hidden = "" if searchable else " data-search-exclude"
    return Markup(  # noqa: S704 - every part is escaped above
        f'<div class="ol-table{kind}" role="region" tabindex="0"{hidden} '
        f'aria-label="{escape(caption or "표")}"><table{marker}>{title}'
        f"<thead data-search-exclude><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{foot}</table></div>"
    )


def _row(columns: Sequence[Column], row: Sequence[object], *, stacked: bool = False) -> str:
    cells = []
    for index, (column, value) in enumerate(zip(columns, row, strict=True)):
        tag, scope = ("th", ' scope="row"') if index == 0 else ("td", "")
        sort = f' data-sort="{escape(value.sort)}"' if isinstance(value, Cell) else ""
        text = value.text if isinstance(value, Cell) else value
        unit = f' data-unit="{escape(column.unit)}"' if column.unit and text != "" else ""
        of = f' data-of="{escape(column.heading)}"' if stacked and index and text != "" else ""
        cells.append(f"<{tag}{scope}{_class(column)}{sort}{unit}{of}>{escape(text)}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _class(column: Column) -> str:
    names = ("num" if column.numeric else "", column.role)
    name = " ".join(filter(None, names))
    return f' class="{name}"' if name else ""
