"""Files before any schema is asked: which are there, their bytes, encoding and header line.

The header is checked here because the schema library names the wrong column when one is missing
and then reports every row.
"""

from __future__ import annotations

import contextlib
import csv
import difflib
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.encodings import SAVE_AS_UTF8, encoding_fault
from macros.catalog.package.file_kinds import conflict, conflict_line, is_blank, kind_fault, kind_of
from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.headers import MOST_ROWS_ABOVE, check_header
from macros.catalog.package.invisible_characters import shown
from macros.catalog.package.page_texts import link_fault
from macros.catalog.package.schema import Package, Table
from macros.catalog.rows import raw_records

# What else a spreadsheet may put between cells, and the line by which Excel learns which.
DELIMITERS = {";": "쌍반점(;)", "\t": "탭", "|": "세로줄(|)"}
SEPARATOR_LINE = re.compile(r'"?sep=.?"?[,;\t]*', re.IGNORECASE)
# More than any table or office needs, and no more than can be checked in seconds.
MAX_BYTES, MOST_COLUMNS = 50_000_000, 200
TABLE_NAME = re.compile(r"[a-z]+(_[a-z]+)*")


def check_places(data_dir: Path, package: Package) -> Iterator[Finding]:
    """Yields a finding for a name or link that leads out of the folder, and for a huge file."""
    for path in sorted((*data_dir.glob("*"), *data_dir.glob("*/*"))):
        within = path.parent == data_dir or not path.parent.is_symlink()
        if within and path.is_symlink():
            yield link_fault(path.relative_to(data_dir))
    for table in package.tables:
        if not TABLE_NAME.fullmatch(table.name) or table.path != f"{table.name}.csv":
            rule = "표의 파일은 자료 폴더 안에 표의 이름으로 둡니다."
            remedy = "name은 영문 소문자와 밑줄(_)로, path는 그 이름에 .csv를 붙여 적어 주세요."
            yield Finding(DESCRIPTOR, 0, 0, "descriptor-path", table.path, rule, remedy)
        elif (path := data_dir / table.path).is_file() and path.stat().st_size > MAX_BYTES:
            rule = f"파일이 {path.stat().st_size // 1_000_000:,}MB입니다."
            remedy = "빈 줄과 빈 열을 지우고 다시 저장해 주세요."
            yield Finding(table.path, 0, 0, "file-large", None, rule, remedy)


def missing_file(table: Table) -> Finding:
    """Returns the finding of a file that is not there."""
    rule = "파일이 없습니다."
    remedy = "지운 파일을 되살리거나 이름을 되돌려 주세요."
    return Finding(table.path, 0, 0, "file-missing", None, rule, remedy)


def check_file(table: Table, raw: bytes) -> list[Finding]:
    """Checks that a file is UTF-8 text and has the header its table asks for."""
    if finding := _check_bytes(table, raw) or _check_delimiter(table, raw.decode("utf-8")):
        return [finding]
    records = raw_records(raw)
    try:
        header = next(records)
    except csv.Error:
        rule = "머리줄에서 큰따옴표가 열리고 닫히지 않아 파일 전체가 한 칸이 되었습니다."
        return [_quote_finding(table, 1, rule)]
    if len(header) > MOST_COLUMNS:
        rule = f"머리줄의 열이 {len(header):,}개입니다."
        return [Finding(table.path, 1, 0, "column-many", None, rule, "남는 열을 지워 주세요.")]
    if header == list(table.columns):
        return []
    return list(check_header(table, [header, *_first(records)]))


