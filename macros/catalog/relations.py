"""The kinds of identities: what each computes from its terms, and when it holds.

A relation is among numbers, among days, or between rows and their count. What a term lacks for its
relation (a number, a day, a printed weekday) raises ``UnfitTermError``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from macros.catalog.date_ranges import first_day, last_day
from macros.catalog.entities import Value
from macros.catalog.money import Amount, finest, money_unit, one_currency
from macros.catalog.operands import Operand
from macros.catalog.rounding import percentage, round_half_up

# A number, a weekday ("목"), or days as an ISO date or interval ("2023-06/2023-11").
Result = Value | str

WEEKDAYS = "월화수목금토일"
ORDINALS = ("첫", "둘", "셋", "넷", "다섯")
PRINTED_WEEKDAY = re.compile(rf"\(([{WEEKDAYS}])\)")
PRINTED_ORDINAL = re.compile(rf"({'|'.join(ORDINALS)})째\s*주?\s*([{WEEKDAYS}])요일")
DAY = len("2023-06-22")


class UnfitTermError(ValueError):
    """A row that an identity names has not what the identity needs.

    Attributes:
        row_id: The row.
        lacking: What it lacks, Korean, with its particle.
    """

    def __init__(self, row_id: str, lacking: str) -> None:
        """Says which row lacks what."""
        super().__init__(f"{row_id}: {lacking}")
        self.row_id = row_id
        self.lacking = lacking


@dataclass(frozen=True)
class Relation:
    """A kind of identity.

    Attributes:
        compute: The result of the terms, to be held against the printed one.
        printed: What is read of the row that has the printed result.
        holds: Whether the computed result fits the printed one.
        fewest: Terms that it needs.
        most: Terms that it can take; None for any number.
        counts_amounts: Whether it computes with the terms' numbers, so that money has to be in
            one unit.
    """

    compute: Callable[[Sequence[Operand], Operand | None], Result]
    printed: Callable[[Operand], Result]
    holds: Callable[[Result, Result], bool] = operator.eq
    fewest: int = 1
    most: int | None = None
    counts_amounts: bool = False


# Numbers.


def _value(term: Operand) -> Value:
    if term.value is None:
        raise UnfitTermError(term.row_id, "수가")
    return term.value


def _total(terms: Sequence[Operand]) -> Value:
    total: Value = 0
    for term in terms:
        total += _value(term)
    return total


def _decimals(printed: Operand | None, unprinted: int) -> int:
    """Returns the decimals of the printed result, or those of one that is not printed."""
    decimals = _printed_decimals(printed)
    return unprinted if decimals is None else decimals


def _printed_decimals(printed: Operand | None) -> int | None:
    if printed is None:
        return None
    value = _value(printed)
    return -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0


def _sum(terms: Sequence[Operand], _: Operand | None) -> Value:
    return _total(terms)


def _difference(terms: Sequence[Operand], _: Operand | None) -> Value:
    return _value(terms[0]) - _total(terms[1:])


def _ratio(terms: Sequence[Operand], printed: Operand | None) -> Value:
    return percentage(_value(terms[0]), _value(terms[1]), _printed_decimals(printed))


def _share(terms: Sequence[Operand], printed: Operand | None) -> Value:
    return percentage(_value(terms[0]), _total(terms), _printed_decimals(printed))


def _quotient(terms: Sequence[Operand], printed: Operand | None) -> Value:
    divisor = Decimal(_value(terms[1]))
    if divisor == 0:
        raise UnfitTermError(terms[1].row_id, "0이 아닌 수가")
    return round_half_up(Decimal(_value(terms[0])) / divisor, _decimals(printed, 2))


def _percent_added(terms: Sequence[Operand], printed: Operand | None) -> Value:
    base, percent = (Decimal(_value(term)) for term in terms)
    return round_half_up(base + base * percent / 100, _decimals(printed, 2))


def _at_most(computed: Result, printed: Result) -> bool:
    return bool(computed <= printed)  # type: ignore[operator]


# Rows.


def _count(terms: Sequence[Operand], _: Operand | None) -> Value:
    return len({term.row_id for term in terms})


# Days.


def _days(terms: Sequence[Operand]) -> tuple[str, str]:
    """Returns the earliest start and the latest end of the terms."""
    starts = [term.start for term in terms if term.start]
    ends = [term.end for term in terms if term.end]
    if not starts or not ends:
        raise UnfitTermError(terms[0].row_id, "시작하는 때나 끝나는 때가")
    return min(starts), max(ends)


def _exact_days(terms: Sequence[Operand]) -> tuple[date, date]:
    start, end = _days(terms)
    if len(start) != DAY or len(end) != DAY:
        raise UnfitTermError(terms[0].row_id, "날까지 적힌 때가")
    return date.fromisoformat(start), date.fromisoformat(end)


def _weekdays(terms: Sequence[Operand], printed: Operand | None) -> str:
    days = sorted({day for term in terms for day in _exact_days([term])})
    if printed is not None:
        days = days[: len(PRINTED_WEEKDAY.findall(printed.as_printed))]
    return ", ".join(WEEKDAYS[day.weekday()] for day in days)


def _printed_weekdays(printed: Operand) -> str:
    found = PRINTED_WEEKDAY.findall(printed.as_printed)
    if not found:
        raise UnfitTermError(printed.row_id, "적힌 요일이")
    return ", ".join(found)


def _ordinal_weekdays(terms: Sequence[Operand], _: Operand | None) -> str:
    days = [_exact_days([term])[0] for term in terms]
    words = [f"{ORDINALS[(day.day - 1) // 7]}째 {WEEKDAYS[day.weekday()]}요일" for day in days]
    return ", ".join(dict.fromkeys(words))


def _printed_ordinal(printed: Operand) -> str:
    found = PRINTED_ORDINAL.search(printed.as_printed)
    if not found:
        raise UnfitTermError(printed.row_id, "몇째 무슨 요일이라고 적힌 말이")
    return f"{found[1]}째 {found[2]}요일"


def _months(terms: Sequence[Operand]) -> int:
    start, end = _days(terms)
    first, last = first_day(start), last_day(end)
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _duration(terms: Sequence[Operand], printed: Operand | None) -> Value:
    """Returns how long it lasts, both ends included, in the unit of the printed result."""
    if printed is not None and printed.unit == "months":
        return _months(terms)
    if printed is not None and printed.unit == "years":
        start, end = _days(terms)
        return last_day(end).year - first_day(start).year + 1
    first, last = _exact_days(terms)
    return (last - first).days + 1


def _monthly(terms: Sequence[Operand], _: Operand | None) -> Value:
    return _months(terms)


def _weekly(terms: Sequence[Operand], _: Operand | None) -> Value:
    first, last = _exact_days(terms)
    return (last - first).days // 7 + 1


def _interval(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


def _same_days(terms: Sequence[Operand], printed: Operand | None) -> str:
    """Returns the days of the terms, no finer than the printed ones."""
    others = [printed] if printed is not None else []
    start_width = min(len(_days([term])[0]) for term in (*terms, *others))
    end_width = min(len(_days([term])[1]) for term in (*terms, *others))
    words = [
        _interval(start[:start_width], end[:end_width])
        for start, end in (_days([term]) for term in terms)
    ]
    return ", ".join(dict.fromkeys(words))


def _printed_days(printed: Operand) -> str:
    return _interval(*_days([printed]))


def _coarser(computed: Result, printed: Result) -> bool:
    """Tells whether days are the printed ones, as far as either says."""
    one, other = (str(days).partition("/") for days in (computed, printed))
    ends = ((one[0], other[0]), (one[2] or one[0], other[2] or other[0]))
    return all(a[: len(b)] == b[: len(a)] for a, b in ends)


def _span(terms: Sequence[Operand], _: Operand | None) -> str:
    return _interval(*_days(terms))


def _within(computed: Result, printed: Result) -> bool:
    """Tells whether days lie within the printed ones, both ends included."""
    inner, outer = (str(days).partition("/") for days in (computed, printed))
    begins = first_day(inner[0]) >= first_day(outer[0])
    return begins and last_day(inner[2] or inner[0]) <= last_day(outer[2] or outer[0])


RELATIONS: dict[str, Relation] = {
    "sum": Relation(_sum, _value, counts_amounts=True),
    "difference": Relation(_difference, _value, fewest=2, counts_amounts=True),
    "ratio": Relation(_ratio, _value, fewest=2, most=2, counts_amounts=True),
    "equality": Relation(_sum, _value, most=1, counts_amounts=True),
    "share": Relation(_share, _value, fewest=2, counts_amounts=True),
    "quotient": Relation(_quotient, _value, fewest=2, most=2, counts_amounts=True),
    "percent_added": Relation(_percent_added, _value, fewest=2, most=2, counts_amounts=True),
    "at_most": Relation(_sum, _value, _at_most, counts_amounts=True),
    "count": Relation(_count, _value),
    "weekday": Relation(_weekdays, _printed_weekdays),
    "ordinal_weekday": Relation(_ordinal_weekdays, _printed_ordinal),
    "duration": Relation(_duration, _value),
    "weekly": Relation(_weekly, _value),
    "monthly": Relation(_monthly, _value),
    "same_days": Relation(_same_days, _printed_days, _coarser),
    "within_days": Relation(_span, _printed_days, _within),
}


def _in_one_unit(terms: Sequence[Operand], result: Operand | None) -> list[Operand]:
    """Returns terms with their money in the unit of the result, or in the finest of their own."""
    money = [term for term in (*terms, *([result] if result else [])) if money_unit(term.unit)]
    for term in money:
        if not one_currency((money[0].unit, term.unit)):
            raise UnfitTermError(term.row_id, "다른 줄과 같은 나라의 돈이")
    if not money:
        return list(terms)
    wanted = result.unit if result in money and result else finest(term.unit for term in money)
    return [
        replace(term, value=Amount(_value(term), term.unit).to(wanted).value, unit=wanted)
        if money_unit(term.unit)
        else term
        for term in terms
    ]


def relate(
    kind: str, terms: Sequence[Operand], result: Operand | None
) -> tuple[Result, Result | None, str]:
    """Computes an identity.

    Args:
        kind: Its kind.
        terms: The rows that it is computed from.
        result: The row with the printed result; None where none is printed.

    Returns:
        What was computed, what is printed (None where nothing is) and ``holds``, ``differs`` or
        ``not_printed``.

    Raises:
        UnfitTermError: If a row lacks what the identity needs of it.
        KeyError: If the kind is not known.
    """
    relation = RELATIONS[kind]
    if relation.counts_amounts:
        terms = _in_one_unit(terms, result)
    computed = relation.compute(terms, result)
    if result is None:
        return computed, None, "not_printed"
    printed = relation.printed(result)
    return computed, printed, "holds" if relation.holds(computed, printed) else "differs"
