"""Ids, addresses and dates keep their forms whatever the descriptor says, and matching is quick."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.package.patterns import (
    ADDRESS,
    DATE,
    ID,
    KNOWN,
    PAGE_NAME,
    SECTION,
    FieldPattern,
    pattern_of,
)
from macros.catalog.package.schema import build_package, load_descriptor
from tests.catalog.damage import cell_of, problems, set_cell
from tests.conftest import DATA, copy_two_reports

SLUG_RULE = "이름표의 꼴이 아닙니다. 영문 소문자, 숫자, 붙임표(-)만 써 주세요. [pattern]"
HTTPS_RULE = "꼴이 맞지 않습니다. https://www.example.org/처럼 적어 주세요. [pattern]"


def drop_rules(folder: Path) -> None:
    """Takes out of a package's descriptor every rule that it may lack, as a stranger's request may."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for table in descriptor["resources"]:
        table["schema"]["foreignKeys"] = []
        for field in table["schema"]["fields"]:
            required = field.pop("constraints", {}).get("required")
            if required and field["name"] not in table["schema"]["primaryKey"]:
                field["constraints"] = {"required": True}
            field.pop("categories", None)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.fixture
def loose_dir(tmp_path: Path) -> Path:
    """A package with a row in every table that is tried here, and without any rule."""
    folder = copy_two_reports(tmp_path / "loose")
    drop_rules(folder)
    return folder


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("programs.csv", "program_id"),
        ("programs.csv", "division_id"),
        ("budgets.csv", "figure_id"),
        ("budgets.csv", "breakdown"),
        ("moved.csv", "old_id"),
        ("moved.csv", "new_id"),
        ("updates.csv", "about"),
        ("identities.csv", "terms"),
        ("glossary.csv", "term_id"),
    ],
)
@pytest.mark.parametrize("value", ["../../../ESC/dash", "/etc/x", 'a" onclick="x', "A b/", "a\\b"])
def test_an_id_is_held_to_its_form_without_any_rule_of_the_descriptor(
    loose_dir: Path, file: str, column: str, value: str
) -> None:
    cell = cell_of(loose_dir, file, column)
    set_cell(loose_dir, file, cell, value)
    assert f"{file} {cell}: '{value}' — {SLUG_RULE}" in problems(loose_dir)


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(document.domain)//x",
        "http://a.example/",
        "https://x.invalid/?`@octocat`[y](https://evil.example)`",
        'https://x.invalid/"onclick="x',
        "https://x.invalid/<b>",
        "https://x.invalid/\\",
        "https://user@x.invalid/",
        "//evil.example",
    ],
)
def test_an_address_leads_to_a_page_and_nowhere_else(loose_dir: Path, value: str) -> None:
    cell = cell_of(loose_dir, "updates.csv", "evidence_url")
    set_cell(loose_dir, "updates.csv", cell, value)
    assert f"updates.csv {cell}: '{value}' — {HTTPS_RULE}" in problems(loose_dir)


def test_a_key_is_asked_for_without_any_rule_of_the_descriptor(loose_dir: Path) -> None:
    set_cell(loose_dir, "glossary.csv", "A2", "")
    assert (
        "glossary.csv A2: 반드시 채워야 하는 칸입니다. 줄의 이름표를 적어 주세요. [required]"
        in (problems(loose_dir))
    )


def test_a_district_becomes_an_address(town_dir: Path) -> None:
    cell = cell_of(town_dir, "places.csv", "district_ko", district_basis="inferred")
    set_cell(town_dir, "places.csv", cell, "../../곳")
    assert problems(town_dir) == [
        f"places.csv {cell}: '../../곳' — 쪽의 주소가 되는 이름에 쓸 수 없는 부호가 있습니다. "
        "빗금(/), 물음표, 점 같은 부호로 시작하거나 그런 부호를 담지 않게 적어 주세요. [pattern]"
    ]


def test_every_pattern_of_the_descriptor_is_known_and_that_of_its_column() -> None:
    package = build_package(load_descriptor(DATA))
    for table in package.tables:
        for field in (field for field in table.fields if field.pattern):
            form = pattern_of(field.name)
            assert form is not None, f"{table.name}.{field.name}"
            assert field.pattern in KNOWN


@pytest.mark.parametrize(
    "hostile", ["a-", "a", "0-", "0", "2023-", "a ", "https://a", "/", "1, ", "가"]
)
def test_matching_takes_no_longer_than_reading(hostile: str) -> None:
    def seconds(form: FieldPattern, times: int) -> float:
        text = hostile * times + "!"
        started = time.process_time()
        form.fits(text)
        return time.process_time() - started

    for form in (*KNOWN.values(), PAGE_NAME):
        # Four times the text: four times as long, sixteen times where it grows by the square.
        assert seconds(form, 40_000) < 8 * seconds(form, 10_000) + 0.1, form.pattern


def test_what_offices_write_fits() -> None:
    fitting: list[tuple[Any, tuple[str, ...]]] = [
        (ID, ("campus-town", "a", "2023-1")),
        (SECTION, ("IV-1-2", "I.budget")),
        (DATE, ("2023", "2023-05", "2023-05-31")),
        (ADDRESS, ("https://www.seoul.go.kr/", "https://a.kr/한글?a=%20'#b", "https://a.kr")),
        (PAGE_NAME, ("종로구", "St. John's", "가-동 나")),
    ]
    for form, texts in fitting:
        assert all(form.fits(text) for text in texts)
