"""What is computed from the catalog: exact arithmetic, rounded once and in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import ProgramFigure
from macros.catalog.entities import Identity, Program, Value, number_key
from macros.catalog.money import Amount, finest, sum_of
from macros.catalog.relations import Result, relate
from macros.catalog.rounding import percentage as percentage  # noqa: PLC0414 - part of this interface
from macros.catalog.rounding import round_half_up as round_half_up  # noqa: PLC0414 - part of this interface


@dataclass(frozen=True)
class CheckResult:
    """An identity, computed.

    Attributes:
        computed: What the terms give, rounded to the decimals of the printed result.
        printed: The printed result; None where the report prints none.
        status: ``holds``, ``differs`` or ``not_printed``.
    """

    identity: Identity
    computed: Result
    printed: Result | None
    status: str

    @property
    def difference(self) -> Value | None:
        """Computed minus printed; None where nothing is printed, or where they are no numbers."""
        if self.printed is None or isinstance(self.printed, str) or isinstance(self.computed, str):
            return None
        return self.computed - self.printed


def evaluate(identity: Identity, catalog: Catalog) -> CheckResult:
    """Computes one identity from the catalog's rows.

    Raises:
        UnfitTermError: If a row that it names lacks what the identity needs of it.
    """
    terms = [catalog.operands[row_id] for row_id in identity.term_ids]
    result = catalog.operands[identity.result] if identity.result else None
    return CheckResult(identity, *relate(identity.kind, terms, result))


def evaluate_all(catalog: Catalog) -> tuple[CheckResult, ...]:
    """Computes every identity of the catalog, in file order."""
    return tuple(evaluate(identity, catalog) for identity in catalog.identities)


@dataclass(frozen=True)
class CheckResults:
    """The outcomes of all identities, and the ways to choose among them."""

    all: tuple[CheckResult, ...]

    def select(
        self,
        *,
        topic: str | None = None,
        status: str | None = None,
        program_id: str | None = None,
    ) -> tuple[CheckResult, ...]:
        """Returns the outcomes that fit whatever is asked for; all of them for nothing asked.

        Args:
            topic: Topic of the identities.
            status: Whether they hold.
            program_id: The program they are about.
        """
        chosen = self.all if program_id is None else self._by_program.get(program_id, ())
        return tuple(
            check_result
            for check_result in chosen
            if topic in (None, check_result.identity.topic)
            and status in (None, check_result.status)
        )

    @cached_property
    def _by_program(self) -> dict[str | None, tuple[CheckResult, ...]]:
        return grouped(self.all, lambda check_result: check_result.identity.program_id)


def target_pairs(
    figures: Iterable[ProgramFigure],
) -> tuple[tuple[ProgramFigure, ProgramFigure], ...]:
    """Returns each target with the newest result of its measure, in the order of the targets."""
    measures = grouped((f for f in figures if f.measure_id), lambda figure: figure.measure_id)
    found = []
    for members in measures.values():
        targets = [figure for figure in members if figure.kind == "target"]
        results = [figure for figure in members if figure.kind == "result"]
        if targets and results:
            found.append((targets[0], max(results, key=_period_end)))
    return tuple(found)


def listed(programs: Iterable[Program], catalog: Catalog) -> tuple[Program, ...]:
    """Returns the programs whose budget for the catalog's fiscal year is stated.

    Only these are in lists of amounts, charts and sums: another year's budget is not comparable.
    """
    return tuple(program for program in programs if catalog.is_listed(program.program_id))


def _period_end(figure: ProgramFigure) -> str:
    """Returns the end of a figure's period as ISO text, "" where none is stated."""
    return (figure.period or "").rpartition("/")[2]


def comparable(programs: Iterable[Program], catalog: Catalog) -> tuple[Program, ...]:
    """Returns the programs whose budget of the year is stated in the currency of most."""
    return tuple(
        program
        for program in listed(programs, catalog)
        if catalog.annual(program.program_id).amount.currency == catalog.currencies[0]
    )


def budget_sum(programs: Iterable[Program], catalog: Catalog) -> Amount:
    """Adds up the budgets of programs of one currency. The report prints no such sum.

    Raises:
        ValueError: If a budget is in another currency than most: no such sum has a meaning.
    """
    amounts = (catalog.annual(p.program_id).amount for p in listed(programs, catalog))
    return sum_of(amounts, catalog.money_unit)


def budget_sums(programs: Iterable[Program], catalog: Catalog) -> tuple[Amount, ...]:
    """Adds up the budgets of programs, one sum a currency, that of most programs first."""
    amounts = [catalog.annual(p.program_id).amount for p in listed(programs, catalog)]
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
    return len({catalog.annual(p.program_id).stage for p in listed(programs, catalog)}) > 1


def division_basis(programs: Iterable[Program]) -> str:
    """Tells how the divisions of programs are known.

    Returns:
        ``stated`` or ``inferred`` for all that have one, ``mixed``, or "" where none has one.
    """
    bases = {program.division_basis or "inferred" for program in programs if program.division_id}
    return "mixed" if len(bases) > 1 else "".join(bases)


def by_budget(programs: Iterable[Program], catalog: Catalog) -> tuple[Program, ...]:
    """Sorts programs from the largest budget to the smallest, then by number.

    Programs without a stated budget come last.
    """
    known: dict[bool, list[Program]] = {True: [], False: []}
    for program in programs:
        known[catalog.is_listed(program.program_id)].append(program)
    return (
        *sorted(
            known[True],
            key=lambda p: (
                catalog.rank(catalog.annual(p.program_id).amount),
                number_key(p.number),
            ),
        ),
        *sorted(known[False], key=lambda p: number_key(p.number)),
    )
