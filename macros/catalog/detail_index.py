"""The details of all programs, immutable, and the ways to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from macros.catalog.details import (
    Audience,
    Content,
    Event,
    IgnoredNumeral,
    Indicator,
    Milestone,
    Observation,
    Omission,
    Organization,
    Place,
    ProgramFigure,
    Redirect,
    Step,
    Term,
    Update,
)

KeyT = TypeVar("KeyT", bound=Hashable)
RowT = TypeVar("RowT")


def grouped(rows: Iterable[RowT], key: Callable[[RowT], KeyT]) -> dict[KeyT, tuple[RowT, ...]]:
    """Returns the rows by key, each group in the order of the rows."""
    groups: defaultdict[KeyT, list[RowT]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: tuple(members) for name, members in groups.items()}


class Indexed:
    """Rows that are found by their columns; each index is made when it is first asked for."""

    @cached_property
    def _indexes(self) -> dict[tuple[object, ...], dict[tuple[object, ...], tuple[Any, ...]]]:
        return {}

    def find(self, rows: tuple[RowT, ...], **cells: object) -> tuple[RowT, ...]:
        """Returns the rows that have some values in some columns, in their order.

        Args:
            rows: Rows that this object keeps.
            **cells: The value of each column.
        """
        index = self._indexes.get((id(rows), *cells))
        if index is None:
            index = grouped(rows, lambda row: tuple(getattr(row, name) for name in cells))
            self._indexes[(id(rows), *cells)] = index
        return index.get(tuple(cells.values()), ())

    def one(self, rows: tuple[RowT, ...], **cells: object) -> RowT:
        """Returns the row that has some values in some columns; KeyError if there is none."""
        if found := self.find(rows, **cells):
            return found[-1]
        raise KeyError(*cells.values())


@dataclass(frozen=True, repr=False)
class Details(Indexed):
    """What programs do. Look-ups return tuples, empty where there is nothing."""

    figures: tuple[ProgramFigure, ...]
    milestones: tuple[Milestone, ...]
    audiences: tuple[Audience, ...]
    places: tuple[Place, ...]
    organizations: tuple[Organization, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    events: tuple[Event, ...]
    contents: tuple[Content, ...]
    steps: tuple[Step, ...]
    silences: tuple[Omission, ...]
    not_facts: tuple[IgnoredNumeral, ...]
    updates: tuple[Update, ...]
    moved: tuple[Redirect, ...]
    glossary: tuple[Term, ...]

    def figures_of(self, program_id: str | None) -> tuple[ProgramFigure, ...]:
        """Returns the numbers of a program; those of the office for None."""
        return self.find(self.figures, program_id=program_id)

    def milestones_of(self, program_id: str) -> tuple[Milestone, ...]:
        """Returns the steps of a program by date."""
        return self.find(self.milestones, program_id=program_id)

    def audiences_of(self, program_id: str) -> tuple[Audience, ...]:
        """Returns the kinds of people or bodies a program is for."""
        return self.find(self.audiences, program_id=program_id)

    def places_of(self, program_id: str) -> tuple[Place, ...]:
        """Returns the places of a program."""
        return self.find(self.places, program_id=program_id)

    def organizations_of(self, program_id: str | None) -> tuple[Organization, ...]:
        """Returns the partners of a program; those of the office for None."""
        return self.find(self.organizations, program_id=program_id)

    def contents_of(self, program_id: str | None) -> tuple[Content, ...]:
        """Returns what is named in a program; what is the office's for None."""
        return self.find(self.contents, program_id=program_id)

    def events_of(self, program_id: str | None) -> tuple[Event, ...]:
        """Returns the events of a program; those of the office for None."""
        return self.find(self.events, program_id=program_id)

    def steps_of(self, program_id: str) -> tuple[Step, ...]:
        """Returns the printed procedures of a program, step by step."""
        return self.find(self.steps, program_id=program_id)

    def omissions_of(
        self, program_id: str | None = None, group_id: str | None = None
    ) -> tuple[Omission, ...]:
        """Returns what the report does not say about a program or a group."""
        return self.find(self.silences, program_id=program_id, group_id=group_id)

    def indicator(self, indicator_id: str) -> Indicator:
        """Returns the indicator of that id."""
        return self.one(self.indicators, indicator_id=indicator_id)

    def observations_of(self, indicator_id: str) -> tuple[Observation, ...]:
        """Returns the values of an indicator by area and period."""
        return self.find(self.observations, indicator_id=indicator_id)

    def updates_of(self, about: str) -> tuple[Update, ...]:
        """Returns what became of a milestone or a target, the newest first."""
        return self._updates.get(about, ())

    def has(self, about: str) -> bool:
        """Tells whether a figure or a milestone of that id is among these."""
        return about in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(
            (*(f.figure_id for f in self.figures), *(m.milestone_id for m in self.milestones))
        )

    @cached_property
    def _updates(self) -> dict[str, tuple[Update, ...]]:
        newest = sorted(self.updates, key=lambda row: (row.as_of, row.update_id), reverse=True)
        return grouped(newest, lambda row: row.about)

    def redirected_figures(self, program_id: str | None) -> tuple[Redirect, ...]:
        """Returns the figures that went away from a program's page, or changed their id there."""
        return self.find(self.moved, kind="figure", program_id=program_id)

    def redirect_pages(self) -> tuple[Redirect, ...]:
        """Returns the programs, groups, strategies and divisions that went away or changed id."""
        return tuple(row for row in self.moved if row.kind != "figure")

    def redirect_page(self, kind: str, old_id: str) -> Redirect:
        """Returns what became of a page; KeyError if nothing did."""
        return self.one(self.moved, kind=kind, old_id=old_id)
