"""Renders amounts: stated ones open to their source reference, computed ones to their terms."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.entities import Budget, Program, Value
from macros.catalog.fiscal import fiscal_days
from macros.catalog.money import Amount, finest, money_unit, sum_of
from macros.catalog.queries.calculations import comparable, listed, percentage
from macros.i18n.korean import MINUS, escape, korean_date, number, with_particle
from macros.i18n.money_words import MYRIADS, currency_name, digits, stored, unit_words
from macros.render.components.links import figure_address, page_path, relative
from macros.render.components.source import line_words, passport
from macros.render.partials import partial

COMPUTED = partial("mark", kind="guess", text="계산")
NOT_STATED = partial("mark", kind="none", text="적혀 있지 않음")

NO_AMOUNT = ""  # what a row without an amount sorts by: last in either order
# Amounts in ruled cells, one a digit, teach how to read a large unit of print.
STEPS, GREAT = ("", "십", "백", "천"), ("", "만", "억", "조", "경")
READ_TO = "억"  # where a reader stops reading
MIN_TOP_DIGIT = 11  # the highest power of ten that always has a cell: 천억
# Above so many programs a number leads to its source reference on the program's page: one in every
# row would make up most of the page.
MAX_SOURCES = 400
# Above so many terms a sum says how many there are: nobody adds up hundreds by hand.
MAX_TERMS = 40


def budget_unit(catalog: Catalog) -> str | None:
    """Returns the unit of all budgets of programs; None where they are in several."""
    return catalog.money_unit if catalog.one_unit else None


def shown(catalog: Catalog, amount: Amount) -> str:
    """Writes an amount in digits, with its unit where no heading can name one for all."""
    return digits(amount, budget_unit(catalog))


def unit_heading(catalog: Catalog, *, before: str = "") -> str:
    """Returns the heading of a column of amounts: their unit, where they share one.

    Args:
        catalog: The data.
        before: What the heading says of the amounts.
    """
    unit = unit_words(catalog.money_unit) if catalog.one_unit else ""
    return ", ".join(filter(None, (before, unit))) or "적힌 단위로"


def year_heading(catalog: Catalog) -> str:
    """Returns the heading of the programs' budgets, with the unit that they share."""
    unit = f"({unit_words(catalog.money_unit)})" if catalog.one_unit else ""
    return f"{catalog.fiscal_year}년 예산{unit}"


def caption_unit(unit: str | None, *, of: str = "") -> str:
    """Returns the sentence of a caption that says in which unit amounts are.

    Args:
        unit: The unit of all; None where each says its own.
        of: What is counted, with its particle.
    """
    return f"{of}단위는 {unit_words(unit)}" if unit else f"{of}단위는 칸마다 적음"


def stated_amount(catalog: Catalog, figure_id: str, digits: str, page_url: str) -> Markup:
    """Renders a program's amount with its source reference, or with many programs a link to it.

    Args:
        catalog: The data.
        figure_id: The figure of the amount.
        digits: The amount as the page shows it.
        page_url: Address of the page, from the root of the site.
    """
    if len(catalog.programs) <= MAX_SOURCES:
        return passport(catalog, figure_id, digits)
    return partial("link", href=escape(figure_address(catalog, figure_id, page_url)), text=digits)


def sum_amount(
    catalog: Catalog, budgets: Sequence[Budget], page_url: str, *, anchor: bool = False
) -> Markup:
    """Renders a sum that opens to its terms; a single amount opens to its source reference.

    Amounts of several currencies have a sum each: they are never added to one another.

    Args:
        catalog: The data.
        budgets: The amounts, at least one.
        page_url: Address of the page, from the root of the site.
        anchor: Whether a single amount has its place on the page here.
    """
    if len(budgets) == 1:
        (only,) = budgets
        return passport(catalog, only.figure_id, shown(catalog, only.amount), anchor=anchor)
    groups = grouped(budgets, lambda budget: budget.amount.currency).values()
    sums = [
        _computed(
            catalog,
            sum_of((row.amount for row in members), finest(row.unit for row in members)),
            [("", row) for row in members],
            page_url,
        )
        for members in groups
    ]
    return partial("sum", sums=sums, programs=relative("programs/", page_url))


def difference(catalog: Catalog, whole: Budget, parts: Sequence[Budget], page_url: str) -> Markup:
    """Renders a difference, which opens to the amount and what was taken off.

    Args:
        catalog: The data.
        whole: The amount.
        parts: What is taken off.
        page_url: Address of the page, from the root of the site.
    """
    left = whole.amount - sum_of((part.amount for part in parts), whole.unit)
    terms = [("", whole), *((MINUS, part) for part in parts)]
    sums = [_computed(catalog, left, terms, page_url)]
    return partial("sum", sums=sums, programs=relative("programs/", page_url))


def _computed(
    catalog: Catalog, amount: Amount, terms: Sequence[tuple[str, Budget]], page_url: str
) -> dict[str, object]:
    """Returns a computed amount with its terms, or with their number where they are too many."""
    few = len(terms) <= MAX_TERMS
    return {
        "text": shown(catalog, amount),
        "terms": [_term(catalog, *term, page_url) for term in terms] if few else [],
        "counted": "" if few else number(len(terms)),
    }


