"""A descriptor of another shape is told with its place."""

import json
from typing import Any

import pytest

from macros.catalog.descriptor import TABLES, check_descriptor
from tests.conftest import DATA

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
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def test_the_project_has_one_that_holds() -> None:
    assert list(check_descriptor(descriptor())) == []


def test_a_missing_property_is_told() -> None:
    found = descriptor()
    del found["resources"][0]["title_en"]
    assert [str(finding) for finding in check_descriptor(found)] == [
        "datapackage.json: 'resources[0]' — 속성 'title_en'이(가) 빠졌습니다. "
        "다른 표의 설명을 본보기로 채워 주세요. [descriptor-property]"
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_told(name: str) -> None:
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
