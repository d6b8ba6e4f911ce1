"""What a change takes off the current report: programs that become former, figures of the past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.shown import shown_rows


@dataclass(frozen=True)
class Standing:
    """What stands before and after a change.

    Attributes:
        programs: How many programs are current, before and after.
        former: Names of programs that are current before and not after.
        superseded: Ids of figures that are current before and only of an earlier report after.
        unshown: Ids of figures that no page shows after.
    """

    programs: tuple[int, int]
    former: tuple[str, ...]
    superseded: tuple[str, ...]
    unshown: tuple[str, ...]

    @property
    def takes(self) -> bool:
        """Whether a program or a figure goes out of sight or into the past with its program."""
        return bool(self.former or self.unshown)


def compare_standing(base: Catalog, head: Catalog) -> Standing:
    """Holds what two packages show against each other.

    Args:
        base: The data before.
        head: The data after.
    """
    now = {program.program_id for program in head.programs}
    tables = shown_rows(head)
    shown = set().union(*tables.values())
    of_facts = {key for name, key in head.lines if name in tables and key in head.figures}
    past = {name for one in head.past for name in _figures(one)}
    current = set(_figures(base))
    return Standing(
        programs=(len(base.programs), len(head.programs)),
        former=tuple(p.name_ko for p in base.programs if p.program_id not in now),
        superseded=tuple(sorted(current & past)),
        unshown=tuple(sorted(of_facts - shown)),
    )


def _figures(one: Catalog) -> Iterator[str]:
    yield from (budget.figure_id for budget in one.budgets)
    yield from (figure.figure_id for figure in one.details.figures)
