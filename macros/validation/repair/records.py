"""The tolerant reader: a CSV file as records that remember how they were written.

Repair leaves the rest of a file untouched by them; a review says by them what a change to data does
that does not pass the checks.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.catalog.package.file_kinds import is_damaged_utf8

# The table of old Korean Windows; it holds all of EUC-KR but the syllables that this writes as
# four letters, so EUC-KR is tried first.
KOREAN = "cp949"
UTF8_BOM = codecs.BOM_UTF8
UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# In UTF-16 every second byte of a CSV's header is zero.
HEADER_BYTES = 64


@dataclass(frozen=True)
class Decoded:
    """A file's text.

    Attributes:
        text: The text with LF at the end of each line.
        kinds: What was unlike the project's files, by code.
    """

    text: str
    kinds: tuple[str, ...]


def decode(raw: bytes) -> Decoded | None:
    r"""Returns a file's text; None if it is in no encoding that can be determined.

    >>> decode("가,나\r\n".encode("cp949"))
    Decoded(text='가,나\n', kinds=('cp949', 'line-ends'))
    """
    kinds: list[str] = []
    text = _text(raw, kinds)
    if text is None or "\0" in text:
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        kinds.append("line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, tuple(kinds))


def _text(raw: bytes, kinds: list[str]) -> str | None:
    if raw.startswith(UTF8_BOM):
        kinds.append("bom")
        raw = raw[len(UTF8_BOM) :]
    encoding = UTF16_BOMS.get(raw[:2]) or _utf16_without_bom(raw)
    if encoding:
        kinds.append("utf-16")
        return _decoded(raw, encoding)
    text = _decoded(raw, "utf-8")
    if text is None and not is_damaged_utf8(raw):
        kinds.append(KOREAN)
        text = _decoded(raw, "euc-kr") or _decoded(raw, KOREAN)
    return text


def _utf16_without_bom(raw: bytes) -> str | None:
    head = raw[:HEADER_BYTES]
    if len(head) > 1 and not any(head[1::2]):
        return "utf-16-le"
    if len(head) > 1 and not any(head[0::2]):
        return "utf-16-be"
    return None


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


QUOTE = '"'
# What Korean and European spreadsheets put between cells; a tab comes from "Unicode text".
DELIMITERS = (",", "\t", ";")
_PLAIN = {delimiter: re.compile(rf"[^{delimiter}\r\n]*") for delimiter in DELIMITERS}


@dataclass(frozen=True)
class Record:
    """A row as it stands in the file.

    Attributes:
        number: Row as the spreadsheet counts it.
        line: First line it stands on, counted from 1; more than the row after cells with breaks.
        starts: Column of the line where each cell begins, counted from 1.
        raw: Its text without the line end.
        cells: Its cells, unquoted.
        quoted: Whether each cell is in quotes.
    """

    number: int
    line: int
    starts: tuple[int, ...]
    raw: str
    cells: tuple[str, ...]
    quoted: tuple[bool, ...]

    @property
    def overquoted(self) -> bool:
        """Whether a cell is in quotes that needs none."""
        return any(
            quoted and not needs_quotes(cell)
            for quoted, cell in zip(self.quoted, self.cells, strict=True)
        )


def needs_quotes(cell: str) -> bool:
    """Tells whether a cell can't stand in a CSV file without quotes."""
    return any(character in cell for character in ',"\r\n')


def write_record(cells: Sequence[str]) -> str:
    """Returns cells as a line of CSV, quoted only where needed, without a line end.

    >>> write_record(["가", "1,000", ""])
    '가,"1,000",'
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().removesuffix("\n")


def read_records(text: str, delimiter: str = ",") -> tuple[Record, ...]:
    """Splits a text into records; blank lines are records of one empty cell."""
    return tuple(_records(text, delimiter))


def delimiter_of(text: str) -> str:
    """Returns what stands between the cells of the first line.

    >>> delimiter_of("a,b,c"), delimiter_of("a;b;c;")
    (',', ';')
    """
    head = text.split("\n", 1)[0]
    return max(DELIMITERS, key=head.count)


def _records(text: str, delimiter: str) -> Iterator[Record]:
    at, line, number = 0, 1, 1
    while at < len(text):
        start = at
        starts: list[int] = []
        cells: list[str] = []
        quoted: list[bool] = []
        line_start, more = start, True
        while more:
            starts.append(at - line_start + 1)
            cell, is_quoted, at = _cell(text, at, delimiter)
            cells.append(cell)
            quoted.append(is_quoted)
            line_start = max(line_start, text.rfind("\n", start, at) + 1)
            more = at < len(text) and text[at] == delimiter
            at += more
        raw = text[start:at]
        yield Record(number, line, tuple(starts), raw, tuple(cells), tuple(quoted))
        at += 2 if text.startswith("\r\n", at) else 1
        line += text.count("\n", start, min(at, len(text)))
        number += 1


def _cell(text: str, at: int, delimiter: str) -> tuple[str, bool, int]:
    """Reads the cell that begins at a position; returns it and the position after it."""
    if not text.startswith(QUOTE, at):
        end = _plain_end(text, at, delimiter)
        return text[at:end], False, end
    parts: list[str] = []
    at += 1
    while True:
        end = text.find(QUOTE, at)
        if end < 0:  # a quote that is never closed
            return "".join([*parts, text[at:]]), True, len(text)
        parts.append(text[at:end])
        at = end + 1
        if not text.startswith(QUOTE, at):
            break
        parts.append(QUOTE)
        at += 1
    end = _plain_end(text, at, delimiter)
    return "".join([*parts, text[at:end]]), True, end


def _plain_end(text: str, at: int, delimiter: str) -> int:
    """Returns where a cell, or the rest of one, ends that is not in quotes."""
    match = _PLAIN[delimiter].match(text, at)
    return match.end() if match else at
