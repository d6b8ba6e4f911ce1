import json

import pytest

from macros.catalog.findings import Finding
from macros.review.annotations import format_findings, format_verification
from macros.review.coverage import SectionCoverage, Unexplained
from macros.review.verify import Failure, Verification

FINDING = Finding("budgets.csv", 12, 6, "integer", "4,0%0", "정수가 아닙니다.", "4000: 으로,")
WHOLE = Finding("a.csv", 0, 0, "file-missing", None, "없습니다.", "되살려 주세요.")


def test_text_is_one_line_each() -> None:
    assert format_findings([FINDING, WHOLE], "text", "data").splitlines() == [
        "budgets.csv F12: '4,0%0' — 정수가 아닙니다. 4000: 으로, [integer]",
        "a.csv: 없습니다. 되살려 주세요. [file-missing]",
    ]


def test_github_annotates_the_line_and_escapes() -> None:
    assert format_findings([FINDING, WHOLE], "github", "data").splitlines() == [
        "::error file=data/budgets.csv,line=12,col=6,title=budgets.csv F12::"
        "budgets.csv F12: '4,0%250' — 정수가 아닙니다. 4000: 으로, [integer]",
        "::error file=data/a.csv,line=1,title=a.csv::"
        "a.csv: 없습니다. 되살려 주세요. [file-missing]",
    ]


def test_json_has_every_part() -> None:
    (record,) = json.loads(format_findings([FINDING], "json", "data"))
    assert record["place"] == "budgets.csv F12"
    assert record["row"] == 12
    assert record["message"] == str(FINDING)
    assert json.loads(format_findings([], "json", "data")) == []


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
    listed = format_verification(result, sections, every_section=True)
    assert "B            숫자    4개, 설명 없는 것 0개" in listed
