"""The shape of ``datapackage.json``: what must stand where, before anything is made of it.

Whoever changes the descriptor gets told the place and the remedy, as for any cell; without this a
list where a text belongs would surface somewhere else, as an error of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.catalog.findings import Finding

DESCRIPTOR = "datapackage.json"
TYPES = frozenset({"string", "integer", "number", "date", "boolean"})
# The tables a site is made of. One without rows is a file with a header.
TABLES = (
    "audiences",
    "budgets",
    "contents",
    "corrections",
    "division_budgets",
    "division_duties",
    "divisions",
    "events",
    "figures",
    "glossary",
    "identities",
    "indicators",
    "legal_bases",
    "legal_citations",
    "milestones",
    "moved",
    "not_facts",
    "observations",
    "organizations",
    "places",
    "program_groups",
    "programs",
    "reports",
    "sections",
    "silences",
    "staffing",
    "steps",
    "strategies",
    "updates",
)

# A property that may be missing ends in "?". A list holds things of the shape of its one member.
_TITLES = {"title": str, "title_en": str, "description": str, "description_en": str}
_CONSTRAINTS = {
    "required?": bool,
    "pattern?": str,
    "minimum?": int,
    "maximum?": int,
    "enum?": [str],
}
_FIELD = {
    **_TITLES,
    "name": str,
    "type": str,
    "unit?": str,
    "categories?": [{"value": str, "label": str, "label_en": str}],
    "constraints?": _CONSTRAINTS,
    "optional?": bool,  # whether a file may do without the column
}
_KEY = {"fields": [str], "reference": {"resource": str, "fields": [str]}}
_SCHEMA = {"$schema?": str, "fields": [_FIELD], "primaryKey": [str], "foreignKeys": [_KEY]}
PACKAGE = {
    **_TITLES,
    "name": str,
    "version": str,
    "licenses": [{"name": str, "title": str, "path": str}],
    "resources": [{**_TITLES, "name": str, "path": str, "schema": _SCHEMA}],
}
_KINDS = {
    str: "글이",
    int: "정수가",
    bool: "true나 false가",
    list: "목록([ ])이",
    dict: "묶음({ })이",
}


def check_descriptor(descriptor: object) -> Iterator[Finding]:
    """Yields what is missing in a descriptor, of another kind, or leads nowhere."""
    shapes = list(_hold(descriptor, PACKAGE, ""))
    yield from shapes
    if not shapes and isinstance(descriptor, dict):
        gone = list(_missing_tables(descriptor))
        yield from gone or _check_columns(descriptor)


def _missing_tables(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    names = {table["name"] for table in descriptor["resources"]}
    paths = {table["path"] for table in descriptor["resources"]}
    for name in TABLES:
        if name not in names and f"{name}.csv" not in paths:  # else it has another name
            yield finding(
                "descriptor-form",
                name,
                "표의 설명이 빠졌습니다.",
                "앞선 설명서에서 되돌려 주세요. 실을 것이 없으면 머리글만 남깁니다.",
            )


def _hold(value: object, shape: Any, place: str) -> Iterator[Finding]:
    kind = shape if isinstance(shape, type) else type(shape)
    # Python counts true among the integers.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        yield finding(
            "descriptor-form",
            place or None,
            f"{_KINDS[kind]} 있을 자리에 다른 것이 있습니다.",
            "앞선 설명서와 견주어 되돌려 주세요.",
        )
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _hold(member, shape[0], f"{place}[{number}]")
    elif isinstance(value, Mapping):
        for name, inner in shape.items():
            key = name.removesuffix("?")
            if key in value:
                yield from _hold(value[key], inner, f"{place}.{key}".removeprefix("."))
            elif key == name:
                yield finding(
                    "descriptor-property",
                    place or None,
                    f"속성 '{key}'이(가) 빠졌습니다.",
                    "다른 표의 설명을 본보기로 채워 주세요.",
                )


def _check_columns(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """Asks that types and patterns are known ones and that keys name columns that exist."""
    columns = {
        table["name"]: {field["name"] for field in table["schema"]["fields"]}
        for table in descriptor["resources"]
    }
    for table in descriptor["resources"]:
        name, schema = table["name"], table["schema"]
        for field in schema["fields"]:
            if field["type"] not in TYPES or not _are_known(field.get("constraints", {})):
                yield finding(
                    "descriptor-form",
                    f"{name}.{field['name']}",
                    "모르는 type이나 규칙(constraints), 또는 읽을 수 없는 pattern입니다.",
                    f"type은 {', '.join(sorted(TYPES))} 가운데 하나로 적어 주세요.",
                )
        if not schema["primaryKey"]:
            yield finding(
                "descriptor-form",
                f"{name}.primaryKey",
                "키가 없는 표입니다.",
                "줄마다 다른 열의 이름을 적어 주세요.",
            )
        keys = [(name, schema["primaryKey"])]
        for key in schema["foreignKeys"]:
            target = key["reference"]
            keys += [(name, key["fields"]), (target["resource"] or name, target["fields"])]
        for where, used in keys:
            for column in used:
                if column not in columns.get(where, ()):
                    yield finding(
                        "descriptor-form",
                        f"{where}.{column}",
                        f"{name} 표의 키가 가리키는 열이 없습니다.",
                        "있는 열의 이름으로 고쳐 주세요.",
                    )


def _are_known(constraints: Mapping[str, Any]) -> bool:
    if not {f"{name}?" for name in constraints} <= _CONSTRAINTS.keys():
        return False
    try:
        re.compile(constraints.get("pattern", ""))
    except re.error:
        return False
    return True


def finding(code: str, value: str | None, rule: str, remedy: str) -> Finding:
    """Returns a finding about a place in the descriptor; the whole of it where that is None."""
    return Finding(DESCRIPTOR, 0, 0, code, value, rule, remedy)
