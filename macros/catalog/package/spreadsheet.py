"""What a spreadsheet writes into a cell in place of its text."""

from __future__ import annotations

import re

# What a spreadsheet would run; some take the full-width forms for the same.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
# An apostrophe put before such a text keeps it from running; it is no part of the text.
GUARDED = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
# Where lists are separated by semicolons, one within a text begins a cell, quoted or not.
_CELL_START = re.compile(r"(^|;)(?=[=+\-@\t\r＝＋－＠])")
_GUARDED_START = re.compile(r"(^|;)'(?=[=+\-@\t\r＝＋－＠])")
# Where a formula failed, or a column was too narrow for its number or date; in every language that
# the programs speak to Koreans.
ERROR_VALUE = re.compile(
    r"#N/A|#(?:REF|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|ERROR"
    r"|PYTHON|EXTERNAL|DATA|이름|값|참조|숫자|널|나누기/0)[!?]|#GETTING_DATA|Err:\d{3}|#{3,}",
    re.IGNORECASE,
)


ERROR_RULE = "스프레드시트가 값을 셈하거나 보이지 못해 남긴 표시입니다."
ERROR_REMEDY = "원래의 글이나 수를 다시 적어 주세요(열이 좁아 #로 보이면 열을 넓히고 저장)."


# What a spreadsheet was to compute: a function, or a cell by its name.
COMPUTED = re.compile(r"\s*=\s*[-+($]*([A-Za-z]{1,3}\$?\d|[A-Za-z][A-Za-z0-9.]+\()")
FORMULA_RULE = "셈하는 식입니다."
FORMULA_REMEDY = "식 대신 셈한 결과를 글이나 수로 적어 주세요(엑셀에서는 ‘값 붙여넣기’)."


def is_error_value(text: str) -> bool:
    """Tells whether a cell holds what a spreadsheet shows where it has no value.

    >>> is_error_value("#N/A"), is_error_value("########"), is_error_value("#1 사업")
    (True, True, False)
    """
    return ERROR_VALUE.fullmatch(text.strip()) is not None


def guarded(text: str) -> str:
    """Returns a text of which a spreadsheet runs nothing, whatever separates its cells.

    >>> guarded("- 줄표"), guarded("가;=1+1"), guarded("가 = 나")
    ("'- 줄표", "가;'=1+1", '가 = 나')
    """
    return _CELL_START.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """Returns a text without the apostrophes that keep a spreadsheet from running it.

    >>> unguarded("'- 줄표"), unguarded("가;'=1+1"), unguarded("'23년")
    ('- 줄표', '가;=1+1', "'23년")
    """
    return _GUARDED_START.sub(r"\1", text)
