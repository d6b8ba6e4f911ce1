"""Facets: what the index of programs is narrowed by, each with the options that programs have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import division_basis, listed
from macros.i18n.money_words import MYRIADS, currency_name
from macros.i18n.number_words import HUNDRED_MILLION, MYRIAD, TRILLION

BOUNDS = (1, 5, 10, 100)  # of size classes, times a round amount that the budgets are near
NONE = "none"  # the option of programs that the data says nothing about


@dataclass(frozen=True)
class Facet:
    """A facet of the index.

    Attributes:
        name: Its parameter in the page's address.
        title: What it is called.
        options: Value in the address and label of each option, those without a program left out.
        held: Positions of a program's options, by the program's id.
        own: What of it is this site's work, as a sentence; "" where it is as printed.
        guessed: What a heading adds where options of all or some programs are our guess.
    """

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
    held: Mapping[str, tuple[int, ...]]
    own: str = ""
    guessed: str = ""

    @cached_property
    def counts(self) -> Counter[int]:
        """The number of programs that hold an option, by the option's position."""
        return Counter(position for positions in self.held.values() for position in positions)

    def positions_of(self, program_id: str) -> str:
        """Writes the positions of a program's options as the script of the index reads them."""
        return ",".join(map(str, self.held[program_id]))


def program_facets(catalog: Catalog) -> tuple[Facet, ...]:
    """Returns the facets of the index, the most used first.

    What the data says of no program is left out.
    """
    facets = (
        _strategy(catalog),
        _budget(catalog),
        _audience(catalog),
        _division(catalog),
        _place(catalog),
        _law(catalog),
        _stage(catalog),
        _status(catalog),
    )
    return tuple(facet for facet in facets if any(value != NONE for value, _ in facet.options))


def _facet(  # noqa: PLR0913 - each is an attribute of the facet
    catalog: Catalog,
    name: str,
    title: str,
    options: Iterable[tuple[str, str]],
    values_of: Callable[[Program], Iterable[str | None]],
    *,
    none: str = "적혀 있지 않음",
    own: str = "",
    guessed: str = "",
) -> Facet:
    """Numbers the options that programs hold.

    Args:
        catalog: The data.
        name: As of the facet.
        title: Likewise.
        options: Value and label of all options, held or not.
        values_of: Returns the values that a program holds; None stands for no value.
        none: Label of the option of programs that hold no other.
        own: As of the facet.
        guessed: Likewise.
    """
    values = {p.program_id: set(filter(None, values_of(p))) or {NONE} for p in catalog.programs}
    used = set().union(*values.values())
    kept = tuple(option for option in (*options, (NONE, none)) if option[0] in used)
    places = {value: position for position, (value, _) in enumerate(kept)}
    positions = {key: tuple(sorted(places[v] for v in found)) for key, found in values.items()}
    return Facet(name, title, kept, positions, own, guessed)


def _strategy(catalog: Catalog) -> Facet:
    options = [(s.strategy_id, f"{s.number} {s.short_name_ko}") for s in catalog.strategies]
    return _facet(catalog, "strategy", "추진전략", options, lambda p: [p.strategy_id])


def _budget(catalog: Catalog) -> Facet:
    stated = listed(catalog.programs, catalog)
    amounts = {p.program_id: catalog.annual(p.program_id).amount for p in stated}
    classes = [
        size
        for code in catalog.currencies
        for size in size_classes([a for a in amounts.values() if a.currency == code])
    ]
    if len(catalog.currencies) > 1:
        # The same round number may bound classes of two currencies.
        classes = [replace(size, name=f"{size.currency.lower()}-{size.name}") for size in classes]

    def class_of(program: Program) -> list[str]:
        amount = amounts.get(program.program_id)
        return [] if amount is None else [next(s.name for s in classes if s.holds(amount))]

    options = [(size.name, size.label) for size in classes]
    return _facet(catalog, "budget", f"{catalog.fiscal_year}년 예산", options, class_of)


@dataclass(frozen=True)
class SizeClass:
    """Amounts of a currency between two bounds.

    Attributes:
        name: The option's name in addresses.
        label: What the option is called.
        currency: Code of ISO 4217.
        least: Lower bound in the currency's own unit; None without one.
    """

    name: str
    label: str
    currency: str
    least: int | None

    def holds(self, amount: Amount) -> bool:
        """Returns whether an amount is of the currency and not below the lower bound."""
        if amount.currency != self.currency:
            return False
        return self.least is None or amount.base >= self.least