def _first(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yields the rows among which a header may stand below its place."""
    with contextlib.suppress(csv.Error):
        yield from islice(records, MOST_ROWS_ABOVE)


def _check_bytes(table: Table, raw: bytes) -> Finding | None:
    """Returns why a file is no text that can be read, if it is none."""

    def whole(code: str, rule: str, remedy: str) -> Finding:
        return Finding(table.path, 0, 0, code, None, rule, remedy)

    if is_blank(raw):
        return whole("file-empty", "파일이 비어 있습니다.", "머리줄과 자료를 되살려 주세요.")
    if kind := kind_of(raw):
        return kind_fault(table.path, kind)
    if line := conflict_line(raw):
        return conflict(table.path, line)
    return encoding_fault(table.path, raw)


def _check_delimiter(table: Table, text: str) -> Finding | None:
    """Returns the finding of a file whose cells another sign separates, or that names its sign."""
    head = text.split("\n", 1)[0].rstrip("\r")
    if match := SEPARATOR_LINE.fullmatch(head):
        rule = f"첫 줄에 엑셀만 아는 구분 표시({match.group()})가 있습니다."
        return Finding(table.path, 1, 0, "delimiter", None, rule, "그 줄을 지워 주세요.")
    for sign, name in DELIMITERS.items():
        if sorted(cell.strip('" ') for cell in head.split(sign)) == sorted(table.columns):
            rule = f"칸 사이가 쉼표가 아니라 {name}입니다."
            return Finding(table.path, 1, 0, "delimiter", None, rule, SAVE_AS_UTF8)
    return None


def check_quotes(table: Table, raw: bytes) -> list[Finding]:
    """Returns a finding of the row in which a quote is opened that swallows the rows after it.

    Asked only of a file whose rows do not have the header's number of cells or whose numbers have
    line breaks: then this is the cause, and what the cells look like does not matter.
    """
    unlike = _first_unlike_quote(raw)
    for row, cells in enumerate(raw_records(raw), start=1):
        if any("\n" in cell for cell in cells) and (unlike or len(cells) != len(table.columns)):
            rule = "큰따옴표가 열리고 제자리에서 닫히지 않아 다음 줄까지 한 칸이 되었습니다."
            return [_quote_finding(table, row, rule)]
    if unlike:
        return [_quote_finding(table, unlike, "큰따옴표가 열리거나 닫히는 자리가 맞지 않습니다.")]
    return []


def _quote_finding(table: Table, row: int, rule: str) -> Finding:
    remedy = "이 줄의 큰따옴표를 살펴 주세요."
    return Finding(table.path, row, 0, "unreadable", None, rule, remedy)


def _first_unlike_quote(raw: bytes) -> int:
    """Returns the first row with a quote that stands or is missing against the rules; 0 if none."""
    row = 1
    try:
        for _ in raw_records(raw, strict=True):
            row += 1
    except csv.Error:
        return row
    return 0


def warn_file(name: str, raw: bytes) -> Iterator[Finding]:
    """Warns of line ends that make every line look changed."""
    if b"\r" in raw and b"\0" not in raw and not kind_of(raw):
        way = "윈도 방식(CRLF)" if b"\r\n" in raw else "옛 맥 방식(CR)"
        rule = f"줄 끝이 {way}이라 모든 줄이 바뀐 것으로 보입니다."
        remedy = "줄 끝을 LF로 저장해 주세요."
        yield Finding(name, 0, 0, "line-ends", None, rule, remedy, WARNING)


def warn_short_rows(table: Table, raw: bytes) -> Iterator[Finding]:
    """Warns once a file of rows whose last cells are not there; they read as empty.

    Args:
        table: The table, which has no problem.
        raw: Its file.
    """
    short = [
        (row, cells)
        for row, cells in enumerate(raw_records(raw), start=1)
        if len(cells) < len(table.columns)
    ]
    if short:
        row, cells = short[0]
        number = f"(이런 줄이 {len(short):,}개)" if len(short) > 1 else ""
        rule = f"줄이 짧아 '{table.columns[len(cells)]}' 칸이 없어 빈 칸으로 읽었습니다{number}."
        remedy = (
            "엑셀이 줄 끝의 빈 칸을 빼고 저장한 것이면 그대로 두어도 됩니다. "
            "칸이나 쉼표를 지운 것이면 되살려 주세요."
        )
        yield Finding(table.path, row, len(cells) + 1, "cell-missing", None, rule, remedy, WARNING)


# What the system or a program that has a file open leaves beside it.
HIDDEN = (".", "~$")
SHEET = re.compile(r"\.(csv|tsv|tab|xlsx?|xlsm|xlsb|ods|numbers)(\W.*)?$", re.IGNORECASE)
# What may be anything, a table too.
COPY = re.compile(r"(^|/)[^./]+$|\.(txt|bak|old|orig|tmp)$", re.IGNORECASE)


def unnamed_files(data_dir: Path, package: Package) -> dict[str, str | None]:
    """Returns the tables in a folder that its descriptor does not name.

    Returns:
        By path within the folder, the name of the file that was meant; None if that can't be
        determined.
    """
    named = {table.path for table in package.tables}
    found = sorted(
        path.relative_to(data_dir).as_posix()
        for path in (*data_dir.glob("*"), *data_dir.glob("*/*"))
        if path.is_file() and not path.name.startswith(HIDDEN)
    )
    return {
        name: meant_file(name, package)
        for name in found
        if name not in named
        and (SHEET.search(name) or (COPY.search(name) and meant_file(name, package)))
    }


def meant_file(name: str, package: Package) -> str | None:
    """Returns the file of the package that a file name is another form of.

    A copy gets a number or a word before or behind its name, another program another ending.
    """
    stem = Path(unicodedata.normalize("NFC", name)).name.casefold().split(".")[0]
    stem = re.sub(r"[\s-]+", "_", stem)
    within = [table for table in package.tables if table.name in stem]
    if within:
        return max(within, key=lambda table: len(table.name)).path
    names = {table.name: table.path for table in package.tables}
    close = difflib.get_close_matches(re.sub("[^a-z_]", "", stem), names, n=1, cutoff=0.75)
    return names[close[0]] if close else None


def check_unnamed(data_dir: Path, package: Package) -> Iterator[Finding]:
    """Yields a finding for a table that nobody reads but somebody may take for published."""
    for name, meant in unnamed_files(data_dir, package).items():
        rule = f"설명서({DESCRIPTOR})에 없는 파일이라 읽지 않습니다."
        remedy = "자료가 아니면 이 폴더 밖으로 옮기거나 지워 주세요."
        if meant:
            remedy = f"{meant}를 뜻했다면 그 이름으로 바꾸고, 아니면 지워 주세요."
        yield Finding(shown(name), 0, 0, "file-unnamed", None, rule, remedy)
