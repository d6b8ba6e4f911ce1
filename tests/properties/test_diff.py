"""What a change does: nothing that changed is left out, whatever stands in the cells."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.catalog.package.invisible_characters import INVISIBLE, LINE_BREAK
from macros.catalog.package.schema import Table, build_package, load_descriptor
from macros.review.diff import Difference, differ
from macros.review.escape import quote_markdown, visible
from macros.review.report_formats import MAX_CHARACTERS, format_difference
from macros.review.row_changes import Changes, compare
from macros.review.severity import Severity
from macros.review.snapshot import Cells, Key, Snapshot, read_snapshot
from tests.conftest import DATA, copy_town
from tests.properties import ANY_TEXT, share

SETTINGS = share(5)
TABLES = [t for t in build_package(load_descriptor(DATA)).tables if t.name != "updates"]
Rows = dict[Key, Cells]
Edit = tuple[Table, str, int, int, str]
# A row that is gone, a new row, or what stands in one cell now.
EDITS = st.lists(
    st.tuples(
        st.sampled_from(TABLES),
        st.sampled_from(("remove", "add", "change")),
        st.integers(0, 99),
        st.integers(0, 99),
        st.one_of(ANY_TEXT, st.from_regex(r"-?[0-9]{1,9}(\.[0-9])?", fullmatch=True)),
    ),
    max_size=6,
)
BYTES = st.one_of(st.binary(max_size=60), ANY_TEXT.map(lambda t: t.encode("utf-8", "replace")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's package; a path, since the snapshot would fill pages where a property fails."""
    return copy_town(tmp_path_factory.mktemp("diff"))


@cache
def base_of(folder: Path) -> Snapshot:
    return read_snapshot(folder)


def edited(base: Snapshot, edits: list[Edit]) -> Snapshot:
    """Returns a package after edits, each of the row and column that its numbers lead to."""
    tables = {name: dict(rows) for name, rows in base.tables.items()}
    for table, what, row, column, text in edits:
        rows = tables[table.name]
        if what == "add" or not rows:
            cells = dict.fromkeys(table.columns, text)
            rows[tuple(cells[name] for name in table.primary_key)] = cells
            continue
        key = sorted(rows)[row % len(rows)]
        if what == "remove":
            del rows[key]
            continue
        cells = {**rows.pop(key), table.columns[column % len(table.columns)]: text}
        rows[tuple(cells[name] for name in table.primary_key)] = cells
    raw = dict(base.raw)
    for table in TABLES:
        if tables[table.name] != base.tables[table.name]:
            raw[table.path] = written(table, tables[table.name])
    return replace(base, tables=tables, raw=raw)


def written(table: Table, rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([table.columns, *(cells.values() for cells in rows.values())])
    return text.getvalue().encode("utf-8", "surrogatepass")


def applied(tables: dict[str, Rows], changes: Changes) -> dict[str, Rows]:
    """Returns the rows after what a report names has been done to them."""
    after = {name: dict(rows) for name, rows in tables.items()}
    for change in changes.rows:
        if change.after is None:
            del after[change.table][change.key]
            continue
        rows, output = after[change.table], {cell.column: cell.after for cell in change.cells}
        rows[change.key] = change.after if change.before is None else rows[change.key] | output
    return after


@SETTINGS
@given(edits=EDITS)
def test_what_is_reported_is_all_that_changed(folder: Path, edits: list[Edit]) -> None:
    base = base_of(folder)
    head = edited(base, edits)
    forth, back = compare(base, head), compare(head, base)
    assert applied(base.tables, forth) == head.tables
    assert applied(head.tables, back) == base.tables
    assert forth.nothing == (head.tables == base.tables)
    assert {(change.table, change.key, change.kind) for change in forth.of_kind("changed")} == {
        (change.table, change.key, change.kind) for change in back.of_kind("changed")
    }


@SETTINGS
@given(edits=EDITS)
def test_a_removed_row_and_a_lost_source_are_never_green(folder: Path, edits: list[Edit]) -> None:
    base = base_of(folder)
    head = edited(base, edits)
    difference = differ(base, head)
    if difference.changes.of_kind("removed") or any(loss.lost for loss in difference.lost_sources):
        assert difference.severity > Severity.GREEN
    gone = base.figures.keys() - head.figures.keys()
    assert gone <= {*difference.addresses.gone_figures}
    assert difference.changes.rows or difference.severity is Severity.GREEN


@SETTINGS
@given(edits=EDITS)
def test_a_report_is_whole_in_every_form(folder: Path, edits: list[Edit]) -> None:
    difference = differ(base_of(folder), edited(base_of(folder), edits))
    check_reports(difference)
    output = json.loads(format_difference(difference, "json"))
    assert len(output["removed"]) == len(difference.changes.of_kind("removed"))
    assert len(output["added"]) == len(difference.changes.of_kind("added"))
    assert sum(len(group["rows"]) for group in output["changed"]) == len(
        difference.changes.of_kind("changed")
    )


def check_reports(difference: Difference) -> None:
    """Asks that no cell shapes a report: not its markup, its links, its lines, its direction."""
    markdown, text = (format_difference(difference, form) for form in ("markdown", "text"))
    assert len(markdown) <= MAX_CHARACTERS + 100
    for report in (markdown, text):
        assert not INVISIBLE.search(report.replace("\n", ""))
    for token in MarkdownIt("commonmark").parse(markdown):
        assert token.type != "html_block" or token.content.startswith("<!-- open-ledger-diff")
        for child in token.children or ():
            assert child.type in {"text", "code_inline"}, child


@SETTINGS
@given(ANY_TEXT)
def test_a_quoted_cell_is_one_code_span(text: str) -> None:
    quoted = quote_markdown(text)
    (paragraph,) = [t for t in MarkdownIt("commonmark").parse(f"- {quoted}!") if t.children]
    kinds = [child.type for child in paragraph.children or ()]
    assert not LINE_BREAK.search(quoted)
    assert not INVISIBLE.search(quoted)
    if not visible(text).strip():
        assert kinds == ["text"]
        return
    assert kinds == ["code_inline", "text"]
    assert (paragraph.children or [])[0].content == visible(text)


@SETTINGS
@given(table=st.sampled_from(TABLES), content=BYTES, added=st.booleans())
def test_any_bytes_can_be_held_against_what_was(
    folder: Path, table: Table, content: bytes, *, added: bool
) -> None:
    base, path = base_of(folder), folder / table.path
    good = path.read_bytes()
    try:
        path.write_bytes(good + content if added else content)
        check_reports(differ(base, read_snapshot(folder, base.package)))
    finally:
        path.write_bytes(good)
