"""Identities recomputed before and after a change: which hold now, which no longer do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.relations import Result, relate
from macros.review.snapshot import Cells, Snapshot

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Sum:
    """An identity as one package computes it.

    Attributes:
        status: ``holds``, ``differs``, ``not_printed``, or ``unknown`` where it cannot be computed.
        computed: What its terms give; None where that is not known.
        printed: The printed result; None where there is none or it is not known.
    """

    status: str
    computed: Result | None = None
    printed: Result | None = None


@dataclass(frozen=True)
class IdentityChange:
    """An identity whose result differs.

    Attributes:
        before: None for an identity that is new.
        after: None for an identity that is gone.
    """

    identity_id: str
    title: str
    program_id: str
    before: Sum | None
    after: Sum | None

    @property
    def broken(self) -> bool:
        """Whether it held before and does not, or cannot be computed, after."""
        held = self.before is not None and self.before.status == "holds"
        return held and (self.after is None or self.after.status != "holds")

    @property
    def repaired(self) -> bool:
        """Whether it holds after and did not before."""
        holds = self.after is not None and self.after.status == "holds"
        return holds and (self.before is None or self.before.status != "holds")


def compare_identities(base: Snapshot, head: Snapshot) -> tuple[IdentityChange, ...]:
    """Returns the identities whose outcome differs, those that no longer hold first."""
    found = [
        IdentityChange(name, cells.get("title_ko", ""), cells.get("program_id", ""), before, after)
        for name, cells, before, after in _pairs(base, head)
        if before != after
    ]
    return tuple(sorted(found, key=lambda c: (not c.broken, not c.repaired, c.identity_id)))


def _pairs(base: Snapshot, head: Snapshot) -> Iterator[tuple[str, Cells, Sum | None, Sum | None]]:
    for name in dict.fromkeys([*base.identities, *head.identities]):
        old, new = base.identities.get(name), head.identities.get(name)
        yield (
            name,
            new or old or {},
            _evaluate(base, old) if old else None,
            _evaluate(head, new) if new else None,
        )


def _evaluate(snapshot: Snapshot, identity: Cells) -> Sum:
    try:
        terms = [snapshot.operand(name) for name in identity["terms"].split()]
        result = snapshot.operand(identity["result"]) if identity["result"] else None
        computed, printed, status = relate(identity["kind"], terms, result)
    except (KeyError, ValueError, ArithmeticError, IndexError):
        return Sum(UNKNOWN)
    return Sum(status, computed, printed)
