"""Validation of ``datapackage.json``: what must stand where, before anything is made of it.

Whoever changes the descriptor is given the place and the remedy, as for any cell; without this a
list where a text belongs would surface somewhere else, as an error of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from macros.catalog.package.descriptor_texts import Fault, text_faults
from macros.catalog.package.findings import Finding
from macros.catalog.package.patterns import KNOWN
from macros.catalog.package.personal_data import RESIDENT, RESIDENT_RULE, has_resident_number

DESCRIPTOR = "datapackage.json"
TYPES = frozenset({"string", "integer", "number", "date", "boolean"})
NUMBERS = ("integer", "number")
# The tables a site is made of. One without rows is a file with a header.
TABLES = (
    *("audiences", "budgets", "contents", "corrections", "division_budgets"),
    *("division_duties", "divisions", "events", "figures", "glossary", "identities"),
    *("indicators", "legal_bases", "legal_citations", "milestones", "moved", "not_facts"),
    *("observations", "organizations", "places", "program_groups", "programs", "reports"),
    *("sections", "silences", "staffing", "steps", "strategies", "updates"),
)

# Its shape as a JSON Schema. A text that must not be free has its form there, and as a description
# the remedy that a finding states. Nothing else may stand in a descriptor: the schema library would
# obey what no reader of the data sees.
SCHEMA = Path(__file__).with_name("datapackage.schema.json")
_KINDS = {
    "string": "글이",
    "integer": "정수가",
    "boolean": "true나 false가",
    "array": "목록([ ])이",
    "object": "묶음({ })이",
}


def _is_integer(_: object, value: object) -> bool:
    return type(value) is int  # 1.0 is an integer to JSON Schema, and true one to Python


@cache
def _validator() -> Validator:
    """Returns the validator of descriptors; its format ``text`` is that of a cell's text."""
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    formats = FormatChecker(())
    formats.checks("text")(lambda text: not isinstance(text, str) or not _faults(text))
    kind: type[Validator] = extend(Draft202012Validator, type_checker=types)
    return kind(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=formats)


def check_descriptor(descriptor: object) -> Iterator[Finding]:
    """Yields a finding where something is missing, of another kind, or leads nowhere."""
    shapes = _shape_findings(json.dumps(descriptor))
    yield from shapes
    if not shapes and isinstance(descriptor, dict):
        gone = [*_missing_tables(descriptor), *_doubled(descriptor)]
        yield from gone or _check_columns(descriptor)


# A build asks a dozen times about the same descriptor, and whoever compares two asks about both.
@lru_cache(maxsize=4)
def _shape_findings(text: str) -> tuple[Finding, ...]:
    """Returns the findings of a descriptor, given as JSON, that is of another shape."""
    errors = _validator().iter_errors(json.loads(text))
    return tuple(dict.fromkeys(found for error in errors for found in _shape_finding(error)))


