"""Reading numbers as print writes them: ``41,115``, ``1조 4천억``, ``1만 3954``, ``$17.1 million``.

What can be read in a literal guards every value of the data, so it errs on the strict side: a
number with a magnitude is not read without it, a minus belongs to the number it stands before, and
an amount that names its currency is no amount of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_name

from macros.catalog.money import money_unit, tens_of

# What a reader takes for one number; a comma at its end belongs to the sentence.
NUMERAL = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")

SMALL = {"십": 10, "백": 100, "천": 1_000}
BIG = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
ENGLISH = {
    "thousand": 3, "k": 3,
    "million": 6, "mln": 6, "mn": 6, "m": 6,
    "billion": 9, "bn": 9, "b": 9,
    "trillion": 12, "tn": 12,
}  # fmt: skip
# Spaces that only print between thousands; an ordinary one may stand between two numbers.
_THIN = "\u00a0\u2009\u202f"
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord(wide): plain for wide, plain in zip("，．－（）＄￦￥￡", ",.-()$₩¥£", strict=True)
}
# Codes that print has beside amounts; others may be words of a title (TOP, ALL).
_CODES = ("KRW", "USD", "EUR", "JPY", "CNY", "GBP", "CHF", "CAD", "AUD", "HKD", "SGD")
_CURRENCY_AFTER = r"\s?(?:원|달러|불|유로|엔|위안|파운드|프랑|페소|루피|\\?[$€£¥₩])"
_NUMBER = rf"\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?![\d,.])|{NUMERAL.pattern}"
_WORDS = "|".join(word for word in ENGLISH if len(word) > 3)
_LETTERS = "|".join(word for word in ENGLISH if len(word) <= 3)
_TERM = re.compile(
    rf"({_NUMBER})"
    rf"(?:([십백천]?[만억조]|[십백천])| ([십백천]?[만억조]|천)(?={_CURRENCY_AFTER}))?"
    rf"(?:[ -]?((?i:{_WORDS}))\b|((?i:{_LETTERS}))(?![A-Za-z0-9²³]))?( ?)"
)
_FRONT = rf"(?:[A-Z]{{2,3}})?\s?\\?[$€£¥₩]\s?|(?:{'|'.join(_CODES)})\s?"
_BEFORE = re.compile(rf"([-−–△▲]?)(\s?)(?:({_FRONT})([-−△▲]?))?$")
_AFTER = re.compile(rf"({_CURRENCY_AFTER})?(\s?\))?")
_YEAR = re.compile(r"\s?[년월일%]")
_NONE_SIGNS = {"_", "-", "–", "—"}
_ALWAYS_MINUS = "-−△"  # ▲ says of a change that it grew, in other print that it fell

# What print has for a currency, and the words of which one is in the name of each it can mean.
_NAMES = {
    "$": ("달러", "페소"),
    "€": ("유로",),
    "£": ("파운드",),
    "¥": ("엔", "위안"),
    "₩": ("원",),
    "불": ("달러",),
}


@dataclass(frozen=True)
class Reading:
    """A number that can be read in a text.

    Attributes:
        number: Without its sign.
        signs: ``+`` and ``-``, or the one that print leaves open to no other.
        currency: What is printed of a currency beside it; "" for nothing.
        after: Whether that stands after the number, where a magnitude would have stood too.
        scaled: Whether a magnitude is printed.
    """

    number: Decimal
    signs: str
    currency: str
    after: bool
    scaled: bool


def readings(text: str, *, money: bool = False) -> set[Decimal]:
    """Returns every number that can be read in a text, without signs.

    A number with a magnitude (천, 만, 억, 조, million) is read with it and not without; neighbours
    of falling magnitude are one number.

    Args:
        text: A literal of print.
        money: Whether a letter behind a number may stand for a magnitude: ``1.2m``, ``5k``.

    >>> sorted(map(int, readings("1조 4천억원 가운데 350억")))
    [35000000000, 1400000000000]
    >>> sorted(map(int, readings("7천5백억원, 1만 3954명")))
    [13954, 750000000000]
    """
    return {reading.number for reading in _read(text, money=money)}


def reads_as(as_printed: str, value: Decimal, unit: str = "") -> bool:
    """Tells whether a value in a unit can be read in a printed literal.

    >>> reads_as("스케일업 100억", Decimal(10000), "KRW_million"), reads_as("_", Decimal(0))
    (True, True)
    >>> reads_as("-$2,336,103", Decimal(-2336103), "USD"), reads_as("2,000원", Decimal(2000), "USD")
    (True, False)

    Args:
        as_printed: The literal, as it was transcribed.
        value: The value, in the unit.
        unit: Unit of the value as the descriptor names it; "" for a plain number.
    """
    if as_printed.strip() in _NONE_SIGNS:
        return value == 0
    money, scale = money_unit(unit), Decimal(10) ** tens_of(unit)
    for reading in _read(as_printed, money=money is not None):
        if value and ("-" if value < 0 else "+") not in reading.signs:
            continue
        if money and not _may_be(reading.currency, money.currency):
            continue
        plain = not (money and reading.after)  # 49,876원 says what one is, 49,876 leaves it open
        if abs(value) * scale == reading.number or (plain and abs(value) == reading.number):
            return True
    return False


def values_of(as_printed: str, unit: str) -> set[Decimal]:
    """Returns the values in a unit that a literal most likely means, to propose one to a person.

    >>> values_of("41,115백만원", "KRW_million"), values_of("(△8)", "persons")
    ({Decimal('41115')}, {Decimal('-8')})
    """
    found = set()
    for reading in _read(as_printed, money=money_unit(unit) is not None):
        whole = reading.after or reading.scaled
        number = reading.number.scaleb(-tens_of(unit)) if whole else reading.number
        number = number.to_integral_value() if number == int(number) else number.normalize()
        found.add(number if "+" in reading.signs else -number)
    return {value for value in found if reads_as(as_printed, value, unit)}


def _may_be(printed: str, currency: str) -> bool:
    """Tells whether what is printed beside an amount can stand for a currency."""
    sign = printed.strip(" \\")
    if not sign or sign in _CODES:
        return sign in {"", currency}
    # A letter before a sign says whose: US$. A word stands for itself.
    words = _NAMES.get(sign) or _NAMES.get(sign[-1]) or (sign,)
    return any(word in get_currency_name(currency, locale="ko") for word in words)


def _read(text: str, *, money: bool) -> Iterator[Reading]:
    """Yields the numbers of a text from left to right."""
    text = text.translate(_WIDE)
    run: list[tuple[Decimal, Decimal]] = []  # numbers and what each is multiplied by
    begin = end = -1
    for match in _TERM.finditer(text):
        number = Decimal(re.sub(f"[,{_THIN}]", "", match.group(1)))
        size = _size(match, money=money)
        joins = match.start() == end and bool(run) and _falls(run, number, size)
        if joins and size == 1 and not _is_rest(text, match, run):
            joins = False
        if not joins:
            if run:
                yield _made(text, begin, end, run, money=money)
            run, begin = [], match.start()
        run.append((number, size))
        # A letter that is no magnitude stays behind the number.
        end = match.end() if money or not match.group(5) else match.start(5)
        if joins and size == 1 and _is_open(text, match):
            yield _made(text, match.start(), end, [(number, size)], money=money)
            yield _made(text, begin, match.start(), run[:-1], money=money)
    if run:
        yield _made(text, begin, end, run, money=money)


def _size(match: re.Match[str], *, money: bool) -> Decimal:
    """Returns what a number is multiplied by: its Korean magnitude, its English one, or one."""
    size = Decimal(1)
    for sign in match.group(2) or match.group(3) or "":
        size *= SMALL.get(sign) or BIG[sign]
    english = match.group(4) or (match.group(5) if money else None)
    return size.scaleb(ENGLISH[english.lower()]) if english else size


def _falls(run: list[tuple[Decimal, Decimal]], number: Decimal, size: Decimal) -> bool:
    """Tells whether a number may follow those of a run: 조 before 억 before 만 before ones."""
    last = run[-1][1]
    if size == 1:
        return last > 1 and number < last and number == number.to_integral_value()
    great = [s for _, s in run if s >= BIG["만"]]
    if size < BIG["만"]:
        return last > 1  # 천 before 백, or a small magnitude behind 만
    return not great or _myriad(size) < _myriad(great[-1])


def _myriad(size: Decimal) -> Decimal:
    return max(Decimal(big) for big in BIG.values() if big <= size)


def _is_rest(text: str, match: re.Match[str], run: list[tuple[Decimal, Decimal]]) -> bool:
    """Tells whether a number without a magnitude is the rest of the one before: 1만 3954."""
    if _YEAR.match(text, match.end(1)) and text[match.start() - 1] == " ":
        return False
    behind = re.match(_CURRENCY_AFTER, text[match.end(1) :])
    return run[-1][1] <= BIG["만"] * 1_000 or bool(behind)


def _is_open(text: str, match: re.Match[str]) -> bool:
    """Tells whether a rest may as well be a number of its own: 350만 20개국, but not 1만 3954."""
    return text[match.start() - 1] == " " and len(match.group(1).replace(",", "")) < 4


def _made(
    text: str, begin: int, end: int, run: list[tuple[Decimal, Decimal]], *, money: bool
) -> Reading:
    before = _BEFORE.search(text, 0, begin)
    after = _AFTER.match(text, len(text[:end].rstrip()))
    sign, gap, front, inner = before.groups() if before else ("", "", None, None)
    behind, closed = after.groups() if after else (None, None)
    signs = "+"
    at = before.start() if before else begin
    sign = "" if at and text[at - 1].isalnum() else sign  # 2019-2022, COVID-19
    if sign or inner:
        certain = inner or (not gap and sign)
        signs = "-" if certain and certain in _ALWAYS_MINUS else "+-"
    elif money and closed and text[:begin].removesuffix(front or "").rstrip().endswith("("):
        signs = "+-"  # accounts write a loss in brackets
    scaled = any(size > 1 for _, size in run)
    return Reading(_total(run), signs, behind or front or "", bool(behind), scaled)


def _total(run: list[tuple[Decimal, Decimal]]) -> Decimal:
    """Adds up a run; small magnitudes before a large one are multiplied by it together."""
    total = part = Decimal(0)
    for number, size in run:
        if size >= BIG["만"]:
            big = _myriad(size)
            total, part = total + (part + number * (size / big)) * big, Decimal(0)
        else:
            part += number * size
    return total + part
