"""Identities: those that held hold, those known to fail are not hidden."""

from pathlib import Path

from tests.catalog.damage import cell_of, problems, set_cell


def test_an_identity_that_stops_holding(town_dir: Path) -> None:
    value = cell_of(town_dir, "staffing.csv", "value", figure_id="staff-headline-actual")
    set_cell(town_dir, "staffing.csv", value, "3")
    printed = cell_of(town_dir, "staffing.csv", "as_printed", figure_id="staff-headline-actual")
    set_cell(town_dir, "staffing.csv", printed, "현원 3명")
    cell = cell_of(town_dir, "identities.csv", "expected", identity_id="staff-difference")
    assert problems(town_dir) == [
        f"identities.csv {cell}: 'holds' — '현원 - 정원' 셈의 결과가 적힌 것과 다릅니다: 셈한 값 "
        "-2, 적힌 값 -1, 차이 -1. 이 셈에 든 값(terms, result)을 보고서와 견주어 주세요. 모두 "
        "맞다면 'differs'(으)로 바꾸고 explanation_ko에 까닭을 적어 주세요. [identity]"
    ]


def test_an_identity_that_starts_to_hold(town_dir: Path) -> None:
    for column, value in (("value", "1000003"), ("as_printed", "1,000,003")):
        cell = cell_of(
            town_dir, "division_budgets.csv", column, figure_id="exec-planning-current-budget"
        )
        set_cell(town_dir, "division_budgets.csv", cell, value)
    (line,) = problems(town_dir)
    assert "'예산현액을 더하면 합계' 셈의 결과가 적힌 것과 다릅니다" in line
    assert "'holds'(으)로 바꿔 주세요." in line


def test_a_new_identity_says_what_was_computed_and_not_that_it_changed(town_dir: Path) -> None:
    path = town_dir / "identities.csv"
    head, *body = path.read_text(encoding="utf-8").splitlines()
    (old,) = (line for line in body if line.startswith("staff-difference,"))
    new = old.replace("staff-difference", "staff-difference-again").replace("holds", "differs")
    path.write_text("\n".join([head, *sorted([*body, new])]) + "\n", encoding="utf-8")
    (line,) = problems(town_dir)
    assert "셈한 값 -1, 적힌 값 -1, 차이 0." in line
    assert "'holds'(으)로 바꿔 주세요. [identity]" in line
    assert "달라졌" not in line


def test_an_identity_whose_result_is_not_printed(town_dir: Path) -> None:
    cell = cell_of(town_dir, "identities.csv", "result", identity_id="staff-difference")
    set_cell(town_dir, "identities.csv", cell, "")
    (line,) = problems(town_dir)
    assert "셈한 값 -1, 보고서의 값은 적혀 있지 않음(result가 비었음). 이 셈" in line
    assert "'not_printed'(으)로 바꾸고 explanation_ko에 까닭을 적어 주세요. [identity]" in line


def test_a_failing_identity_without_a_reason(town_dir: Path) -> None:
    cell = cell_of(town_dir, "identities.csv", "explanation_ko", identity_id="exec-column")
    set_cell(town_dir, "identities.csv", cell, "")
    assert problems(town_dir) == [
        f"identities.csv {cell}: 맞지 않거나 견줄 값이 없는 셈에는 까닭이 있어야 합니다. "
        "까닭을 적고, 짐작이면 짐작이라고 밝혀 주세요. [explanation]"
    ]


def test_a_ratio_of_three_terms(town_dir: Path) -> None:
    cell = cell_of(town_dir, "identities.csv", "terms", identity_id="exec-rate")
    terms = "exec-planning-commitments exec-planning-current-budget exec-planning-expenditure"
    set_cell(town_dir, "identities.csv", cell, terms)
    (line,) = problems(town_dir)
    assert line.startswith(f"identities.csv {cell}: ")
    assert line.endswith(
        "이 셈에는 이름표가 2개여야 합니다. 이름표를 빈칸으로 나누어 적어 주세요. [term-count]"
    )


def test_a_row_that_lacks_what_the_identity_needs(town_dir: Path) -> None:
    cell = cell_of(town_dir, "identities.csv", "terms", identity_id="walk-duration")
    set_cell(town_dir, "identities.csv", cell, "dash-step-someday")
    assert problems(town_dir) == [
        f"identities.csv {cell}: 'dash-step-someday' — 이 셈에 쓸 수 없는 줄입니다: "
        "dash-step-someday에는 시작하는 때나 끝나는 때가 없습니다. "
        "다른 줄의 이름표를 적거나 셈의 갈래(kind)를 고쳐 주세요. [term-unfit]"
    ]


def test_a_weekday_that_is_not_the_printed_one(town_dir: Path) -> None:
    for column in ("start", "end"):
        cell = cell_of(town_dir, "milestones.csv", column, milestone_id="brackets-step-open")
        set_cell(town_dir, "milestones.csv", cell, "2024-01-16")
    output = "".join(problems(town_dir))
    assert (
        "'개장과 전야제의 요일' 셈의 결과가 적힌 것과 다릅니다: 셈한 값 화, 토, 적힌 값 월, 토. 이"
        in output
    )
    assert "셈의 결과가 적힌 것과 다릅니다: 셈한 값 26, 적힌 값 27, 차이 -1. 이" in output
