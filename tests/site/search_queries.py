"""The public list of questions and the pages that answer them (``tests/search/queries.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from tests.conftest import ROOT

QUERIES = ROOT / "tests" / "search" / "queries.csv"


@dataclass(frozen=True)
class Query:
    """A question.

    Attributes:
        query: As typed.
        expected: Paths of the pages that answer it; none where nothing must be found.
        kind: What it tries: a typo, a particle, an amount.
        held_out: Whether search was never tuned on it.
    """

    query: str
    expected: tuple[str, ...]
    kind: str
    held_out: bool


def load_queries() -> tuple[Query, ...]:
    """Returns the whole list."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Query(
                row["query"],
                tuple(row["expected"].split()),
                row["kind"],
                row["held_out"] == "true",
            )
            for row in csv.DictReader(file)
        )


@dataclass(frozen=True)
class Quality:
    """Shares of a list that were answered rightly.

    Attributes:
        first: Of the questions with an answer, those whose page came first.
        in_five: Those whose page was among the first five.
        empty: Of the questions without an answer, those that found nothing.
    """

    first: float
    in_five: float
    empty: float


def quality(queries: tuple[Query, ...], found: dict[str, list[str]]) -> Quality:
    """Returns the shares, from the paths that each question found."""
    with_answer = [query for query in queries if query.expected]
    without = [query for query in queries if not query.expected]
    first = [q for q in with_answer if set(found[q.query][:1]) & set(q.expected)]
    in_five = [q for q in with_answer if set(found[q.query][:5]) & set(q.expected)]
    empty = [q for q in without if not found[q.query]]
    return Quality(
        len(first) / len(with_answer), len(in_five) / len(with_answer), len(empty) / len(without)
    )