def size_classes(amounts: Sequence[Amount]) -> tuple[SizeClass, ...]:
    """Returns classes with round bounds for amounts of one currency, the largest first.

    The bounds follow from the amount in the middle, rounded down to a power of ten.
    """
    if not amounts:
        return ()
    middle = sorted(amounts)[len(amounts) // 2]
    unit = 10 ** (len(str(max(int(middle.base), 1))) - 1)
    currency, bounds = middle.currency, [unit * times for times in BOUNDS]
    size, word = bound_step(bounds[0], currency)
    names = [str(bound // size) for bound in bounds]
    labels = [bound_words(bound, size, word) for bound in bounds]
    name = currency_name(currency)
    end = f" {name}" if word or " " in name else name
    between = [
        SizeClass(
            f"{names[at]}-{names[at + 1]}", f"{labels[at]}~{labels[at + 1]}{end}", currency, bound
        )
        for at, bound in enumerate(bounds[:-1])
    ]
    return (
        SizeClass(f"{names[-1]}-up", f"{labels[-1]}{end} 이상", currency, bounds[-1]),
        *reversed(between),
        SizeClass(f"under-{names[0]}", f"{labels[0]}{end} 미만", currency, None),
    )


def bound_step(bound: int, currency: str) -> tuple[int, str]:
    """Returns the number word that bounds are counted in, with its size; (1, "") for none."""
    words = (
        ((TRILLION, "조"), (HUNDRED_MILLION, "억"), (MYRIAD, "만")) if currency in MYRIADS else ()
    )
    return next(((size, word) for size, word in words if bound % size == 0), (1, ""))


def bound_words(bound: int, size: int, word: str) -> str:
    """Writes a bound with its number word.

    Args:
        bound: The bound in the currency's own unit.
        size: What the number word counts.
        word: The number word; "" for none.

    >>> bound_words(100_000_000_000, 100_000_000, "억")
    '1,000억'
    """
    return f"{bound // size:,}{word}"


def _audience(catalog: Catalog) -> Facet:
    kinds = catalog.package.table("audiences").field("kind").categories
    return _facet(
        catalog,
        "audience",
        "누구를 위한 사업",
        [(kind.value, kind.label) for kind in kinds],
        lambda p: [row.kind for row in catalog.details.audiences_of(p.program_id)],
        none="나누지 못함",
        own="보고서에 적힌 대상을 우리가 나누었습니다.",
    )


def _division(catalog: Catalog) -> Facet:
    divisions = (*catalog.divisions, *catalog.former_divisions)
    basis = division_basis(catalog.programs)
    return _facet(
        catalog,
        "division",
        "맡은 부서",
        [(division.division_id, division.name_ko) for division in divisions],
        lambda p: [p.division_id],
        own={
            "inferred": "보고서는 사업의 부서를 적지 않아 우리가 짐작했습니다.",
            "mixed": "보고서가 부서를 적지 않은 사업은 우리가 짐작했습니다.",
        }.get(basis, ""),
        guessed={"inferred": "추정", "mixed": "추정이 섞임"}.get(basis, ""),
    )


def _place(catalog: Catalog) -> Facet:
    places = catalog.details.places
    known = {program.program_id for program in catalog.programs}
    names = {row.district_ko for row in places if row.district_ko and row.program_id in known}
    inferred = any(place.district_basis == "inferred" for place in places)
    district = catalog.package.table("places").field("district_ko").title
    return _facet(
        catalog,
        "place",
        f"곳({district})",
        [(name, name) for name in sorted(names)],
        lambda p: [place.district_ko for place in catalog.details.places_of(p.program_id)],
        own="주소나 이름을 보고 우리가 짐작한 곳도 있습니다." if inferred else "",
    )


def _law(catalog: Catalog) -> Facet:
    return _facet(
        catalog,
        "law",
        "근거(조례·법·계획)",
        [(basis.legal_basis_id, basis.name_ko) for basis in catalog.legal_bases],
        lambda p: [c.legal_basis_id for c in catalog.citations_of(p.program_id)],
    )


def _stage(catalog: Catalog) -> Facet:
    stage = catalog.package.table("budgets").field("stage")
    return _facet(
        catalog,
        "stage",
        stage.title,
        [(item.value, item.label) for item in stage.categories],
        lambda p: [catalog.annual(p.program_id).stage for p in listed([p], catalog)],
        none="예산이 적혀 있지 않음",
    )


def _status(catalog: Catalog) -> Facet:
    statuses = catalog.package.table("milestones").field("status").categories
    inferred = any(step.status_basis == "inferred" for step in catalog.details.milestones)
    words = {
        "finished": "마친 일이 있음",
        "under_way": "하는 중인 일이 있음",
        "planned": "할 일이 있음",
    }
    return _facet(
        catalog,
        "status",
        "추진일정",
        [(s.value, words.get(s.value, f"‘{s.label}’인 일이 있음")) for s in statuses],
        lambda p: [step.status for step in catalog.details.milestones_of(p.program_id)],
        own="일정의 상태에는 우리가 미루어 정한 것도 있습니다." if inferred else "",
    )
