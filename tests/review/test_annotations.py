import json

import pytest

from macros.catalog.findings import Finding
from macros.review.annotations import format_findings

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
