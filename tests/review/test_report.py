from pathlib import Path

import pytest

from macros.review.escape import quote_text
from macros.review.report import amount, growth, named, sections, subject_words
from macros.review.row_changes import CellChange
from tests.review.change import Change, add_row, difference, drop_row, set_value


def said(folder: Path, *changes: Change, problems: tuple[str, ...] = ()) -> list[str]:
    found = difference(folder, *changes, problems=problems)
    return [
        line for section in sections(found, quote_text) for line in (section.title, *section.lines)
    ]


def test_loss_is_said_before_all_else(tmp_path: Path) -> None:
    lines = said(
        tmp_path,
        drop_row("budgets.csv", "budget-brackets-b"),
        add_row("glossary.csv", term_id="z", term_ko="지", plain_ko="풀이"),
        set_value("budgets.csv", "value", "3001", figure_id="budget-dash"),
    )
    order = [
        lines.index(title)
        for title in (
            "한눈에",
            "지워지는 줄 1개",
            "더해지는 줄 1개",
            "사업과 부서마다 바뀌는 것 1줄",
            "색의 뜻",
        )
    ]
    assert order == sorted(order)
    assert lines[:4] == [
        "한눈에",
        "빨강. 지워지는 줄 1개, 더해지는 줄 1개, 바뀌는 줄 1개.",
        "출처를 잃는 줄 0개, 맞지 않게 되는 셈 1개, 셈하거나 견줄 수 없게 되는 셈 1개.",
        "달라지는 자료 파일 2개.",
    ]
    assert "‘budget-brackets-b’ · ‘다’ · ‘1백만원’ · 옮긴 글 ‘다 0.01억’" in lines
    assert (
        "노랑 · ‘budgets.csv’ ‘budget-dash’ · ‘2024년 예산’ · "
        "‘값’: ‘3,000백만원’ → ‘3,001백만원’ (0.1%도 되지 않는 차이)"
    ) in lines


def test_problems_stand_before_everything(tmp_path: Path) -> None:
    lines = said(tmp_path, problems=("budgets.csv F1: 틀림",))
    assert lines == [
        "먼저 고칠 것 1가지: 바뀐 자료가 검사를 통과하지 못합니다",
        "‘budgets.csv F1: 틀림’",
        "바뀐 것이 없습니다",
        "두 자료는 글자 하나까지 같습니다.",
    ]


def test_no_change_is_said(tmp_path: Path) -> None:
    assert said(tmp_path) == ["바뀐 것이 없습니다", "두 자료는 글자 하나까지 같습니다."]


def test_labels_sources_and_sums(tmp_path: Path) -> None:
    lines = said(
        tmp_path,
        set_value("milestones.csv", "status", "finished", milestone_id="brackets-step-eve"),
        set_value("figures.csv", "as_printed", "", figure_id="brackets-area"),
        set_value("budgets.csv", "value", "2", figure_id="budget-brackets-b"),
    )
    assert any("‘할 일’ → ‘마침’" in line for line in lines)
    assert "빨강 · ‘figures.csv’ ‘brackets-area’ · ‘옮긴 글’ ‘9천㎡’ → (빈칸)" in lines
    assert (
        "빨강 · 맞던 셈이 맞지 않게 됩니다 · "
        "‘가|나와 다를 더하면 예산’ (‘budget-brackets-parts’) · "
        "맞음 (셈한 값 1,700,000, 적힌 값 1,700,000) → "
        "어긋남 (셈한 값 1,700,001, 적힌 값 1,700,000)"
    ) in lines


def test_sums_that_come_go_and_are_repaired(tmp_path: Path) -> None:
    lines = said(
        tmp_path,
        drop_row("identities.csv", "exec-rate"),
        set_value(
            "division_budgets.csv", "value", "1000002", figure_id="exec-total-current-budget"
        ),
        add_row(
            "identities.csv",
            identity_id="z-new",
            kind="sum",
            title_ko="새 셈",
            terms="budget-dash budget-brackets",
        ),
    )
    verdicts = [line.split(" · ")[1] for line in lines if " · " in line and "셈" in line]
    assert "이제 맞습니다" in verdicts
    assert "새 셈입니다" in verdicts
    assert "셈이 없어집니다" in verdicts


