"""Which charts a package has: a chart without enough to draw is not drawn."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.review.snapshot import Snapshot

FEWEST_VALUES = 3  # as in render/tables/indexes.py: fewer values make no line of time


class Drawn:
    """Tells which charts of programs and indicators there are. Every set is built once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def programs(self, table: str) -> frozenset[str]:
        """Returns the programs that have a chart of a table's rows."""
        return {
            "budgets": self._with_parts,
            "figures": self._with_pairs,
            "milestones": self._with_dates,
        }[table]

    @cached_property
    def growth(self) -> bool:
        """Whether any program states an original budget beside its total."""
        return any(row.get("stage") == "original" for row in self._rows("budgets"))

    @cached_property
    def fiscal_year(self) -> str:
        """The latest year of a total: the whole site is about it."""
        return max(
            (r.get("fiscal_year", "") for r in self._rows("budgets") if r.get("level") == "total"),
            default="",
        )

    @cached_property
    def as_of(self) -> str:
        """The newest day of the updates: what is over by then stands on every page of steps."""
        return max((row.get("as_of", "") for row in self._rows("updates")), default="")

    @cached_property
    def series(self) -> frozenset[str]:
        """The indicators with values enough."""
        counts = Counter(
            (row.get("indicator_id", ""), row.get("area", "")) for row in self._rows("observations")
        )
        return frozenset(name for (name, _), count in counts.items() if count >= FEWEST_VALUES)

    def _rows(self, table: str) -> list[dict[str, str]]:
        return list(self._snapshot.rows(table).values())

    @cached_property
    def _with_parts(self) -> frozenset[str]:
        return frozenset(
            row.get("program_id", "") for row in self._rows("budgets") if row.get("level") == "part"
        )

    @cached_property
    def _with_pairs(self) -> frozenset[str]:
        of_kind: dict[str, set[tuple[str, str]]] = {"target": set(), "result": set()}
        for row in self._rows("figures"):
            if row.get("measure_id") and row.get("kind") in of_kind:
                of_kind[row["kind"]].add((row.get("program_id", ""), row["measure_id"]))
        return frozenset(program for program, _ in of_kind["target"] & of_kind["result"])

    @cached_property
    def _with_dates(self) -> frozenset[str]:
        return frozenset(
            row.get("program_id", "")
            for row in self._rows("milestones")
            if row.get("start") or row.get("end")
        )


class BudgetCharts:
    """Tells which charts of several programs' budgets a package that passes the check has."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        listed = [p for p in catalog.programs if catalog.is_listed(p.program_id)]
        self._listed = {program.program_id: program.strategy_id for program in listed}
        self._of_strategy = Counter(program.strategy_id for program in listed)
        self._of_group = Counter(program.group_id for program in listed)

    def has(self, address: str) -> bool:
        """Tells whether a chart is drawn; of any other kind it is always said so.

        Args:
            address: Its address without the ending, as ``programs/parks/chart-strategy``.
        """
        listed, strategies = self._listed, self._catalog.strategies
        match address.split("/"):
            case ["chart-strategies"]:
                drawn = bool(listed and strategies)
            case ["chart-all"]:
                drawn = bool(listed and not strategies)
            case ["budget", "chart-programs"]:
                drawn = bool(listed)
            case ["programs", name, "chart-strategy"]:
                drawn = name in listed and self._of_strategy[listed[name]] > 1
            case ["strategies", name, "chart-strategy"]:
                drawn = self._of_strategy[name] > 0
            case ["groups", name, "chart-group"]:
                drawn = self._of_group[name] > 0
            case _:
                drawn = True
        return drawn
