from macros.catalog.package.findings import Finding, column_letters


def test_column_letters_go_on_after_z() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_a_finding_names_the_cell_as_the_spreadsheet_does() -> None:
    finding = Finding("budgets.csv", 12, 6, "integer", "4.000", "정수가 아닙니다.", "4000으로.")
    assert str(finding) == "budgets.csv F12: '4.000' — 정수가 아닙니다. 4000으로. [integer]"


def test_a_finding_of_a_row_or_file_quotes_nothing() -> None:
    assert Finding("a.csv", 3, 0, "x", None, "가", "나").place == "a.csv 3행"
    assert Finding("a.csv", 0, 2, "x", None, "가", "나").place == "a.csv B열"
    assert str(Finding("a.csv", 0, 0, "x", None, "가", "나")) == "a.csv: 가 나 [x]"


def test_a_long_or_broken_value_stays_on_one_line() -> None:
    text = str(Finding("a.csv", 2, 1, "x", "가\n" + "나" * 100, "다", "라"))
    assert "\n" not in text
    assert "가⏎나" in text
    assert "…'" in text
