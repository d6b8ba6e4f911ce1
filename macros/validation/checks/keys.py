"""Keys: they lead somewhere, rows are sorted by them, an id that went away is in use no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.catalog.operands import has_operands
from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import ForeignKey, Table
from macros.catalog.queries.sort_orders import SORT_ORDERS
from macros.catalog.rows import Row, Tables

# Columns that name figures of any table, one or several separated by a space.
FIGURE_REFERENCES = (
    ("figures", "part_of"),
    ("corrections", "applies_to"),
)

# Ids that become the names of files and folders of the site.
NAMED = (
    ("programs", "program_id"),
    ("program_groups", "group_id"),
    ("strategies", "strategy_id"),
    ("divisions", "division_id"),
    ("moved", "old_id"),
)
# Windows opens a device of these names, whatever folder they stand in. A page called index would
# take the place of the page that lists all of its kind.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
)
INDEX = "index"
LONGEST_ID = 80  # with its endings it must fit a file's name anywhere


def check_file_names(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an id cannot be the name of a file and a folder on every system."""
    for table, rows in tables.each():
        keys = [name for name in table.primary_key if name.endswith("_id")]
        for row in rows:
            for name in keys:
                if len(row[name]) > LONGEST_ID:
                    rule = f"이름표가 {LONGEST_ID}자를 넘습니다."
                    remedy = "더 짧은 이름표를 붙여 주세요."
                    yield row.finding(name, "name-long", rule, remedy)
                elif (table.name, name) in NAMED and row[name] in DEVICES | {INDEX}:
                    rule = "파일 이름으로 쓸 수 없는 이름표입니다."
                    remedy = "다른 이름표를 붙여 주세요."
                    yield row.finding(name, "name-file", rule, remedy)


