"""Periods and quantities in Korean words."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.details import Milestone, Observation, ProgramFigure
from macros.catalog.money import Amount, money_unit, shifted, tens_of
from macros.i18n.korean import number
from macros.i18n.money_words import MYRIADS, NUMBER_WORDS, SCALE_WORDS, money
from macros.i18n.number_words import counted_words

NOT_STATED = "때가 적혀 있지 않음"
COUNT_WORDS = f"천{NUMBER_WORDS}"  # between these and what is counted stands a space
HALVES = {("01", "06"): "상반기", ("07", "12"): "하반기"}


def date_words(date: str) -> str:
    """Writes an ISO date, month or year in Korean.

    >>> date_words("2023-05-31"), date_words("2023-05"), date_words("2023")
    ('2023년 5월 31일', '2023년 5월', '2023년')
    """
    units = zip(date.split("-"), ("년", "월", "일"), strict=False)
    return " ".join(f"{int(part)}{unit}" for part, unit in units)


def period_words(period: str | None) -> str:
    """Writes an ISO date or interval in Korean; "" for None.

    >>> period_words("2023-06/2023-11"), period_words("/2023-12"), period_words("2023-06/")
    ('2023년 6월~11월', '2023년 12월까지', '2023년 6월부터')
    >>> period_words("2023-09-21/2023-09-24"), period_words("2019/2022")
    ('2023년 9월 21일~24일', '2019년~2022년')
    """
    if not period:
        return ""
    start, slash, end = period.partition("/")
    if not slash or start == end:
        return date_words(start)
    if not start:
        return f"{date_words(end)}까지"
    if not end:
        return f"{date_words(start)}부터"
    first, last = date_words(start).split(" "), date_words(end).split(" ")
    # What both begin with is said once, but something must be left to say.
    common = 0
    while common < min(len(first), len(last)) - 1 and first[common] == last[common]:
        common += 1
    return f"{' '.join(first)}~{' '.join(last[common:])}"


def milestone_words(milestone: Milestone) -> str:
    """Writes when a milestone is, as precisely as the report does."""
    start, end = milestone.start, milestone.end
    if not start and not end:
        return NOT_STATED
    words = period_words(f"{start or ''}/{end or ''}")
    if milestone.precision == "half" and start and end:
        half = HALVES.get((start[5:7], end[5:7]))
        words = f"{int(start[:4])}년 {half}" if half else words
    if milestone.precision == "month_end":
        words = f"{words} 말"
    if milestone.repeats:
        every = {"monthly": "매월", "quarterly": "분기마다", "yearly": "해마다"}
        words = f"{words} {every[milestone.repeats]}"
    return words


def quantity(catalog: Catalog, figure: ProgramFigure | Observation) -> str:
    """Writes a value with its unit and qualifier: ``30여 개국``, ``약 300명``, ``40억 원``."""
    table = "observations" if isinstance(figure, Observation) else "figures"
    unit = catalog.package.table(table).label("unit", figure.unit)
    qualifier = figure.qualifier if isinstance(figure, ProgramFigure) else None
    if money_unit(figure.unit):
        amount = money(Amount(figure.value, figure.unit), myriads=counts_in_myriads(catalog))
    elif figure.unit == "ratio":
        amount = _ratio(catalog, figure)
    elif qualifier == "over" and figure.unit != "percent":
        return f"{_counted(catalog, figure, unit)[0]}여 {unit_in_words(catalog, figure.unit, unit)}"
    else:
        count, apart = _counted(catalog, figure, unit)
        name = unit_in_words(catalog, figure.unit, unit)
        amount = f"{_sign(catalog, figure)}{count}{' ' if apart else ''}{name}"
    if isinstance(figure, ProgramFigure) and qualifier:
        return _qualified(figure, qualifier, amount)
    return amount


def stored_quantity(catalog: Catalog, figure: ProgramFigure | Observation) -> str:
    """Writes a count in the unit it is stored in, where its words are of another: ``24,932천 명``.

    Returns:
        The count with its unit; "" where the words say it already, and for money.
    """
    table = "observations" if isinstance(figure, Observation) else "figures"
    unit = catalog.package.table(table).label("unit", figure.unit)
    stored = f"{_sign(catalog, figure)}{number(figure.value)}{unit}"
    words = f"{_sign(catalog, figure)}{_counted(catalog, figure, unit)[0]}"
    name = unit_in_words(catalog, figure.unit, unit)
    same = stored.replace(" ", "") == f"{words}{name}".replace(" ", "")
    return "" if same or money_unit(figure.unit) else stored


def unit_in_words(catalog: Catalog, unit: str, label: str) -> str:
    """Returns what a unit counts once its scale is in the number: 명 of 천 명.

    Args:
        catalog: The data.
        unit: A unit that is not money, with its scale before its name: ``thousand_persons``.
        label: What it is called in the package.
    """
    word = SCALE_WORDS[tens_of(unit)]
    if not word or not counts_in_myriads(catalog) or not label.startswith(word):
        return label
    return label.removeprefix(word).strip() or label


def _counted(catalog: Catalog, figure: ProgramFigure | Observation, label: str) -> tuple[str, bool]:
    """Returns a count in words, and whether a space is between it and what is counted."""
    if unit_in_words(catalog, figure.unit, label) == label:
        return number(figure.value), False
    words = counted_words(shifted(figure.value, tens_of(figure.unit)))
    return words, words[-1] in COUNT_WORDS


def _qualified(figure: ProgramFigure, qualifier: str, amount: str) -> str:
    """Says how exact an amount is, as its unit and its use are spoken of."""
    if qualifier == "over":
        whole = amount.removesuffix("원").rstrip()
        return f"{whole}여 원" if whole != amount else f"{amount} 남짓"
    if qualifier == "at_most" and figure.kind != "eligibility":
        return f"최대 {amount}"
    if qualifier == "about":
        return f"약 {amount}"
    level = "수준" if figure.unit == "percent" or money_unit(figure.unit) else "규모"
    return f"{amount} {({'at_least': '이상', 'at_most': '이하', 'level': level})[qualifier]}"


def _ratio(catalog: Catalog, figure: ProgramFigure | Observation) -> str:
    """Writes the part of a ratio that has its parts in rows of one measure, else so many to 1."""
    if isinstance(figure, ProgramFigure) and ratio_of(catalog, figure):
        return number(figure.value)
    return f"{number(figure.value)} 대 1"


def ratio_of(catalog: Catalog, figure: ProgramFigure) -> tuple[ProgramFigure, ...]:
    """Returns the parts of a ratio that a figure is one of; nothing where it stands alone."""
    if figure.unit != "ratio" or figure.measure_id is None:
        return ()
    alike = [
        other
        for other in catalog.details.figures_of(figure.program_id)
        if (other.unit, other.measure_id, other.kind, other.period)
        == (figure.unit, figure.measure_id, figure.kind, figure.period)
    ]
    return tuple(alike) if len(alike) > 1 else ()


def counts_in_myriads(catalog: Catalog) -> bool:
    """Tells whether large numbers of a package are read in 만 and 억: where its money is."""
    return not catalog.currencies or catalog.currencies[0] in MYRIADS


def _sign(catalog: Catalog, figure: ProgramFigure | Observation) -> str:
    """Returns a plus for a growing change: +11 thousand is no level."""
    if not isinstance(figure, Observation) or figure.value <= 0:
        return ""
    change = catalog.details.indicator(figure.indicator_id).measures == "change"
    return "+" if change else ""
