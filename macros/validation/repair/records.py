"""The tolerant reader: a CSV file as records that remember how they were written.

Repair leaves the rest of a file untouched by them; a review says by them what a change to data does
that does not pass the checks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
