"""A problem in the data, worded so that a person with a spreadsheet can repair it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.package.invisible_characters import isolated, shown
from macros.catalog.package.personal_data import masked

ERROR, WARNING = "error", "warning"
LONGEST_VALUE = 60  # a longer cell would bury the message


def column_letters(number: int) -> str:
    """Returns the letters a spreadsheet shows for a column.

    Args:
        number: Column counted from 1.

    >>> column_letters(1), column_letters(26), column_letters(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, order=True)
class Finding:
    """One problem: where, what stands there, which rule it breaks, how to repair it.

    Attributes:
        file: Name of the file in the data folder.
        row: Row as the spreadsheet counts it (the header is 1); 0 for the file as a whole.
        column: Column counted from 1; 0 for a whole row or file.
        code: Name of the rule, stable, for documentation and tests.
        value: What stands in the cell; None where there is no cell to quote.
        rule: The rule that is broken, a Korean sentence.
        remedy: What to do about it, a Korean sentence.
        severity: ``error`` for what must not be published, ``warning`` for what is legal but odd.
    """

    file: str
    row: int
    column: int
    code: str
    value: str | None
    rule: str
    remedy: str
    severity: str = ERROR

    @property
    def place(self) -> str:
        """File and cell as the spreadsheet shows it: ``budgets.csv F12``."""
        if self.row and self.column:
            return f"{self.file} {column_letters(self.column)}{self.row}"
        if self.row:
            return f"{self.file} {self.row}행"
        if self.column:
            return f"{self.file} {column_letters(self.column)}열"
        return self.file

    def __str__(self) -> str:
        """The problem as one line."""
        quoted = "" if self.value is None else f" '{shorten(self.value)}' —"
        caution = "주의 " if self.severity == WARNING else ""
        return f"{caution}{self.place}:{quoted} {self.rule} {self.remedy} [{self.code}]"


def shorten(value: str) -> str:
    """Returns a cell's text on one line, with what does not show, and short enough to quote."""
    flat = shown(masked(value[: LONGEST_VALUE * 3]))
    return isolated(flat if len(flat) <= LONGEST_VALUE else flat[: LONGEST_VALUE - 1] + "…")