def _doubled(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """Yields names that two tables, or two columns of a table, share: one would hide the other."""
    tables = descriptor["resources"]
    columns = [(f"{t['name']}.", [f["name"] for f in t["schema"]["fields"]]) for t in tables]
    for place, names in (("", [table["name"] for table in tables]), *columns):
        for name in sorted({name for name in names if names.count(name) > 1}):
            rule = "같은 이름이 두 번 나옵니다."
            remedy = "하나를 지워 주세요."
            yield finding("descriptor-form", f"{place}{name}", rule, remedy)


def _missing_tables(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    names = {table["name"] for table in descriptor["resources"]}
    paths = {table["path"] for table in descriptor["resources"]}
    for name in TABLES:
        if name not in names and f"{name}.csv" not in paths:  # else it has another name
            rule = "표의 설명이 빠졌습니다."
            remedy = "앞선 설명서에서 되돌려 주세요. 실을 것이 없으면 머리글만 남깁니다."
            yield finding("descriptor-form", name, rule, remedy)


def _shape_finding(error: ValidationError) -> Iterator[Finding]:
    """Yields the findings of one error of the schema; the same one may come of several errors."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
    place, value = "".join(steps).removeprefix("."), cast(Any, error.instance)
    expected: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "type":
        rule = f"{_KINDS[expected]} 있을 자리에 다른 것이 있습니다."
        remedy = "앞선 설명서와 견주어 되돌려 주세요."
        yield finding("descriptor-form", place or None, rule, remedy)
    elif error.validator == "required":
        for key in (key for key in expected if key not in value):
            rule = f"속성 '{key}'이(가) 빠졌습니다."
            remedy = "다른 표의 설명을 본보기로 채워 주세요."
            yield finding("descriptor-property", place or None, rule, remedy)
    elif error.validator == "additionalProperties":
        known = schema["properties"]
        for key in (key for key in value if key not in known):
            rule = "여기에 쓸 수 없는 속성입니다."
            remedy = f"지워 주세요. 쓸 수 있는 속성은 {', '.join(sorted(known))}입니다."
            yield finding("descriptor-unknown", f"{place}.{key}".removeprefix("."), rule, remedy)
    elif isinstance(value, str):
        # What is wrong with a text in any place goes before the form that it has in this one.
        form = _form_faults(str(error.validator), expected, schema)
        for code, rule, remedy in _faults(value) or form:
            yield finding(code, f"{place}: {value}", rule, remedy)


def _faults(text: str) -> list[Fault]:
    faults = list(text_faults(text))
    if has_resident_number(text):
        faults.append(Fault(RESIDENT, RESIDENT_RULE, "지우고 다른 말로 적어 주세요."))
    return faults


def _form_faults(keyword: str, rule: Any, schema: Any) -> Iterator[Fault]:
    """Yields what is wrong with a text that a keyword of JSON Schema refuses.

    Args:
        keyword: ``minLength``, ``enum`` or ``pattern``.
        rule: Its value.
        schema: The schema it stands in.
    """
    if keyword == "minLength":
        words = "비어 있습니다.", "앞선 설명서와 견주어 채워 주세요."
    elif keyword == "enum":
        values = ", ".join(sorted(rule))
        remedy = f"다음 가운데 하나로 적거나 속성을 지워 주세요: {values}."
        words = "여기에 쓸 수 없는 값입니다.", remedy
    else:
        words = "꼴이 맞지 않습니다.", schema["description"]
    yield Fault("descriptor-form", *words)


def _check_columns(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    """Yields a finding where a type or pattern is unknown, or a key names no column."""
    columns = {
        table["name"]: {field["name"] for field in table["schema"]["fields"]}
        for table in descriptor["resources"]
    }
    for table in descriptor["resources"]:
        name, schema = table["name"], table["schema"]
        for field in schema["fields"]:
            yield from _check_rules(f"{name}.{field['name']}", field)
        if not schema["primaryKey"]:
            rule = "키가 없는 표입니다."
            remedy = "줄마다 다른 열의 이름을 적어 주세요."
            yield finding("descriptor-form", f"{name}.primaryKey", rule, remedy)
        keys = [(name, schema["primaryKey"])]
        for key in schema["foreignKeys"]:
            target = key["reference"]
            keys += [(name, key["fields"]), (target["resource"] or name, target["fields"])]
        for where, used in keys:
            for column in used:
                if column not in columns.get(where, ()):
                    rule = f"{name} 표의 키가 가리키는 열이 없습니다."
                    remedy = "있는 열의 이름으로 고쳐 주세요."
                    yield finding("descriptor-form", f"{where}.{column}", rule, remedy)


def _check_rules(place: str, field: Mapping[str, Any]) -> Iterator[Finding]:
    """Yields a finding where rules do not fit a column's type, or values have no label."""
    rules = field.get("constraints", {})
    pattern = rules.get("pattern")
    if field["type"] not in TYPES or not (pattern is None or _is_pattern(pattern)):
        rule = "모르는 type이나 규칙(constraints), 또는 읽을 수 없는 pattern입니다."
        remedy = f"type은 {', '.join(sorted(TYPES))} 가운데 하나로 적어 주세요."
        yield finding("descriptor-form", place, rule, remedy)
        return
    if pattern is not None and pattern not in KNOWN:
        rule = "정해 두지 않은 pattern입니다."
        remedy = "앞선 설명서의 것으로 되돌리거나 지워 주세요."
        yield finding("descriptor-form", f"{place}.pattern: {pattern}", rule, remedy)
    kinds = {"pattern": ("string",), "minimum": NUMBERS, "maximum": NUMBERS, "enum": ("string",)}
    for keyword, types in kinds.items():
        if keyword in rules and field["type"] not in types:
            rule = f"type이 {field['type']}인 열에 쓸 수 없는 규칙입니다."
            remedy = "규칙을 지우거나 type을 되돌려 주세요."
            yield finding("descriptor-form", f"{place}.{keyword}", rule, remedy)
    labelled = [item["value"] for item in field.get("categories", ())]
    if ("enum" in rules or labelled) and (
        sorted(rules.get("enum", ())) != sorted(labelled) or len({*labelled}) < len(labelled)
    ):
        rule = "enum과 categories의 값이 서로 다르거나 겹칩니다."
        remedy = "값마다 두 곳에 한 번씩 적고 categories에는 이름(label)을 붙여 주세요."
        yield finding("descriptor-form", place, rule, remedy)


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def finding(code: str, value: str | None, rule: str, remedy: str) -> Finding:
    """Returns a finding about a place in the descriptor; the whole of it where that is None.

    Args:
        code: Code of the rule.
        value: The place, as ``budgets.value``; None for the whole descriptor.
        rule: What is wrong, in Korean.
        remedy: What to do, in Korean.
    """
    return Finding(DESCRIPTOR, 0, 0, code, value, rule, remedy)
