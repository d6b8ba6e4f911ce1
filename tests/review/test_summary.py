from macros.catalog.package.findings import WARNING, Finding
from macros.review.suggestions import Advice
from macros.review.summary import MAX_PER_FILE, format_summary

FINDING = Finding("budgets.csv", 12, 6, "integer", "4|0`*", "정수가 아닙니다.", "<4000>으로.")
ODD = Finding("b.csv", 3, 2, "officialese", "제고", "말투입니다.", "바꿔 주세요.", WARNING)
GUIDE = "https://example.org/guide"


def test_every_part_stands_in_the_table() -> None:
    advice = Advice(FINDING, 12, 1, 2, repairable=True, corrected='가,"나,다"')
    assert format_summary([advice], "data", GUIDE) == (
        "## 자료 살피기: 문제 1개, 주의 0개\n\n"
        "문제는 고쳐야 합칠 수 있습니다. 칸의 이름은 엑셀에서 보이는 이름입니다.\n\n"
        "### data/budgets.csv\n\n"
        "| 칸 | 값 | 규칙 | 고치는 법 |\n"
        "| --- | --- | --- | --- |\n"
        "| F12 | <code>4&#124;0&#96;&#42;</code> | 정수가 아닙니다. "
        "[integer](https://example.org/guide#integer) | &lt;4000&gt;으로. |\n\n"
        "고치는 명령:\n\n```sh\npython -m macros mend data/budgets.csv\n```\n\n"
        '12행에 붙여 넣을 줄:\n\n```csv\n가,"나,다"\n```\n'
    )


def test_warnings_alone_do_not_stop_anyone() -> None:
    text = format_summary([Advice(ODD, 3)], "data", GUIDE)
    assert text.startswith("## 자료 살피기: 문제 0개, 주의 1개\n\n합칠 수 있습니다.")
    assert "| B3 | <code>제고</code> | **주의** 말투입니다. [officialese](" in text
    assert "고치는 명령" not in text


def test_a_file_that_is_wrong_everywhere_is_cut_short() -> None:
    many = [
        Advice(Finding("a.csv", row, 1, "order", "나", "차례입니다.", "옮겨 주세요."), row)
        for row in range(2, MAX_PER_FILE + 12)
    ]
    text = format_summary(many, "data", GUIDE)
    assert text.count("\n| A") == MAX_PER_FILE
    assert "이 파일에 10개가 더 있습니다." in text


def test_whole_files_rows_and_columns_have_names() -> None:
    places = [(0, 0, "파일 전체"), (4, 0, "4행"), (0, 2, "B열")]
    for row, column, name in places:
        finding = Finding("a.csv", row, column, "bom", None, "가.", "나.")
        assert f"| {name} |  | 가. " in format_summary([Advice(finding)], "data", GUIDE)


def test_ticks_in_a_line_do_not_end_its_block() -> None:
    text = format_summary([Advice(FINDING, 12, corrected="```가")], "data", GUIDE)
    assert "````csv\n```가\n````" in text
