import json

import pytest

from macros.catalog.package.findings import WARNING, Finding
from macros.review.finding_formats import (
    MAX_PER_FILE,
    format_findings,
    format_summary,
    format_verification,
)
from macros.review.suggestions import Advice
from macros.validation.report_coverage import SectionCoverage, Unexplained
from macros.validation.report_verify import Failure, Verification

FINDING = Finding("budgets.csv", 12, 6, "integer", "4,0%0", "정수가 아닙니다.", "4000: 으로,")
WHOLE = Finding("a.csv", 0, 0, "file-missing", None, "없습니다.", "되살려 주세요.")


ODD = Finding("b.csv", 3, 2, "officialese", "제고", "말투입니다.", "바꿔 주세요.", WARNING)
ADVICES = [Advice(FINDING, 13, 40, 47, repairable=True, corrected="가,나%"), Advice(WHOLE)]


def test_text_is_one_line_each_and_then_the_commands() -> None:
    assert format_findings([*ADVICES, Advice(ODD, 3)], "text", "data").splitlines() == [
        "budgets.csv F12: '4,0%0' — 정수가 아닙니다. 4000: 으로, [integer]",
        "a.csv: 없습니다. 되살려 주세요. [file-missing]",
        "주의 b.csv B3: '제고' — 말투입니다. 바꿔 주세요. [officialese]",
        "고치는 명령: python -m macros mend data/budgets.csv",
    ]


def test_github_annotates_the_line_and_escapes() -> None:
    assert format_findings(ADVICES, "github", "a,b:c").splitlines() == [
        "::error file=a%2Cb%3Ac/budgets.csv,line=13,col=40,endColumn=47,title=budgets.csv F12::"
        "budgets.csv F12: '4,0%250' — 정수가 아닙니다. 4000: 으로, [integer]"
        "%0A고치는 명령: python -m macros mend a,b:c/budgets.csv%0A바른 줄: 가,나%25",
        "::error file=a%2Cb%3Ac/a.csv,line=1,title=a.csv::"
        "a.csv: 없습니다. 되살려 주세요. [file-missing]",
    ]


def test_github_warns_of_what_is_legal() -> None:
    (line,) = format_findings([Advice(ODD, 3)], "github", "data").splitlines()
    assert line.startswith("::warning file=data/b.csv,line=3,title=b.csv B3::주의 b.csv B3: ")


def test_json_has_every_part() -> None:
    record, whole = json.loads(format_findings(ADVICES, "json", "data"))
    assert record["place"] == "budgets.csv F12"
    assert (record["row"], record["line"]) == (12, 13)
    assert record["message"] == str(FINDING)
    assert record["severity"] == "error"
    assert record["command"] == "python -m macros mend data/budgets.csv"
    assert record["corrected"] == "가,나%"
    assert whole["command"] is None
    assert json.loads(format_findings([], "json", "data")) == []


def test_markdown_is_the_summary() -> None:
    assert format_findings([], "markdown", "data").startswith("## 자료 살피기: 문제 없음")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xml"):
        format_findings([], "xml", "data")


def test_a_verification_names_what_fails_and_what_is_left() -> None:
    result = Verification(5, (Failure("budgets.csv 2행", "없습니다."),))
    sections = [
        SectionCoverage("A", 3, (Unexplained(7, "12", "열두 12곳"),)),
        SectionCoverage("B", 4, ()),
    ]
    assert format_verification(result, sections, every_section=False).splitlines() == [
        "budgets.csv 2행: 없습니다.",
        "7줄: '12'을(를) 설명하는 자료가 없습니다. 그 줄: '열두 12곳'",
        "출처 5개를 견주어 1개가 맞지 않습니다.",
        "숫자 7개 가운데 1개에 설명이 없습니다.",
    ]
    two = [
        SectionCoverage("A", 3, tuple(Unexplained(7, n, "열두 12곳, 3") for n in ("12", "3", "3")))
    ]
    assert format_verification(result, two, every_section=False, report_id="r").splitlines()[
        1:5
    ] == [
        "7줄: '12', '3', '3'을(를) 설명하는 자료가 없습니다. 그 줄: '열두 12곳, 3'",
        "사실이 아닌 숫자(차례, 제목의 해 따위)라면 아래 줄을 not_facts.csv에 붙이고 끝 칸에 "
        "까닭을 적어 주세요:",
        "r,A,7,12,",
        "r,A,7,3,",
    ]
    listed = format_verification(result, sections, every_section=True)
    assert "B            숫자    4개, 설명 없는 것 0개" in listed


ODD_CELL = Finding("budgets.csv", 12, 6, "integer", "4|0`*", "정수가 아닙니다.", "<4000>으로.")
GUIDE = "https://example.org/guide"


def test_every_part_stands_in_the_table() -> None:
    advice = Advice(ODD_CELL, 12, 1, 2, repairable=True, corrected='가,"나,다"')
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
    text = format_summary([Advice(ODD_CELL, 12, corrected="```가")], "data", GUIDE)
    assert "````csv\n```가\n````" in text
