"""Values that stand in other rows than before: what sorting one column alone does to a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.catalog.schema import Field, Table

Key = tuple[str, ...]
Cells = Mapping[str, str]

FEWEST_ROWS = 3
# Where rows are put in another order on purpose, the numbers of their order go round.
ORDER = "order"


@dataclass(frozen=True)
class Exchange:
    """A column whose values are those of before in another order.

    Attributes:
        column: The column.
        keys: Keys of the rows whose value stood in another row, in the order of before.
        origins: For each of them, the key of a row in which its value stood.
    """

    column: str
    keys: tuple[Key, ...]
    origins: tuple[Key, ...]


def exchanges(
    table: Table, before: Mapping[Key, Cells], after: Mapping[Key, Cells]
) -> Iterator[Exchange]:
    """Yields the columns of which three values or more stand in other rows than before.

    Args:
        table: The table.
        before: The rows before by key, cells by column.
        after: The rows after.
    """
    both = [key for key in before if key in after]
    for field in table.fields:
        if field.name in table.primary_key or field.name == ORDER:
            continue
        changed = [
            (key, old, new)
            for key in both
            if (old := before[key].get(field.name, "")) != (new := after[key].get(field.name, ""))
        ]
        if len(changed) >= FEWEST_ROWS and (found := _exchange(field, changed)):
            yield found


def _exchange(field: Field, changed: list[tuple[Key, str, str]]) -> Exchange | None:
    left = Counter(old for _, old, _ in changed if old)
    origin = {old: key for key, old, _ in reversed(changed)}
    moved: list[Key] = []
    for key, _, new in changed:
        if left[new] > 0:
            left[new] -= 1
            moved.append(key)
    # Numbers of lines that all grow by one are those of the next row by accident.
    whole = field.type == "integer" and len(moved) < len(changed)
    if len(moved) < FEWEST_ROWS or whole or len(moved) * 2 <= len(changed):
        return None
    new_of = {key: new for key, _, new in changed}
    return Exchange(field.name, tuple(moved), tuple(origin[new_of[key]] for key in moved))