def _term(catalog: Catalog, sign: str, budget: Budget, page_url: str) -> dict[str, str]:
    page = relative(page_path("program", budget.program_id), page_url)
    return {
        "href": f"{page}#{budget.figure_id}",
        "name": _term_name(catalog, budget),
        "sign": sign,
        "amount": stored(budget.amount),
        "line": line_words(catalog, budget.source),
    }


def _term_name(catalog: Catalog, budget: Budget) -> str:
    if budget.level == "total":
        return catalog.program(budget.program_id).short_name_ko
    stage = catalog.package.table("budgets").label("stage", budget.stage)
    return f"{budget.item_ko}, {stage}"


def largest_budget(catalog: Catalog) -> Amount:
    """Returns the largest budget in the currency of most, by which bars are drawn."""
    programs = comparable(catalog.programs, catalog)
    return max(
        (catalog.annual(program.program_id).amount for program in programs),
        default=Amount(0, catalog.money_unit),
    )


def budget_bar(amount: Amount, most: Amount) -> Markup:
    """Renders a bar as long as a budget's share of the largest; none in another currency."""
    if amount.currency != most.currency:
        return Markup("")
    return share_bar(amount.base, most.base)


def share_bar(value: Value, whole: Value) -> Markup:
    """Renders a bar as long as the value's share of the whole.

    A length shows no amount below nothing, nor one beyond the whole: those have no bar.
    """
    if not 0 <= value <= whole or not whole:
        return Markup("")
    return partial("bar", percent=percentage(value, whole))


def fiscal_year_note(catalog: Catalog, budget: Budget | None = None) -> str:
    """Returns the sentence with the days of a fiscal year; "" where it is the calendar year.

    Args:
        catalog: The data.
        budget: The budget whose year it is; None for the year of the programs' budgets.
    """
    if budget is None and not listed(catalog.programs, catalog):
        return ""
    year, offset = catalog.fiscal_year, catalog.fiscal_offset
    if budget:
        year, offset = budget.fiscal_year, catalog.offset_of(budget)
    if not offset and offset == catalog.fiscal_offset:
        return ""
    first, last = fiscal_days(year, offset)
    return f" {year} 회계연도는 {korean_date(first)}부터 {korean_date(last)}까지입니다."


def left_out_words(catalog: Catalog, programs: Sequence[Program]) -> str:
    """Returns the sentences on what a sum of budgets leaves out; "" where it is complete."""
    stated = listed(programs, catalog)
    count, words = len(programs) - len(stated), ""
    if count:
        words = f" {catalog.fiscal_year}년 예산이 적혀 있지 않은 사업 {count}개는 넣지 않았습니다."
        if other := sum(_is_of_other_days(catalog, program) for program in programs):
            words += (
                f" 그 가운데 {other}개에는 시작하고 끝나는 날이 다른 {catalog.fiscal_year} "
                "회계연도의 예산이 적혀 있습니다."
            )
    if len({catalog.annual(p.program_id).amount.currency for p in stated}) > 1:
        words += " 돈의 종류가 다르면 서로 더하지 않고 따로 더했습니다."
    return words


def _is_of_other_days(catalog: Catalog, program: Program) -> bool:
    """Returns whether all a program states is a budget of a year of that number and other days."""
    name = program.program_id
    if catalog.is_listed(name) or not catalog.states(name):
        return False
    return catalog.total(name).fiscal_year == catalog.fiscal_year


def not_drawn_words(catalog: Catalog, programs: Sequence[Program]) -> str:
    """Returns the sentence on budgets in another currency, which a chart omits; "" for none."""
    count = len(listed(programs, catalog)) - len(comparable(programs, catalog))
    if not count:
        return ""
    name = with_particle(currency_name(catalog.currencies[0]), "으로/로")
    return f" {name} 적힌 예산만 견줍니다. 다른 돈으로 적힌 사업 {count}개는 그리지 않았습니다."


def has_digit_cells(amount: Amount) -> bool:
    """Returns whether an amount can stand in cells: whole, not negative, in 만 and 억."""
    return amount.currency in MYRIADS and isinstance(amount.value, int) and amount.value >= 0


def digit_places(amount: Amount) -> tuple[str, ...]:
    """Returns the names of the digits of an amount, from the highest.

    >>> digit_places(Amount(41115, "KRW_million"))
    ('천억', '백억', '십억', '억', '천만', '백만')
    """
    unit = money_unit(amount.unit)
    least = unit.exponent if unit else 0
    most = max(MIN_TOP_DIGIT, least + len(str(amount.value)) - 1)
    return tuple(_digit_name(place) for place in range(most, least - 1, -1))


def _digit_name(place: int) -> str:
    """Returns what a digit counts: 10 to the eighth is 억."""
    return STEPS[place % 4] + GREAT[place // 4] or "일"


def digit_cells(amount: Amount) -> Markup:
    """Renders an amount in ruled cells, one a digit, with a double rule after 억.

    Nothing for an amount that has none: of another currency, negative, or with decimals.
    """
    if not has_digit_cells(amount):
        return Markup("")
    names = digit_places(amount)
    digits = str(amount.value).rjust(len(names), "0")
    return partial(
        "digit_cells",
        text=number(amount.value) + unit_words(amount.unit),
        cells=list(zip(names, digits, strict=True)),
        last=READ_TO,
    )
