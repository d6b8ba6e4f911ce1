"""What a cell may hold."""

from pathlib import Path

import pytest

from macros.catalog.package.invisible_characters import shown
from macros.catalog.package.spreadsheet import ERROR_REMEDY, ERROR_RULE
from tests.catalog.damage import cautions, cell_of, codes, problems, set_cell

BY_HAND = "칸을 지우고 손으로 다시 적어 주세요."
# A text for each code, with the whole message; others of the code are below.
CASES = [
    ("{{ 7 * 7 }}", "틀 문법({{, {%, {#)이 들어 있습니다. 중괄호를 지워 주세요. [template]"),
    ("<script>x</script>", "HTML 꼬리표가 들어 있습니다. 꺾쇠(<, >)와 꼬리표를 지워 주세요. [markup]"),
    ("두\n줄", "칸 안에 줄바꿈이나 탭이 있습니다. 빈칸으로 바꿔 주세요. [line-break]"),
    ("뒤집힌\u202e글", f"보이지 않는 글자가 들어 있습니다. {BY_HAND} [invisible]"),
    ("깨진\ufffd글", "글자가 깨졌거나 그림이 빠진 자리가 있습니다. 보고서를 보고 그 자리의 글자를 다시 적어 주세요. [letter-lost]"),
    ("\uf0b7 글머리표", "정해진 글꼴에서만 보이는 글자(사용자 정의 문자)가 들어 있습니다. 어느 컴퓨터에서나 보이는 글자로 바꿔 적어 주세요(예: ①, ○, -). [letter-private]"),
    ("가\u00a0나", "빈칸으로 보이지만 보통의 빈칸이 아닌 글자가 있습니다. 그 자리를 지우고 빈칸을 다시 넣어 주세요. [space-odd]"),
    ("#N/A", f"{ERROR_RULE} {ERROR_REMEDY} [error-value]"),
    ("e" + "\u0489" * 40, "글자 하나에 부호가 네 개 넘게 겹쳐 있습니다. 부호를 지우고 글자를 다시 적어 주세요. [marks-stacked]"),
    ("$Id$", "git이 내려받는 파일에서 다른 글로 바꾸는 표시($Format: 따위)가 들어 있습니다. 달러 표시($)를 지워 주세요. [git-keyword]"),
    (" 앞 빈칸", "앞뒤에 빈칸이 있습니다. 빈칸을 지워 주세요. [spaces]"),
    ("풀린\u1112\u1161\u11ab글", f"한글이 낱자로 풀려 있습니다(NFD). {BY_HAND} [hangul-form]"),
]  # fmt: skip
OTHERS = {
    "template": ("{% raw %}", "{# 말 #}"),
    "markup": ("</p>", "<!-- -->"),
    "line-break": ("탭\t글", "가름\u2028줄"),
    "invisible": (
        *("너비\u200b없음", "한글\u3164채움", "글자\uffff아님", "지움\x1b[2J"),
        *("가\U0001d159나", "가\U00013430나", "가\U00013438나", "가\U000e0041나", "가\ufe0f나"),
        *("가\U000e0101나", "가\U0001fffe나", "가\u2067나"),
    ),
    "letter-lost": ("그림\ufffc자리",),
    "letter-private": ("글\U000f0001",),
    "space-odd": ("가\u3000나", "가\u2000나", "가\u200a나", "가\u202f나", "가\u205f나"),
    "error-value": ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#####", "Err:508", "#이름?"),
    "git-keyword": ("가 $Format:%s$ 나", "$Id: 0123 $"),
    "spaces": ("뒤 빈칸 ",),
}


@pytest.mark.parametrize(("value", "message"), CASES)
def test_a_text_that_must_not_be_published(town_dir: Path, value: str, message: str) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, value)
    assert problems(town_dir) == [f"programs.csv {cell}: '{shown(value)}' — {message}"]


@pytest.mark.parametrize("code", OTHERS)
def test_other_texts_that_must_not_be_published(town_dir: Path, code: str) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    for value in OTHERS[code]:
        set_cell(town_dir, "programs.csv", cell, value)
        assert codes(town_dir) == [f"programs.csv {cell} [{code}]"], value


@pytest.mark.parametrize("value", ["<건축데이터> 전시", "1 < 2 > 0", "R&D {하나} # % * _밑줄_"])
def test_a_text_that_merely_looks_odd_is_legal(town_dir: Path, value: str) -> None:
    set_cell(town_dir, "programs.csv", cell_of(town_dir, "programs.csv", "summary_ko"), value)
    assert problems(town_dir) == []


