"""A cell against its column: what it surely should be, by the descriptor alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from macros.catalog.money import money_unit
from macros.catalog.package.invisible_characters import LINE_BREAK, ODD_SPACE
from macros.catalog.package.schema import Field
from macros.catalog.package.spreadsheet import is_error_value, unguarded
from macros.i18n.parse_numbers import reads_as
from macros.validation.repair.dates import read_date, read_day_of_month, read_month
from macros.validation.repair.variants import UNSEEN, half_width, straight

# The report's own letters; only the published file can tell what a spreadsheet did to them.
VERBATIM = "as_printed"
SCIENTIFIC = re.compile(r"-?\d(\.\d+)?[Ee]\+?\d{1,2}")
DATE_LIKE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
FIXED_DIGITS = re.compile(r"(?:\\d|\[0-9\])\{(\d+)\}")
MONTH_PRECISIONS = frozenset({"month", "month_end"})

_PLAIN = {
    "integer": re.compile(r"0|-?[1-9][0-9]*"),
    "number": re.compile(r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}
_LINE_BREAKS = re.compile(f"{LINE_BREAK.pattern}+")
_AMOUNT = re.compile(
    r"(?P<before>[-−△▲(]?)\s*+[^\d\s,.()△▲−-]{0,3}\s*+(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"\s*+[^\d,.()-]{0,6}(?P<after>[)-]?)",
    re.ASCII,
)
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")

Cells = Mapping[str, str]


def fits(field: Field, text: str) -> bool:
    """Tells whether a cell may stand in a column, as far as the cell alone tells."""
    if not text:
        return not field.required
    if is_error_value(text):
        return False
    if field.type == "date":
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII)) and _is_day(text)
    if field.type in _PLAIN:
        return bool(_PLAIN[field.type].fullmatch(text))
    if field.categories and text not in {category.value for category in field.categories}:
        return False
    return field.pattern is None or re.fullmatch(field.pattern, text, re.ASCII) is not None


def is_bound(field: Field) -> bool:
    """Tells whether a column has a form of its own; any text may stand in the others."""
    return bool(field.type != "string" or field.pattern or field.categories)


def repair(field: Field, text: str, row: Cells) -> str:
    """Returns what a cell surely should be; the cell itself where that can't be determined.

    Args:
        field: The column.
        text: What stands there.
        row: All cells of the row by column, for what another cell tells about this one.
    """
    if field.name == VERBATIM or not text:
        return text
    clean = unguarded(_clean(text))
    if is_bound(field) and not fits(field, clean):
        # No value of such a column has quotes or full-width letters.
        bare = straight(half_width(clean)).strip("'\" ")
        for way in (lambda _, text, __: text, _REPAIRS.get(field.type, _string)):
            candidate = way(field, bare, row)
            if candidate is not None and fits(field, candidate):
                return _like_print(field, candidate, row)
        return _read_amount(field, bare, row) or text
    return _like_print(field, clean, row)


def _like_print(field: Field, text: str, row: Cells) -> str:
    """Returns a value without zeros that a format added, and a share as the percents of its print.

    Only the print can tell: 78.0 may be printed so, and 0.75 may be of a hundred.
    """
    printed, unit = row.get(VERBATIM, ""), row.get("unit", "")
    if field.name != "value" or not _PLAIN["number"].fullmatch(text):
        return text
    value, plain = Decimal(text), printed.replace(",", "")
    if reads_as(printed, value, unit):
        shorter = text
        while "." in shorter and shorter[-1] in "0." and shorter not in plain:
            shorter = shorter[:-1]
        return shorter if shorter in plain or money_unit(unit) else text
    if unit == "percent" and reads_as(printed, value * 100, unit):
        return f"{(value * 100).normalize():f}"
    return text


def _read_amount(field: Field, text: str, row: Cells) -> str | None:
    """Returns the number of a cell that has its sign, currency or unit beside it, as printed."""
    printed = row.get(VERBATIM, "")
    match = _AMOUNT.fullmatch(text)
    if field.name != "value" or not (match or text in {"-", "–"}):
        return None
    number = match["number"] if match else "0"
    if match and not _THOUSANDS.fullmatch(number) and number.count(",") == 1:
        number = number.replace(",", ".")  # a decimal comma
    number = number.replace(",", "")
    below = match and (match["before"] or match["after"] in {")", "-"})
    number = f"-{number}" if below else number
    found = fits(field, number) and reads_as(printed, Decimal(number), row.get("unit", ""))
    return number if found else None


def _clean(text: str) -> str:
    whole = _LINE_BREAKS.sub(" ", ODD_SPACE.sub(" ", text).strip())
    return unicodedata.normalize("NFC", UNSEEN.sub("", whole).strip())


def _number(field: Field, text: str, row: Cells) -> str | None:
    text = text.replace("△", "-").replace("▲", "-").replace("−", "-").removeprefix("+")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if row.get("unit") == "percent" and field.name == "value":
        text = text.removesuffix("%")
    if SCIENTIFIC.fullmatch(text):
        # Digits may be lost, so the print must bear the number out.
        value = Decimal(text)
        printed, unit = row.get(VERBATIM, ""), row.get("unit", "")
        return f"{value:f}" if field.name == "value" and reads_as(printed, value, unit) else None
    text = re.sub(r"^(-?)0+(?=\d)", r"\1", text)
    # 4.0 is a whole number; 4.000 may be four thousand.
    whole = field.type == "integer" or (field.name == "value" and money_unit(row.get("unit", "")))
    return re.sub(r"\.0{1,2}$", "", text) if whole else text


def _day(field: Field, text: str, row: Cells) -> str | None:  # noqa: ARG001 - one shape for all
    found = read_date(text)
    return found.isoformat() if found else None


def _boolean(field: Field, text: str, row: Cells) -> str | None:  # noqa: ARG001 - as above
    return {"참": "true", "거짓": "false"}.get(text, text.lower())


def _string(field: Field, text: str, row: Cells) -> str | None:
    if field.categories:
        return _category(field, text)
    pattern = field.pattern or ""
    if pattern.startswith(DATE_LIKE):
        whole = _moment(text, row)
        # An end that is not stated is left open, and stays so.
        return whole or "/".join(part and (_moment(part, row) or "?") for part in text.split("/"))
    if digits := FIXED_DIGITS.fullmatch(pattern):
        return text.zfill(int(digits.group(1))) if text.isdecimal() else None
    short = read_day_of_month(text)
    return f"{short[0]}-{short[1]}" if short else None


def _category(field: Field, text: str) -> str | None:
    """Returns the one value that is meant: written in capitals, or named by its Korean label."""
    found = {
        category.value
        for category in field.categories
        if text.casefold() == category.value.casefold() or text == category.label
    }
    return found.pop() if len(found) == 1 else None


def _moment(text: str, row: Cells) -> str | None:
    """Returns a day or month in ISO 8601.

    A spreadsheet turns a month into its first day, so a first day is a month or a day as the
    row's precision says, and neither without one.
    """
    if re.fullmatch(DATE_LIKE, text, re.ASCII):
        return text
    if month := read_month(text):
        return f"{month[0]:04}-{month[1]:02}"
    day = read_date(text)
    if day is None:
        return None
    precision = row.get("precision", "")
    if day.day == 1 and precision in MONTH_PRECISIONS:
        return f"{day:%Y-%m}"
    return day.isoformat() if day.day != 1 or precision == "day" else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_REPAIRS: dict[str, Callable[[Field, str, Cells], str | None]] = {
    "integer": _number,
    "number": _number,
    "date": _day,
    "boolean": _boolean,
    "string": _string,
}
