"""Changes of the descriptor: rules removed or loosened, and texts that differ.

The descriptor states the rules that its own cells are held to, so a change to it is read like a
change to code. Compared is what stands in the file, property by property.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.review.snapshot import Snapshot

Place = tuple[str, str, str]  # table and column, "" where it is about neither; property
ENTRY = "entry"  # stands for all properties of a table or column that is new or gone
_KEYS = ("primaryKey", "foreignKeys")
_EXEMPT = "not_personal"  # cells that are looked at for personal data no more
# Without these more may stand in a cell.
_LIMITS = frozenset({"required", "pattern", "enum", "minimum", "maximum"})
_TYPING = frozenset({"type", "format"})


@dataclass(frozen=True)
class RuleChange:
    """A property of the descriptor that differs.

    Attributes:
        table: Name of the table; "" for the package.
        column: Name of the column; "" for the table.
        name: The property, as ``pattern``, ``title`` or ``categories.planned.label``.
        before: What it was; "" where there was none.
        after: What it is; "" where there is none.
        loosened: Whether cells may hold what they could not before, or a key is another.
    """

    table: str
    column: str
    name: str
    before: str
    after: str
    loosened: bool


def compare_rules(base: Snapshot, head: Snapshot) -> tuple[RuleChange, ...]:
    """Returns what differs in the descriptor, loosened rules first; nothing where one is broken."""
    old, new = _properties(base), _properties(head)
    if not old or not new:
        return ()
    found = [
        RuleChange(*place, old.get(place, ""), new.get(place, ""), _is_loosened(place, old, new))
        for place in dict.fromkeys([*old, *new])
        if old.get(place) != new.get(place) and not _is_reported_above(place, old, new)
    ]
    return tuple(sorted(found, key=lambda change: not change.loosened))


def _properties(snapshot: Snapshot) -> dict[Place, str]:
    """Returns every property of a descriptor by its place; nothing where it cannot be read."""
    try:
        stated = list(_walk(json.loads(snapshot.raw.get(DESCRIPTOR, b""))))
    except (ValueError, RecursionError):
        return {}
    found: dict[Place, str] = {}
    for (table, column, name), text in stated:
        place, number = (table, column, name), 1
        while place in found:  # of two that are called the same, neither hides the other
            number += 1
            place = (table, column, f"{name} ({number})")
        found[place] = text
    return found


def _walk(descriptor: Any) -> Iterator[tuple[Place, str]]:
    if not isinstance(descriptor, Mapping):
        return
    yield from _flat("", "", {k: v for k, v in descriptor.items() if k != "resources"})
    for table in _members(descriptor.get("resources")):
        name = str(table.get("name", ""))
        schema = table.get("schema")
        schema = schema if isinstance(schema, Mapping) else {}
        yield (name, "", ENTRY), name
        yield from _flat(name, "", {k: v for k, v in table.items() if k not in ("name", "schema")})
        yield from _flat(name, "", {k: v for k, v in schema.items() if k != "fields"})
        for field in _members(schema.get("fields")):
            column = str(field.get("name", ""))
            rules = field.get("constraints")
            yield (name, column, ENTRY), column
            left = {k: v for k, v in field.items() if k not in ("name", "constraints")}
            yield from _flat(name, column, left)
            yield from _flat(name, column, rules if isinstance(rules, Mapping) else {})


def _members(value: Any) -> list[Mapping[str, Any]]:
    return [m for m in value if isinstance(m, Mapping)] if isinstance(value, list) else []


def _flat(table: str, column: str, properties: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    for key, value in properties.items():
        if key == "categories":
            for category in _members(value):
                for name in ("label", "label_en"):
                    about = f"{key}.{category.get('value', '')}.{name}"
                    yield (table, column, about), str(category.get(name, ""))
        else:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield (table, column, key), text


def _is_reported_above(place: Place, old: Mapping[Place, str], new: Mapping[Place, str]) -> bool:
    """Returns whether the whole table or column was added or removed, which is reported once."""
    table, column, name = place
    above = [(table, "", ENTRY)] if column or name != ENTRY else []
    if column and name != ENTRY:
        above.append((table, column, ENTRY))
    return bool(table) and any((up in old) != (up in new) for up in above)


def _is_loosened(place: Place, old: Mapping[Place, str], new: Mapping[Place, str]) -> bool:
    _, column, name = place
    before, after = old.get(place), new.get(place)
    if name == ENTRY:
        return after is None
    if name == _EXEMPT:
        return after is not None and _allows_more("enum", before or "[]", after)
    if not column:
        return name in _KEYS and before is not None and _allows_more(name, before, after)
    if name == "optional":
        return after == "true"
    if name in _TYPING:
        return before is not None
    # A limit that was not there makes nothing looser.
    return name in _LIMITS and before is not None and _allows_more(name, before, after)


def _allows_more(name: str, before: str, after: str | None) -> bool:
    if after is None:
        return True
    if name in ("pattern", "primaryKey"):  # of two nobody can tell which lets more through
        return True
    old, new = _stated(before), _stated(after)
    if name == "required":
        return bool(old) and not new
    if isinstance(old, list) and isinstance(new, list):
        kept, left = ({json.dumps(member) for member in members} for members in (old, new))
        return not (left <= kept if name == "enum" else kept <= left)
    if isinstance(old, int | float) and isinstance(new, int | float):
        return not (new >= old if name == "minimum" else new <= old)
    return True


def _stated(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
