"""What is computed from the catalog: exact arithmetic, rounded once and in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import ProgramFigure
from macros.catalog.model import Identity, Program, Value, number_key
from macros.catalog.money import Amount, finest, sum_of


@dataclass(frozen=True)
class Outcome:
    """An identity, computed.

    Attributes:
        computed: What the terms give, rounded to the decimals of the printed result.
        printed: The printed result; None where the report prints none.
        status: ``holds``, ``differs`` or ``not_printed``.
    """

    identity: Identity
    computed: Value
    printed: Value | None
    status: str

    @property
    def difference(self) -> Value | None:
        """Computed minus printed; None where nothing is printed."""
        return None if self.printed is None else self.computed - self.printed


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Rounds as Korean public statistics do: half away from zero.

    >>> round_half_up(Decimal("47.05"), 1)
    Decimal('47.1')
    """
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percentage(part: Value, whole: Value, decimals: int = 1) -> Decimal:
    """Returns ``part`` as a percentage of ``whole``; zero where the whole is zero."""
    if whole == 0:
        return round_half_up(Decimal(0), decimals)
    return round_half_up(Decimal(part) * 100 / Decimal(whole), decimals)


def evaluate(identity: Identity, catalog: Catalog) -> Outcome:
    """Computes one identity from the catalog's figures."""
    terms = [catalog.value(figure_id) for figure_id in identity.term_ids]
    printed = catalog.value(identity.result) if identity.result else None
    computed = compute(identity.kind, terms, printed)
    if printed is None:
        return Outcome(identity, computed, None, "not_printed")
    return Outcome(identity, computed, printed, "holds" if computed == printed else "differs")


def evaluate_all(catalog: Catalog) -> tuple[Outcome, ...]:
    """Computes every identity of the catalog, in file order."""
    return tuple(evaluate(identity, catalog) for identity in catalog.identities)


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of all identities, and the ways to choose among them."""

    all: tuple[Outcome, ...]

    def select(
        self,
        *,
        topic: str | None = None,
        status: str | None = None,
        program_id: str | None = None,
    ) -> tuple[Outcome, ...]:
        """Returns the outcomes that fit whatever is asked for; all of them for nothing asked."""
        chosen = self.all if program_id is None else self._by_program.get(program_id, ())
        return tuple(
            outcome
            for outcome in chosen
            if topic in (None, outcome.identity.topic) and status in (None, outcome.status)
        )

    @cached_property
    def _by_program(self) -> dict[str | None, tuple[Outcome, ...]]:
        return grouped(self.all, lambda outcome: outcome.identity.program_id)


def compute(kind: str, terms: Sequence[Value], printed: Value | None) -> Value:
    """Computes an identity from its terms; a ratio to the decimals of the printed result.

    Raises:
        ValueError: If the kind is not known.
    """
    if kind == "sum":
        return _total(terms)
    if kind == "difference":
        return terms[0] - _total(terms[1:])
    if kind == "ratio":
        exponent = printed.as_tuple().exponent if isinstance(printed, Decimal) else 0
        return percentage(terms[0], terms[1], -int(exponent))
    if kind == "equality":
        return terms[0]
    raise ValueError(f"unknown kind of identity: {kind}")


def _total(values: Iterable[Value]) -> Value:
    total: Value = 0
    for value in values:
        total += value
    return total


def target_pairs(
    figures: Iterable[ProgramFigure],
) -> tuple[tuple[ProgramFigure, ProgramFigure], ...]:
    """Returns each target with the result of the same measure, in the order of the targets."""
    measures = grouped((f for f in figures if f.measure_id), lambda figure: figure.measure_id)
    found = []
    for members in measures.values():
        targets = [figure for figure in members if figure.kind == "target"]
        results = [figure for figure in members if figure.kind == "result"]
        if targets and results:
            found.append((targets[0], results[0]))
    return tuple(found)


def comparable(programs: Iterable[Program], catalog: Catalog) -> tuple[Program, ...]:
    """Returns the programs whose budget is stated in the currency of most."""
    return tuple(
        program
        for program in programs
        if catalog.states(program.program_id)
        and catalog.total(program.program_id).amount.currency == catalog.currencies[0]
    )


def budget_sum(programs: Iterable[Program], catalog: Catalog) -> Amount:
    """Adds up the budgets of programs of one currency. The report prints no such sum.

    Raises:
        ValueError: If a budget is in another currency than most: no such sum has a meaning.
    """
    amounts = (catalog.total(program.program_id).amount for program in programs)
    return sum_of(amounts, catalog.money_unit)


def budget_sums(programs: Iterable[Program], catalog: Catalog) -> tuple[Amount, ...]:
    """Adds up the budgets of programs, one sum a currency, that of most programs first."""
    amounts = [catalog.total(p.program_id).amount for p in programs]
    if len(catalog.currencies) < 2:
        return (sum_of(amounts, catalog.money_unit),)
    groups = grouped(amounts, lambda amount: amount.currency)
    return tuple(
        sum_of(groups[code], finest(amount.unit for amount in groups[code]))
        for code in catalog.currencies
        if code in groups
    )


def stages_differ(programs: Iterable[Program], catalog: Catalog) -> bool:
    """Tells whether budgets of programs stand for different stages, so that a sum mixes them."""
    return len({catalog.total(program.program_id).stage for program in programs}) > 1


def by_budget(programs: Iterable[Program], catalog: Catalog) -> tuple[Program, ...]:
    """Sorts programs from the largest budget to the smallest, then by number."""
    return tuple(
        sorted(
            programs,
            key=lambda p: (catalog.rank(catalog.total(p.program_id).amount), number_key(p.number)),
        )
    )
