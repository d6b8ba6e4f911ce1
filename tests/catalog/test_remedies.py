"""A remedy that is followed to the letter gives a clean check."""

from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, problems, set_cell

# File, column, the row by a cell of it, what is typed there, the code, and words of the remedy
# that tell what to type instead; "{old}" is what stood there.
CASES = [
    ("budgets.csv", "order", "4.000", "integer", "4000처럼"),
    ("budgets.csv", "value", "많음", "number", "53.8처럼"),
    ("budgets.csv", "stage", "추경", "enum", "not_stated"),
    ("budgets.csv", "fiscal_year", "1999", "minimum", "2000 이상으로"),
    ("budgets.csv", "fiscal_year", "20230", "maximum", "2100 이하로"),
    ("budgets.csv", "program_id", "nowhere", "key-dangling", "programs.csv에 있는 이름표로"),
    ("budgets.csv", "report_id", "nowhere", "key-dangling", "reports.csv에 있는 이름표로"),
    ("budgets.csv", "report_id", "", "required", "보고서"),
    ("budgets.csv", "source_line", "9999", "line-outside", "줄 번호나 절 기호를"),
    ("budgets.csv", "value", "=SUM(L2:L3)", "formula", "셈한 결과를"),
    ("budgets.csv", "value", "#REF!", "error-value", "원래의 글이나 수를"),
    ("reports.csv", "presented_on", "2023. 5. 31.", "date", "2023-05-31처럼"),
    ("reports.csv", "presented_on", "2023-02-30", "day", "해, 달, 날을"),
    ("identities.csv", "claimed", "예", "boolean", "true나 false로"),
    ("identities.csv", "claimed", "TRUE", "form", "소문자 true나 false로"),
    ("programs.csv", "summary_ko", "=A1&B1", "formula", "셈한 결과를"),
    ("programs.csv", "summary_ko", "<b>글</b>", "markup", "꼬리표를 지워"),
    ("programs.csv", "summary_ko", "{{ 글 }}", "template", "중괄호를 지워"),
    ("programs.csv", "summary_ko", "글 ", "spaces", "빈칸을 지워"),
    ("programs.csv", "division_basis", "", "division-basis", "stated, 우리가 짐작했으면 inferred"),
]


@pytest.mark.parametrize(("file", "column", "typed", "code", "remedy"), CASES)
def test_a_remedy_is_enough(
    town_dir: Path, file: str, column: str, typed: str, code: str, remedy: str
) -> None:
    """One wrong cell is told once, by its place, and putting it right is all that is to do."""
    cell = cell_of(town_dir, file, column)
    raw = (town_dir / file).read_bytes()
    set_cell(town_dir, file, cell, typed)
    output = [line for line in problems(town_dir) if line.startswith(f"{file} {cell}:")]
    assert len(output) == 1, output
    assert output[0].endswith(f"[{code}]")
    assert remedy in output[0]
    assert code in {"required", "division-basis"} or typed.strip() in output[0]
    same_row = [line for line in problems(town_dir) if f"{file} " in line and line not in output]
    assert not [line for line in same_row if "[key-dangling]" in line]
    (town_dir / file).write_bytes(raw)
    assert problems(town_dir) == []


@pytest.mark.parametrize(
    ("file", "column", "typed", "followed"),
    [
        ("programs.csv", "summary_ko", "<b>글</b>", "글"),
        ("programs.csv", "summary_ko", "{{ 글 }}", "글"),
        ("programs.csv", "summary_ko", "=A1&B1", "셈한 글"),
        ("programs.csv", "division_basis", "", "stated"),
        ("identities.csv", "claimed", "예", "true"),
        ("budgets.csv", "order", "4.000", "4000"),
    ],
)
def test_what_a_remedy_says_may_be_typed(
    town_dir: Path, file: str, column: str, typed: str, followed: str
) -> None:
    cell = cell_of(town_dir, file, column)
    set_cell(town_dir, file, cell, typed)
    assert problems(town_dir)
    set_cell(town_dir, file, cell, followed)
    assert problems(town_dir) == []


def test_no_formula_is_published_and_a_dash_is_none(town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, "=HYPERLINK(1)")
    assert problems(town_dir) == [
        f"programs.csv {cell}: '=HYPERLINK(1)' — 셈하는 식입니다. 식 대신 셈한 결과를 글이나 수로 "
        "적어 주세요(엑셀에서는 ‘값 붙여넣기’). [formula]"
    ]
    for text in ("- 줄표", "= 같음", "+11천 명", "=2023년"):
        set_cell(town_dir, "programs.csv", cell, text)
        assert problems(town_dir) == []
