"""The descriptor changed: rules that go are red, words that differ are shown."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from macros.review.report_formats import format_difference
from macros.review.rules import compare_rules
from macros.review.severity import Severity
from tests.review.change import Change, difference

Edit = Callable[[dict[str, Any]], object]


def described(edit: Edit) -> Change:
    """Returns a change of the descriptor."""

    def change(folder: Path) -> None:
        path = folder / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        edit(descriptor)
        path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2), encoding="utf-8")

    return change


def table(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    return next(t for t in descriptor["resources"] if t["name"] == name)


def field(descriptor: dict[str, Any], name: str, column: str) -> dict[str, Any]:
    fields = table(descriptor, name)["schema"]["fields"]
    return next(f for f in fields if f["name"] == column)


def rules(descriptor: dict[str, Any], name: str, column: str) -> dict[str, Any]:
    found: dict[str, Any] = field(descriptor, name, column)["constraints"]
    return found


def schema(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = table(descriptor, name)["schema"]
    return found


def write(folder: Path, raw: str) -> None:
    (folder / "datapackage.json").write_text(raw, encoding="utf-8")


LOOSENED: list[tuple[Edit, str]] = [
    (
        lambda d: rules(d, "programs", "name_ko").pop("required"),
        "‘programs.csv’ ‘name_ko’ ‘required’: ‘true’ → (빈칸)",
    ),
    (
        lambda d: rules(d, "programs", "name_ko").update(required=False),
        "‘required’: ‘true’ → ‘false’",
    ),
    (
        lambda d: rules(d, "updates", "evidence_url").pop("pattern"),
        "‘updates.csv’ ‘evidence_url’ ‘pattern’: ",
    ),
    (lambda d: rules(d, "programs", "program_id").update(pattern="[0-9]+-[0-9]+"), "‘pattern’: "),
    (lambda d: rules(d, "milestones", "status").pop("enum"), "‘milestones.csv’ ‘status’ ‘enum’: "),
    (lambda d: rules(d, "milestones", "status")["enum"].append("later"), "‘enum’: "),
    (
        lambda d: field(d, "budgets", "value").update(type="string"),
        "‘budgets.csv’ ‘value’ ‘type’: ‘number’ → ‘string’",
    ),
    (lambda d: rules(d, "reports", "text_lines").update(minimum=-5), "‘minimum’: ‘1’ → ‘-5’"),
    (lambda d: rules(d, "reports", "text_lines").pop("minimum"), "‘minimum’: ‘1’ → (빈칸)"),
    (
        lambda d: schema(d, "budgets").update(primaryKey=["figure_id", "order"]),
        "‘budgets.csv’ ‘primaryKey’: ",
    ),
    (lambda d: schema(d, "budgets")["foreignKeys"].pop(), "‘budgets.csv’ ‘foreignKeys’: "),
    (lambda d: schema(d, "budgets").pop("foreignKeys"), "‘budgets.csv’ ‘foreignKeys’: "),
    (
        lambda d: field(d, "programs", "name_ko").update(optional=True),
        "‘optional’: (빈칸) → ‘true’",
    ),
    (
        lambda d: d.update(
            not_personal=[{"table": "programs", "column": "name_ko", "row": "dash", "reason": "왜"}]
        ),
        "‘not_personal’: (빈칸) → ",
    ),
    (lambda d: schema(d, "programs")["fields"].pop(), "설명이 없어집니다."),
    (lambda d: d["resources"].pop(), "설명이 없어집니다."),
]


@pytest.mark.parametrize(("edit", "line"), LOOSENED)
def test_a_rule_that_goes_is_red_and_named(tmp_path: Path, edit: Edit, line: str) -> None:
    found = difference(tmp_path, described(edit))
    assert found.severity is Severity.RED
    text = format_difference(found, "text")
    assert "[자료 설명서에서 빠지거나 느슨해지는 규칙 1개: 코드처럼 살펴 주세요]" in text
    assert line in text
    (entry,) = json.loads(format_difference(found, "json"))["rules"]
    assert entry["loosened"] is True


TIGHTENED: list[Edit] = [
    lambda d: field(d, "programs", "summary_ko").update(constraints={"required": True}),
    lambda d: rules(d, "milestones", "status")["enum"].pop(),
    lambda d: rules(d, "reports", "text_lines").update(minimum=7),
    lambda d: rules(d, "reports", "text_lines").update(maximum=7),
]


@pytest.mark.parametrize("edit", TIGHTENED)
def test_a_tighter_rule_is_shown_and_not_red(tmp_path: Path, edit: Edit) -> None:
    found = difference(tmp_path, described(edit))
    assert [rule.loosened for rule in compare_rules(found.base, found.head)] == [False]
    assert "[자료 설명서에서 바뀌는 글과 그 밖의 것 1개]" in format_difference(found, "text")


WORDS: list[tuple[Edit, str]] = [
    (lambda d: d.update(title="다른 이름"), "‘title’: "),
    (lambda d: table(d, "moved").update(title="다른 이름"), "‘moved.csv’ ‘title’: "),
    (
        lambda d: field(d, "programs", "name_ko").update(description="다른 뜻"),
        "‘programs.csv’ ‘name_ko’ ‘description’: ",
    ),
    (
        lambda d: field(d, "moved", "kind")["categories"][0].update(label="다른 이름"),
        "‘moved.csv’ ‘kind’ ‘categories.program.label’: ",
    ),
    (
        lambda d: field(d, "budgets", "value").update(unit="다른 이름"),
        "‘budgets.csv’ ‘value’ ‘unit’: ",
    ),
    (lambda d: d["licenses"][0].update(title="다른 이름"), "‘licenses’: "),
]


@pytest.mark.parametrize(("edit", "line"), WORDS)
def test_words_are_shown_before_and_after(tmp_path: Path, edit: Edit, line: str) -> None:
    found = difference(tmp_path, described(edit))
    output = [shown for shown in format_difference(found, "text").splitlines() if line in shown]
    assert len(output) == 1
    assert " → " in output[0]
    assert "다른" in output[0].partition(" → ")[2]
    assert found.severity is Severity.AMBER


def test_what_differs_far_behind_is_shown(tmp_path: Path) -> None:
    long = "긴 설명입니다. " * 100
    edit = described(lambda d: table(d, "moved").update(description=f"{long}끝"))
    other = described(lambda d: table(d, "moved").update(description=f"{long}다른 끝"))
    found = difference(tmp_path, other, base_change=edit)
    assert "다른 끝’" in format_difference(found, "text")


def test_two_of_one_name_hide_nothing(tmp_path: Path) -> None:
    def double(descriptor: dict[str, Any]) -> None:
        fields = schema(descriptor, "programs")["fields"]
        loose = {**field(descriptor, "programs", "name_ko"), "constraints": {}}
        fields.insert(0, loose)

    found = difference(tmp_path, described(double))
    assert any("(2)" in rule.name for rule in found.rules)


@pytest.mark.parametrize(
    "raw", ["[]", "{", "null", "[" * 100_000, '{"resources": [1, {"schema": 2}]}']
)
def test_a_broken_descriptor_is_no_traceback(tmp_path: Path, raw: str) -> None:
    found = difference(
        tmp_path,
        partial(write, raw=raw),
    )
    assert found.severity is Severity.RED