FORMS = [
    ("budgets.csv", "order", "１７０", "정수를 쓰는 꼴이 아닙니다. 숫자만 4000처럼 적어 주세요(쉼표, 빈칸, 앞자리 0 없이). [form]"),
    ("division_budgets.csv", "value", "NaN", "수를 쓰는 꼴이 아닙니다. 숫자와 소수점만 53.8처럼 적어 주세요. [form]"),
    ("budgets.csv", "value", "1234567890123456", "숫자가 열다섯 자리를 넘습니다. 엑셀이 뒷자리를 0으로 바꾸는 길이입니다. 값을 다시 살펴 주세요. [digits]"),
    ("identities.csv", "claimed", "TRUE", "참·거짓을 쓰는 꼴이 아닙니다. 소문자 true나 false로 적어 주세요. [form]"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "column", "value", "message"), FORMS)
def test_one_way_to_write_a_value(
    town_dir: Path, file: str, column: str, value: str, message: str
) -> None:
    cell = cell_of(town_dir, file, column)
    set_cell(town_dir, file, cell, value)
    assert problems(town_dir) == [f"{file} {cell}: '{value}' — {message}"]


@pytest.mark.parametrize(
    ("file", "column", "values"),
    [
        ("budgets.csv", "order", ("1_700", "0170")),
        ("division_budgets.csv", "value", ("1.2E+09", "-0.0")),
    ],
)
def test_other_ways_to_write_a_value(
    town_dir: Path, file: str, column: str, values: tuple[str, ...]
) -> None:
    cell = cell_of(town_dir, file, column)
    for value in values:
        set_cell(town_dir, file, cell, value)
        assert codes(town_dir) == [f"{file} {cell} [form]"], value


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("budgets.csv", "value"),
        ("budgets.csv", "stage"),
        ("budgets.csv", "as_printed"),
        ("milestones.csv", "start"),
        ("identities.csv", "claimed"),
        ("reports.csv", "presented_on"),
    ],
)
def test_an_error_value_is_called_one_in_every_kind_of_column(
    town_dir: Path, file: str, column: str
) -> None:
    cell = cell_of(town_dir, file, column)
    for value in ("#N/A", "########"):
        set_cell(town_dir, file, cell, value)
        assert codes(town_dir) == [f"{file} {cell} [error-value]"], value


@pytest.mark.parametrize("value", ["가\u0301\u0302나", "$120 Format: 1", "שלום 12", "$Identity"])
def test_what_other_writing_needs_is_legal(town_dir: Path, value: str) -> None:
    set_cell(town_dir, "programs.csv", cell_of(town_dir, "programs.csv", "summary_ko"), value)
    assert problems(town_dir) == []


def test_the_print_keeps_its_own_letters_but_no_broken_ones(town_dir: Path) -> None:
    cell = cell_of(town_dir, "not_facts.csv", "as_printed")
    set_cell(town_dir, "not_facts.csv", cell, "\uf0b7 가\u00a0나")
    assert not [line for line in problems(town_dir) if line.startswith(f"not_facts.csv {cell}")]
    set_cell(town_dir, "not_facts.csv", cell, "가\ufffd")
    assert any("[letter-lost]" in line for line in problems(town_dir))


@pytest.mark.parametrize("column", ["summary_ko", "as_printed"])
def test_the_guard_of_a_formula_is_noted(town_dir: Path, column: str) -> None:
    cell = cell_of(town_dir, "programs.csv", column)
    set_cell(town_dir, "programs.csv", cell, "'- 줄표")
    assert cautions(town_dir) == [
        f"주의 programs.csv {cell}: ''- 줄표' — 맨 앞의 작은따옴표는 엑셀용 CSV가 붙인 것으로 "
        "보입니다. 보고서에 없는 따옴표라면 지워 주세요. [formula-guard]"
    ]


def test_more_than_a_spreadsheet_keeps_in_a_cell(town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, "가" * 32_768)
    assert problems(town_dir) == [
        f"programs.csv {cell}: '{'가' * 59}…' — 한 칸에 32,767자가 넘습니다. "
        "글을 줄이거나 여러 줄로 나눠 주세요. [cell-long]"
    ]
