from pathlib import Path

import pytest

from macros.review.escape import quote_text
from macros.review.report_cells import amount, growth, named, subject_words
from macros.review.row_changes import CellChange
from tests.review.change import difference


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
