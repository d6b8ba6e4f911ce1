"""Values in other rows or columns than before: what sorting one column alone does to a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from macros.catalog.package.schema import Field, Table

Key = tuple[str, ...]
Cells = Mapping[str, str]

FEWEST_ROWS = 3
# A text this long nobody writes a second time by accident.
LONG = 10
# Where rows are put in another order on purpose, the numbers of their order go round.
ORDER = "order"


@dataclass(frozen=True)
class Exchange:
    """A column whose values are those of before in another order.

    Attributes:
        column: The column.
        keys: Keys of the rows whose value stood in another row, in the order of before.
        origins: For each of them, the key of a row in which its value stood.
        rule: What happened, Korean.
    """

    column: str
    keys: tuple[Key, ...]
    origins: tuple[Key, ...]
    rule: str


def exchanges(
    table: Table, before: Mapping[Key, Cells], after: Mapping[Key, Cells]
) -> Iterator[Exchange]:
    """Yields what stands in other rows or columns than before.

    That is columns of which three values or more do, two rows of which several columns or a long
    text changed places, and two columns of text.

    Args:
        table: The table.
        before: The rows before by key, cells by column.
        after: The rows after.
    """
    both = [key for key in before if key in after and before[key] != after[key]]
    reported: set[str] = set()
    pairs: defaultdict[tuple[Key, Key], list[str]] = defaultdict(list)
    for field in table.fields:
        if field.name in table.primary_key or field.name == ORDER:
            continue
        changed = [
            (key, old, new)
            for key in both
            if (old := before[key].get(field.name, "")) != (new := after[key].get(field.name, ""))
        ]
        if len(changed) >= FEWEST_ROWS and (found := _exchange(field, changed)):
            reported.add(field.name)
            yield found
        else:
            for pair in _pairs(changed):
                pairs[pair].append(field.name)
    for (one, other), names in pairs.items():
        if len(names) > 1 or min(len(cells[one][names[0]]) for cells in (before, after)) >= LONG:
            rule = f"이 줄과 다른 줄의 값이 서로 바뀌었습니다({', '.join(names)})"
            yield Exchange(names[0], (one, other), (other, one), rule)
    yield from _columns(table, [(key, before[key], after[key]) for key in both], reported)


def _pairs(changed: list[tuple[Key, str, str]]) -> Iterator[tuple[Key, Key]]:
    """Yields pairs of rows whose values changed places, and stand in no third that changed."""
    rows: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, old, new in changed:
        if old and new:
            rows[old, new].append(key)
    for (old, new), keys in rows.items():
        others = rows.get((new, old), [])
        if old < new and len(keys) == len(others) == 1:
            yield min(keys[0], others[0]), max(keys[0], others[0])


def _columns(
    table: Table, rows: list[tuple[Key, Cells, Cells]], reported: Set[str]
) -> Iterator[Exchange]:
    """Yields pairs of columns of text whose values changed places within rows."""
    free = [f.name for f in table.fields if f.type == "string" and not (f.pattern or f.categories)]
    found: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, old, new in rows:
        names = [name for name in free if old.get(name) and old.get(name) != new.get(name)]
        for one, other in combinations(names, 2):
            if old[one] == new.get(other) and old[other] == new.get(one):
                found[one, other].append(key)
    for (one, other), keys in found.items():
        if not {one, other} & reported:
            rule = f"{len(keys)}줄에서 이 열과 {other} 열의 값이 서로 바뀌었습니다"
            yield Exchange(one, tuple(keys), tuple(keys), rule)


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
    rule = f"이 열의 값 {len(moved)}개가 앞선 자료의 다른 줄에 있던 값입니다"
    return Exchange(field.name, tuple(moved), tuple(origin[new_of[key]] for key in moved), rule)