def test_renamed_rows_and_files(tmp_path: Path) -> None:
    def lose(folder: Path) -> None:
        (folder / "places.csv").unlink()
        path = folder / "steps.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    lines = said(tmp_path, set_value("milestones.csv", "milestone_id", "dash-step-later"), lose)
    assert (
        "‘milestones.csv’: ‘brackets-step-eve’ 줄은 지워진 것이 아니라 이름표만 "
        "‘dash-step-later’(으)로 바뀌었습니다. 옛 이름표로 걸린 주소는 끊어집니다."
    ) in lines
    assert "‘places.csv’: 파일이 없어집니다." in lines
    assert "‘steps.csv’: 줄의 내용은 그대로이고 차례나 따옴표, 줄 끝만 다릅니다." in lines


def test_what_becomes_of_a_sum_is_said(tmp_path: Path) -> None:
    """Gone, not computable and not true are three things; a new sum was never another."""
    lines = said(
        tmp_path,
        drop_row("identities.csv", "exec-rate"),
        drop_row("budgets.csv", "budget-brackets-b"),
        set_value("budgets.csv", "value", "3001", figure_id="budget-dash"),
        add_row(
            "identities.csv",
            identity_id="z-new",
            kind="sum",
            title_ko="새 셈",
            terms="budget-brackets",
            result="budget-brackets",
        ),
    )
    assert (
        "출처를 잃는 줄 0개, 맞지 않게 되는 셈 1개, 없어지는 맞던 셈 1개, "
        "셈하거나 견줄 수 없게 되는 셈 1개."
    ) in lines
    output = {
        line.split("(‘")[1].split("’")[0]: line for line in lines if "→" in line and "(‘" in line
    }
    assert "맞던 셈이 맞지 않게 됩니다" in output["budget-dash-parts"]
    assert "맞던 셈을 더는 셈할 수 없습니다" in output["budget-brackets-parts"]
    assert "셈이 없어집니다" in output["exec-rate"]
    assert "새 셈입니다" in output["z-new"]


def test_a_new_column_is_no_other_order(tmp_path: Path) -> None:
    def widen(folder: Path) -> None:
        path = folder / "places.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        text = "\n".join([f"{header},memo", *(f"{row}," for row in rows)]) + "\n"
        path.write_text(text, encoding="utf-8")

    lines = said(tmp_path, widen)
    assert "‘places.csv’: ‘memo’ 열이 더해집니다." in lines
    assert not any("줄의 내용은 그대로" in line for line in lines)


@pytest.mark.parametrize(
    ("before", "after", "units", "words"),
    [
        ("41115", "4111", ("KRW_million", "KRW_million"), "−90.0%"),
        ("100", "150", ("persons", "persons"), "+50.0%"),
        ("100000", "100001", ("persons", "persons"), "0.1%도 되지 않는 차이"),
        ("53.8", "54.8", ("percent", "percent"), "+1.0%p"),
        ("54.8", "53.8", ("percent", "percent"), "−1.0%p"),
        ("0", "5", ("persons", "persons"), "비율을 낼 수 없습니다"),
        ("일", "5", ("persons", "persons"), "비율을 낼 수 없습니다"),
        ("1", "5", ("persons", "times"), "단위가 달라 비율을 내지 않았습니다"),
    ],
)
def test_growth(before: str, after: str, units: tuple[str, str], words: str) -> None:
    assert growth(CellChange("value", before, after), *units) == words


def test_amounts_have_their_unit(tmp_path: Path) -> None:
    found = difference(tmp_path)
    assert amount(found, "budgets", {"unit": "KRW_million"}, "41115") == "41,115백만원"
    assert amount(found, "staffing", {"unit": "persons"}, "-1") == "−1명"
    assert amount(found, "budgets", {"unit": "KRW_million"}, "사천") == "사천"
    assert amount(found, "budgets", {}, "NaN") == "NaN"


def test_names(tmp_path: Path) -> None:
    assert named({"figure_id": "a", "item_ko": "", "note_ko": "풀이"}, quote_text) == ["‘풀이’"]
    assert named({"figure_id": "a"}, quote_text) == []
    assert subject_words(("program", "dash"), "줄표", quote_text) == "사업 ‘줄표’ (‘dash’)"
    assert subject_words(("division", "x"), "", quote_text) == "부서 ‘x’"
    assert subject_words(("office", ""), "", quote_text) == ("어느 한 사업이나 부서의 것이 아닌 줄")
