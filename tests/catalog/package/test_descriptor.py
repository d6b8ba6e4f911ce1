"""A descriptor of another shape is told with its place."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.catalog.package.descriptor import SCHEMA, TABLES, check_descriptor
from macros.catalog.package.patterns import ADDRESS
from tests.conftest import DESCRIPTOR

BACK = "앞선 설명서와 견주어 되돌려 주세요. [descriptor-form]"
TYPES = "type은 boolean, date, integer, number, string 가운데 하나로 적어 주세요."
FIELD = ("resources", 0, "schema", "fields", 0)
CASES = [
    ((), [], f"datapackage.json: 묶음({{ }})이 있을 자리에 다른 것이 있습니다. {BACK}"),
    (("version",), 7, f"datapackage.json: 'version' — 글이 있을 자리에 다른 것이 있습니다. {BACK}"),
    (("resources",), {}, f"datapackage.json: 'resources' — 목록([ ])이 있을 자리에 다른 것이 있습니다. {BACK}"),
    ((*FIELD, "constraints"), {"minimum": True}, f"datapackage.json: 'resources[0].schema.fields[0].constraints.minimum' — 정수가 있을 자리에 다른 것이 있습니다. {BACK}"),
    ((*FIELD, "type"), "text", f"datapackage.json: 'reports.report_id' — 모르는 type이나 규칙(constraints), 또는 읽을 수 없는 pattern입니다. {TYPES} [descriptor-form]"),
    ((*FIELD, "constraints"), {"pattern": "["}, f"datapackage.json: 'reports.report_id' — 모르는 type이나 규칙(constraints), 또는 읽을 수 없는 pattern입니다. {TYPES} [descriptor-form]"),
    (("resources", 0, "schema", "primaryKey"), [], "datapackage.json: 'reports.primaryKey' — 키가 없는 표입니다. 줄마다 다른 열의 이름을 적어 주세요. [descriptor-form]"),
    (("resources", 0, "schema", "primaryKey"), ["gone"], "datapackage.json: 'reports.gone' — reports 표의 키가 가리키는 열이 없습니다. 있는 열의 이름으로 고쳐 주세요. [descriptor-form]"),
]  # fmt: skip


def descriptor() -> Any:
    return json.loads(DESCRIPTOR.read_text(encoding="utf-8"))


def test_the_project_has_one_that_holds() -> None:
    assert list(check_descriptor(descriptor())) == []


def test_its_schema_is_one_and_says_the_same_of_addresses_as_of_cells() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["address"]["pattern"] == f"^{ADDRESS.pattern}$"


def test_every_fault_is_reported_and_a_text_with_a_fault_once() -> None:
    found = descriptor()
    del found["title"]
    found["resources"][0]["type"] = 7
    found["resources"][0]["mediatype"] = " text/csv"
    found["resources"][0]["schema"]["fields"][0]["constraints"] = {"minimum": 1.0}
    found["licenses"][0]["path"] = ""
    assert sorted(f"{finding.value} {finding.code}" for finding in check_descriptor(found)) == [
        "None descriptor-property",
        "licenses[0].path:  descriptor-form",
        "resources[0].mediatype:  text/csv spaces",
        "resources[0].schema.fields[0].constraints.minimum descriptor-form",
        "resources[0].type descriptor-form",
    ]


def test_a_missing_property_is_reported() -> None:
    found = descriptor()
    del found["resources"][0]["title_en"]
    assert [str(finding) for finding in check_descriptor(found)] == [
        "datapackage.json: 'resources[0]' — 속성 'title_en'이(가) 빠졌습니다. "
        "다른 표의 설명을 본보기로 채워 주세요. [descriptor-property]"
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_reported(name: str) -> None:
    found = descriptor()
    found["resources"] = [table for table in found["resources"] if table["name"] != name]
    assert [str(finding) for finding in check_descriptor(found)] == [
        f"datapackage.json: '{name}' — 표의 설명이 빠졌습니다. 앞선 설명서에서 되돌려 주세요. "
        "실을 것이 없으면 머리글만 남깁니다. [descriptor-form]"
    ]


def test_the_tables_are_those_of_the_project() -> None:
    assert sorted(table["name"] for table in descriptor()["resources"]) == list(TABLES)


@pytest.mark.parametrize(("place", "value", "message"), CASES)
def test_what_stands_in_the_wrong_place(place: tuple[Any, ...], value: Any, message: str) -> None:
    whole = found = {"": descriptor()}
    *way, last = ("", *place)
    for step in way:
        found = found[step]
    found[last] = value
    assert [str(finding) for finding in check_descriptor(whole[""])] == [message]


def test_every_text_is_held_to_the_rules_of_cells() -> None:
    found = descriptor()
    free = {"title", "title_en", "description", "description_en", "label", "label_en", "unit"}
    spoiled = set_texts(found, free, "사업{{ 7*7 }}")
    output = [str(finding) for finding in check_descriptor(found)]
    assert len(output) == spoiled > 1_000
    assert all("틀 문법" in line and line.endswith("[template]") for line in output)


def set_texts(part: Any, names: set[str], text: str) -> int:
    """Writes a text into every property of some names, however deep; returns how many."""
    if isinstance(part, list):
        return sum(set_texts(member, names, text) for member in part)
    if not isinstance(part, dict):
        return 0
    count = sum(set_texts(member, names, text) for member in part.values())
    for name in names & part.keys():
        part[name] = text
        count += 1
    return count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>", "markup"),
        ("가\u202e", "invisible"),
        ("\x01", "invisible"),
        ("가\r\nX-INJ:1", "line-break"),
        ("가 ", "spaces"),
        ("가" * 33_000, "cell-long"),
    ],
)
def test_a_label_that_must_not_be_published(text: str, code: str) -> None:
    found = descriptor()
    category_of(found)["label"] = text
    (output,) = check_descriptor(found)
    assert output.code == code
    assert output.value is not None
    assert output.value.endswith(f".categories[0].label: {text}")


def category_of(found: Any) -> Any:
    """Returns the first category of the descriptor."""
    fields = (field for table in found["resources"] for field in table["schema"]["fields"])
    return next(field["categories"][0] for field in fields if field.get("categories"))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("name",), 'n">…'),
        (("name",), "Open Ledger"),
        (("version",), "1.0 beta"),
        (("licenses", 0, "name"), "내 것"),
        (("licenses", 0, "path"), "javascript:alert(1)"),
        (("licenses", 0, "path"), "http://example.org/"),
        (("$schema",), "https://evil.example/schema.json"),
        (("resources", 0, "scheme"), "http"),
        (("resources", 0, "encoding"), "cp949"),
        (("resources", 0, "schema", "$schema"), "//evil.example"),
        ((*FIELD, "name"), 'a" --'),
        ((*FIELD, "format"), "uri"),
        ((*FIELD, "constraints"), {"minimum": 1}),
        ((*FIELD, "constraints"), {"pattern": "((.+)+)+!"}),
        ((*FIELD, "constraints"), {"enum": ["it's"]}),
        ((*FIELD, "constraints"), {"enum": ["a"]}),
        ((*FIELD, "categories"), [{"value": "a", "label": "가", "label_en": "a"}]),
        ((*FIELD, "categories"), [{"value": "../a", "label": "가", "label_en": "a"}]),
    ],
)
def test_what_is_no_text_has_a_form(place: tuple[Any, ...], value: Any) -> None:
    found = whole = descriptor()
    for step in place[:-1]:
        found = found[step]
    found[place[-1]] = value
    assert {finding.code for finding in check_descriptor(whole)} == {"descriptor-form"}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ((), "profile"),
        (("resources", 0), "dialect"),
        (("resources", 0), "compression"),
        (("resources", 0, "schema"), "missingValues"),
        (("resources", 0, "schema"), "uniqueKeys"),
        (("resources", 0, "schema"), "fieldsMatch"),
        (FIELD, "rdfType"),
        (FIELD, "missingValues"),
        ((*FIELD, "constraints"), "maxLength"),
    ],
)
def test_a_property_that_nobody_here_obeys_is_refused(place: tuple[Any, ...], name: str) -> None:
    found = whole = descriptor()
    for step in place:
        found = found[step]
    found[name] = ["x"]
    (output,) = check_descriptor(whole)
    assert f".{name}' — 여기에 쓸 수 없는 속성입니다. 지워 주세요." in f".{output}".replace(
        "'", ".", 1
    )
    assert str(output).endswith("입니다. [descriptor-unknown]")


def test_an_office_may_change_its_words_and_categories() -> None:
    found = descriptor()
    category = category_of(found)
    category["label"] = "[과] & '소' {나} 1 < 2"
    for table in found["resources"]:
        for field in table["schema"]["fields"]:
            if field.get("categories"):
                new = {"value": "마을-사업/1", "label": "마을 사업", "label_en": "Village program"}
                field["categories"].append(new)
                field["constraints"]["enum"].append(new["value"])
    assert list(check_descriptor(found)) == []
