"""The shape of ``datapackage.json``: what must stand where, before anything is made of it.

Whoever changes the descriptor gets told the place and the remedy, as for any cell; without this a
list where a text belongs would surface somewhere else, as an error of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.catalog.package.descriptor_texts import Fault, text_faults
from macros.catalog.package.findings import Finding
from macros.catalog.package.patterns import ADDRESS, KNOWN
from macros.catalog.package.personal_data import RESIDENT, RESIDENT_RULE, has_resident_number

DESCRIPTOR = "datapackage.json"
TYPES = frozenset({"string", "integer", "number", "date", "boolean"})
NUMBERS = ("integer", "number")
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

# The forms of names and addresses: they become names of files, of SQL and of the site's addresses.
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLUMN = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z]+([.+-][0-9A-Za-z]+)*")
_ADDRESS = re.compile(ADDRESS.pattern)
_VALUE = re.compile(r"[\w%$€£¥₩]+([-/.&+ ·][\w%$€£¥₩]+)*")
_FORMS = {
    _NAME: "영문 소문자, 숫자, 붙임표(-)만 써 주세요.",
    _COLUMN: "영문 소문자, 숫자, 밑줄(_)만 써 주세요.",
    _VERSION: "1.0.0처럼 영문자, 숫자, 점, 붙임표만 써 주세요.",
    _ADDRESS: "https://로 시작하는 주소를 적어 주세요.",
    _VALUE: "글자와 숫자, 그 사이의 밑줄(_), 붙임표(-), 빗금(/)으로 적어 주세요.",
}

# A property that may be missing ends in "?". A list holds things of the shape of its one member, a
# set is one of its members, and a text is held to the rules of cells and to a form if one is given.
# Nothing else may stand there: the schema library would obey what no reader of the data sees.
_TITLES = {"title": str, "title_en": str, "description": str, "description_en": str}
_CONSTRAINTS = {
    "required?": bool,
    "pattern?": str,
    "minimum?": int,
    "maximum?": int,
    "enum?": [_VALUE],
}
_FIELD = {
    **_TITLES,
    "name": _COLUMN,
    "type": str,
    "format?": frozenset({"default"}),
    "unit?": str,
    "categories?": [{"value": _VALUE, "label": str, "label_en": str}],
    "constraints?": _CONSTRAINTS,
    "optional?": bool,  # whether a file may do without the column
}
_KEY = {"fields": [str], "reference": {"resource": str, "fields": [str]}}
_PROFILE = "https://datapackage.org/profiles/2.0"
_SCHEMA = {
    "$schema?": frozenset({f"{_PROFILE}/tableschema.json"}),
    "fields": [_FIELD],
    "primaryKey": [str],
    "foreignKeys": [_KEY],
}
_RESOURCE = {
    **_TITLES,
    "name": str,
    "path": str,
    "type?": frozenset({"table"}),
    "scheme?": frozenset({"file"}),
    "format?": frozenset({"csv"}),
    "mediatype?": frozenset({"text/csv"}),
    "encoding?": frozenset({"utf-8"}),
    "schema": _SCHEMA,
}
PACKAGE = {
    **_TITLES,
    "$schema?": frozenset({f"{_PROFILE}/datapackage.json"}),
    "name": _NAME,
    "version": _VERSION,
    "licenses": [{"name": _VERSION, "title": str, "path": _ADDRESS}],
    "resources": [_RESOURCE],
    # Cells with a number that looks like a resident's and is none; each says why.
    "not_personal?": [{"table": _COLUMN, "column": _COLUMN, "row": str, "reason": str}],
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
        gone = [*_missing_tables(descriptor), *_doubled(descriptor)]
        yield from gone or _check_columns(descriptor)


def _doubled(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """Yields names that two tables, or two columns of a table, share: one would hide the other."""
    tables = descriptor["resources"]
    columns = [(f"{t['name']}.", [f["name"] for f in t["schema"]["fields"]]) for t in tables]
    for place, names in (("", [table["name"] for table in tables]), *columns):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield finding(
                "descriptor-form",
                f"{place}{name}",
                "같은 이름이 두 번 나옵니다.",
                "하나를 지워 주세요.",
            )


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
    kind = _kind(shape)
    # Python counts true among the integers.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        yield finding(
            "descriptor-form",
            place or None,
            f"{_KINDS[kind]} 있을 자리에 다른 것이 있습니다.",
            "앞선 설명서와 견주어 되돌려 주세요.",
        )
    elif isinstance(value, str):
        yield from _hold_text(value, shape, place)
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _hold(member, shape[0], f"{place}[{number}]")
    elif isinstance(value, Mapping):
        yield from _hold_properties(value, shape, place)


def _kind(shape: Any) -> type:
    if isinstance(shape, frozenset | re.Pattern):
        return str
    return shape if isinstance(shape, type) else type(shape)


def _hold_text(text: str, shape: Any, place: str) -> Iterator[Finding]:
    quoted = f"{place}: {text}"
    faults = list(text_faults(text))
    if not text and shape is str and not place.endswith(".resource"):
        faults = [Fault("descriptor-form", "비어 있습니다.", "앞선 설명서와 견주어 채워 주세요.")]
    if has_resident_number(text):
        faults.append(Fault(RESIDENT, RESIDENT_RULE, "지우고 다른 말로 적어 주세요."))
    for code, rule, remedy in faults:
        yield finding(code, quoted, rule, remedy)
    if faults:
        return
    if isinstance(shape, frozenset) and text not in shape:
        yield finding(
            "descriptor-form",
            quoted,
            "여기에 쓸 수 없는 값입니다.",
            f"다음 가운데 하나로 적거나 속성을 지워 주세요: {', '.join(sorted(shape))}.",
        )
    elif isinstance(shape, re.Pattern) and not shape.fullmatch(text):
        yield finding("descriptor-form", quoted, "꼴이 맞지 않습니다.", _FORMS[shape])


def _hold_properties(
    value: Mapping[str, Any], shape: Mapping[str, Any], place: str
) -> Iterator[Finding]:
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
    known = {name.removesuffix("?") for name in shape}
    for key in value:
        if key not in known:
            yield finding(
                "descriptor-unknown",
                f"{place}.{key}".removeprefix("."),
                "여기에 쓸 수 없는 속성입니다.",
                f"지워 주세요. 쓸 수 있는 속성은 {', '.join(sorted(known))}입니다.",
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
            yield from _check_rules(f"{name}.{field['name']}", field)
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


def _check_rules(place: str, field: Mapping[str, Any]) -> Iterator[Finding]:
    """Asks that a column's rules fit its type, and that its values are those with a label."""
    rules = field.get("constraints", {})
    pattern = rules.get("pattern")
    if field["type"] not in TYPES or not (pattern is None or _is_pattern(pattern)):
        yield finding(
            "descriptor-form",
            place,
            "모르는 type이나 규칙(constraints), 또는 읽을 수 없는 pattern입니다.",
            f"type은 {', '.join(sorted(TYPES))} 가운데 하나로 적어 주세요.",
        )
        return
    if pattern is not None and pattern not in KNOWN:
        yield finding(
            "descriptor-form",
            f"{place}.pattern: {pattern}",
            "정해 두지 않은 pattern입니다.",
            "앞선 설명서의 것으로 되돌리거나 지워 주세요.",
        )
    kinds = {"pattern": ("string",), "minimum": NUMBERS, "maximum": NUMBERS, "enum": ("string",)}
    for rule, types in kinds.items():
        if rule in rules and field["type"] not in types:
            yield finding(
                "descriptor-form",
                f"{place}.{rule}",
                f"type이 {field['type']}인 열에 쓸 수 없는 규칙입니다.",
                "규칙을 지우거나 type을 되돌려 주세요.",
            )
    labelled = [item["value"] for item in field.get("categories", ())]
    if ("enum" in rules or labelled) and (
        sorted(rules.get("enum", ())) != sorted(labelled) or len({*labelled}) < len(labelled)
    ):
        yield finding(
            "descriptor-form",
            place,
            "enum과 categories의 값이 서로 다르거나 겹칩니다.",
            "값마다 두 곳에 한 번씩 적고 categories에는 이름(label)을 붙여 주세요.",
        )


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def finding(code: str, value: str | None, rule: str, remedy: str) -> Finding:
    """Returns a finding about a place in the descriptor; the whole of it where that is None."""
    return Finding(DESCRIPTOR, 0, 0, code, value, rule, remedy)