def check_foreign_keys(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a foreign key names no row of the table it leads to.

    Keys into a table that could not be read are not followed, so that one broken file does not
    drown the rest in messages.
    """
    known: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = {}
    for table, rows in tables.each():
        keys = [key for key in table.foreign_keys if key.table in tables]
        for key in keys:
            if (key.table, key.target) not in known:
                found = tables[key.table].frame[list(key.target)]
                known[key.table, key.target] = set(found.itertuples(index=False, name=None))
        # The short keys first: one that leads nowhere spoils every key that it is a part of.
        keys.sort(key=lambda key: len(key.fields))
        required = {field.name for field in table.fields if field.required}
        for row in rows:
            lost: set[str] = {name for name in required if not row[name]}
            for key in keys:
                values = tuple(row[name] for name in key.fields)
                if not any(values) or not lost.isdisjoint(key.fields):
                    continue
                if values not in known[key.table, key.target]:
                    lost.update(key.fields if len(key.fields) == 1 else ())
                    yield _dangling(row, key)


def _dangling(row: Row, key: ForeignKey) -> Finding:
    if len(key.fields) > 1:
        # The last column alone may well be there, in rows of another report.
        values = ", ".join(row[name] for name in key.fields)
        rule = f"{key.table}.csv에 {'·'.join(key.target)}가 '{values}'인 줄이 없습니다."
        remedy = f"{'·'.join(key.fields)} 가운데 틀린 것을 고치거나 그 파일에 줄을 더해 주세요."
        return row.finding(key.fields[-1], "key-dangling", rule, remedy)
    rule = f"{key.table}.csv에 없는 이름표입니다."
    remedy = f"{key.table}.csv에 있는 이름표로 고치거나 그 파일에 줄을 더해 주세요."
    return row.finding(key.fields[-1], "key-dangling", rule, remedy)


def check_order(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a row is not sorted by key: two people's additions would collide."""
    for table, rows in tables.each():
        before: tuple[str | int, ...] | None = None
        for row in rows:
            key = _sort_key(table, row)
            if before is not None and key < before:
                rule = "이름표 차례에 맞지 않는 줄입니다."
                remedy = (
                    f"{', '.join(table.primary_key)} 차례로 줄을 옮겨 주세요. 명령으로는 "
                    f"'python -m macros mend'입니다.{_sorting_words(table)}"
                )
                yield row.finding(table.primary_key[0], "order", rule, remedy)
            else:
                before = key


def _sorting_words(table: Table) -> str:
    """Returns how ids are sorted: a spreadsheet that passes over hyphens sorts them otherwise."""
    if all(table.field(name).type == "integer" for name in table.primary_key):
        return ""
    return (
        " 글자마다 붙임표(-), 숫자, 영문자 차례로 견줍니다. 붙임표를 건너뛰는 엑셀이나 "
        "리브레오피스로 정렬하면 이와 다를 수 있습니다."
    )


def _sort_key(table: Table, row: Row) -> tuple[str | int, ...]:
    return tuple(
        int(row[name]) if table.field(name).type == "integer" else row[name]
        for name in table.primary_key
    )


def check_figure_ids(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where two tables use one figure id: it is the figure's address."""
    first: dict[str, str] = {}
    for table, rows in tables.each("figure_id"):
        for row in rows:
            figure_id = row["figure_id"]
            owner = first.setdefault(figure_id, table.path)
            if owner != table.path:
                rule = f"{owner}에 이미 있는 수치 이름입니다."
                remedy = "자료 전체에서 하나뿐인 이름을 붙여 주세요."
                yield row.finding("figure_id", "figure-doubled", rule, remedy)


def check_reserved_names(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a program's id is the address of a page that lists all programs."""
    for row in tables["programs"]:
        if row["program_id"] in {"rows", *(order.name for order in SORT_ORDERS)}:
            rule = "사업을 늘어놓은 쪽의 주소로 쓰는 이름입니다."
            remedy = "다른 이름표를 붙여 주세요."
            yield row.finding("program_id", "name-reserved", rule, remedy)


def check_figure_references(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a figure or a correction names a figure that does not exist."""
    known = tables.all_values("figure_id")
    if known is None:
        return  # a figure of an unsound table would be called missing
    for name, column in FIGURE_REFERENCES:
        for row in tables[name]:
            unknown = [figure_id for figure_id in row[column].split() if figure_id not in known]
            if unknown:
                rule = f"없는 수치 이름입니다: {', '.join(unknown)}."
                remedy = "figure_id 열에 있는 이름으로 고쳐 주세요."
                yield row.finding(column, "figure-dangling", rule, remedy)


def check_terms(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an identity names a row that does not exist or two rows."""
    named = [table for table in tables.package.tables if has_operands(table)]
    if any(table.name not in tables for table in named):
        return  # a row of an unsound table would be called missing
    owners = Counter(
        row_id for table in named for row_id in tables[table.name].frame[table.primary_key[0]]
    )
    for row in tables["identities"]:
        for column in ("result", "terms"):
            names = row[column].split()
            unknown = [name for name in names if not owners[name]]
            doubled = [name for name in names if owners[name] > 1]
            if unknown:
                rule = f"없는 이름표입니다: {', '.join(unknown)}."
                remedy = "수치나 일정, 행사, 내용, 곳, 기관의 이름표로 고쳐 주세요."
                yield row.finding(column, "term-dangling", rule, remedy)
            if doubled:
                rule = f"두 줄이 함께 쓰는 이름표입니다: {', '.join(doubled)}."
                remedy = "두 줄 가운데 하나에 다른 이름표를 붙여 주세요."
                yield row.finding(column, "term-doubled", rule, remedy)


# Where the ids of a kind stand.
TABLES = {
    "program": ("programs", "program_id"),
    "group": ("program_groups", "group_id"),
    "strategy": ("strategies", "strategy_id"),
    "division": ("divisions", "division_id"),
}


def check_redirects(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an id that moved is still in use, or the new one is not."""
    living = {kind: set(tables[table].frame[column]) for kind, (table, column) in TABLES.items()}
    figures = tables.all_values("figure_id")
    if figures is not None:
        living["figure"] = figures
    for row in tables["moved"]:
        known = living.get(row["kind"])
        if known is None:
            continue  # a figure of an unsound table would be called missing
        if row["old_id"] in known:
            rule = "아직 쓰고 있는 이름표입니다."
            remedy = "이 줄을 지우거나, 자료에서 이 이름표를 없애 주세요."
            yield row.finding("old_id", "moved-in-use", rule, remedy)
        if row["new_id"] and row["new_id"] not in known:
            rule = "없는 이름표입니다."
            remedy = "지금 쓰는 이름표를 적거나, 없어졌으면 비워 주세요."
            yield row.finding("new_id", "moved-nowhere", rule, remedy)
