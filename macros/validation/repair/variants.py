"""Whether a cell is what a spreadsheet makes of the published one.

Where it is, the published text is restored: the number, date or letter was not changed by a
person but by opening and saving. Each rule looks for the loss in one direction only, so that a
person who mends such a loss by hand is not overruled. What a person may have typed is never taken
for a form.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from macros.catalog.package.spreadsheet import FORMULA, is_error_value, unguarded
from macros.validation.repair.dates import (
    read_date,
    read_day_of_month,
    read_month,
    read_month_first,
)
from macros.validation.repair.records import KOREAN

SMART = {"‘": "'", "’": "'", "“": '"', "”": '"'}
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# What is lost without a trace when a cell passes through a spreadsheet or an editor.
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?", re.ASCII)
_GENERAL = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", re.ASCII)
_SCIENTIFIC = re.compile(r"-?\d(\.\d+)?[Ee][+-]?\d{1,3}", re.ASCII)
_PERCENT = re.compile(r"(?<!\d)(-?\d[\d,]*(?:\.\d+)?)%", re.ASCII)
_IN_BRACKETS = re.compile(r"\((\d[\d,]*(?:\.\d+)?)\)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
LOST_LETTER = "\ufffd"
# A fraction, and the day that a program makes of it: in a year that nobody wrote, and with the
# month first or second as the reader's country has it.
_FRACTION = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_OF_YEAR = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_TRUTH_VALUES = frozenset({"true", "false"})  # a spreadsheet writes these in capitals anywhere
_SLUG_OR_WORD = re.compile(r"[a-z][a-z0-9_-]*")


def is_form_of(cell: str, original: str, *, free: bool = False, lossy: bool = True) -> bool:
    """Tells whether a cell is another form of the published text.

    An empty cell has no forms: whatever stands there now, somebody has typed.

    Args:
        cell: What stands there now.
        original: What was published.
        free: Whether the column takes any text. There a person may have given a word its capital.
        lossy: Whether the file was saved with the letters of old Korean Windows alone. Where it
            was not, a hyphen in place of a dash is a person's.

    >>> is_form_of("78", "78.0"), is_form_of("12월 11일", "12/11"), is_form_of("79", "78.0")
    (True, True, False)
    """
    if not original or cell == original:
        return False
    return (
        any(rule(cell, original) for rule in _RULES)
        or _is_word_of(cell, original, free=free)
        or (lossy and _lost_letters_of(cell, original))
    )


def is_first_day_of(cell: str, original: str) -> bool:
    """Tells whether a published month became its first day, which a person may have meant.

    A serial number is no way in which a person writes a day.

    >>> is_first_day_of("2023-06-01", "2023-06"), is_first_day_of("45078", "2023-06")
    (True, False)
    """
    day = None if _SERIAL.fullmatch(cell) else read_date(cell)
    return day is not None and day.day == 1 and original == f"{day:%Y-%m}"


def straight(text: str) -> str:
    """Returns a text with typewriter quotes."""
    return "".join(SMART.get(letter, letter) for letter in text)


def half_width(text: str) -> str:
    """Returns a text with half-width digits, letters and signs."""
    return text.translate(FULL_WIDTH)


def _has_letters_of(cell: str, original: str) -> bool:
    if cell != unicodedata.normalize("NFC", cell):
        # The print's stray jamo are no syllables, neither before nor after.
        same = unicodedata.normalize("NFC", cell) == unicodedata.normalize("NFC", original)
        if same and original == unicodedata.normalize("NFC", original):
            return True
        if same and cell == unicodedata.normalize("NFD", original):
            return True
    smart = sum(cell.count(quote) - original.count(quote) for quote in SMART)
    if smart > 0 and straight(cell) == straight(original):
        return True
    if half_width(cell) != cell and half_width(cell) == half_width(original):
        return True
    longer = len(cell) > len(original)
    return longer and UNSEEN.sub("", cell).strip() == original.strip()


def _is_guarded(cell: str, original: str) -> bool:
    """Tells whether an apostrophe keeps the cell from running as a formula."""
    return unguarded(cell) == original


def _is_error_of(cell: str, original: str) -> bool:
    """Tells whether a spreadsheet ran a text as a formula and failed, or had no room for a number.

    What somebody may have typed there before is lost already.
    """
    if not is_error_value(cell) or is_error_value(original):
        return False
    if cell.startswith("##"):
        return bool(_NUMBER.fullmatch(original) or _DATE.fullmatch(original))
    return bool(FORMULA.match(original))


def _is_broken_of(cell: str, original: str) -> bool:
    """Tells whether letters of the published text were lost in decoding."""
    if LOST_LETTER not in cell or LOST_LETTER in original:
        return False
    kept = (re.escape(part) for part in re.split(f"{LOST_LETTER}+", cell))
    return re.fullmatch("[^\x00-\x7f]+".join(kept), original) is not None


def _is_number_of(cell: str, original: str) -> bool:
    if match := _IN_BRACKETS.fullmatch(original):
        return cell == f"-{match.group(1).replace(',', '')}"
    if percent := _PERCENT.fullmatch(cell):
        number = original.removesuffix("%")
        same = bool(_NUMBER.fullmatch(number))
        return same and _decimal(percent.group(1)) == _decimal(number)
    if not _GENERAL.fullmatch(cell) or not _NUMBER.fullmatch(original):
        return False
    return _decimal(cell) == _decimal(original)


def _is_rounding_of(cell: str, original: str) -> bool:
    """Tells whether ``1.2E+09`` is what is left of a longer number."""
    if not _SCIENTIFIC.fullmatch(cell) or not _NUMBER.fullmatch(original):
        return False
    rounded = Decimal(cell)
    exponent = rounded.as_tuple().exponent
    return _decimal(original).quantize(Decimal(1).scaleb(int(exponent))) == rounded


def _is_date_of(cell: str, original: str) -> bool:
    day, month = read_date(cell) or read_month_first(cell), read_month(cell)
    if day:
        forms = {(day.month, day.day, None), (day.year % 100, day.month, day.day)}
        if day.day == 1:
            forms.add((day.month, day.year % 100, None))
        return (
            original == day.isoformat()
            or (day.day == 1 and original == f"{day:%Y-%m}")
            or _numbers_of(original) in forms
        )
    if month:
        year, number = month
        return original == f"{year:04}-{number:02}" or _numbers_of(original) in {
            (number, year % 100, None),
            (year, number, None),
        }
    short = read_day_of_month(cell)
    return bool(short) and _numbers_of(original) == (*(short or ()), None)


def _is_day_of_fraction(cell: str, original: str) -> bool:
    """Tells whether a fraction became a day, as ``06/05/2026`` of ``6/5``."""
    day, fraction = _DAY_OF_YEAR.fullmatch(cell), _FRACTION.fullmatch(original)
    if not day or not fraction:
        return False
    return sorted((int(day[1]), int(day[3]))) == sorted(map(int, fraction.groups()))


def _numbers_of(original: str) -> tuple[int, int | None, int | None] | None:
    """Returns the two or three numbers that a spreadsheet takes for a date, as in ``12/11``."""
    match = _NUMBERS.fullmatch(original)
    if not match:
        return None
    first, second, third = match.groups()
    return int(first), int(second), int(third) if third else None


def _lost_letters_of(cell: str, original: str) -> bool:
    """Tells whether letters that old Korean Windows lacks became question marks or lookalikes."""
    parts, lost = [], False
    for letter in original:
        try:
            letter.encode(KOREAN)
            parts.append(re.escape(letter))
        except UnicodeEncodeError:
            lost = True
            plain = unicodedata.normalize("NFD", letter)[0]
            fitting = re.escape(plain) if plain.isascii() else r"[-·]"
            parts.append(rf"(?:\?{{1,2}}|{fitting})")
    return lost and re.fullmatch("".join(parts), cell) is not None


def _is_word_of(cell: str, original: str, *, free: bool) -> bool:
    """Tells whether automatic correction gave a word of the descriptor capitals."""
    if free and original not in _TRUTH_VALUES:
        return False
    return bool(_SLUG_OR_WORD.fullmatch(original)) and cell in {
        original.capitalize(),
        original.upper(),
    }


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


_RULES = (
    _is_guarded,
    _is_error_of,
    _is_broken_of,
    _has_letters_of,
    _is_number_of,
    _is_rounding_of,
    _is_date_of,
    _is_day_of_fraction,
)
