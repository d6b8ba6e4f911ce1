from dataclasses import replace
from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.render.words import milestone_words, period_words, quantity


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ""),
        ("2023", "2023년"),
        ("2023-05-30", "2023년 5월 30일"),
        ("2023-05/2023-05", "2023년 5월"),
        ("2022-10/2023-08", "2022년 10월~2023년 8월"),
        ("2023-06/2023-11", "2023년 6월~11월"),
        ("2023-06-17/2023-06-18", "2023년 6월 17일~18일"),
        ("2018/2023-05", "2018년~2023년 5월"),
        ("2023-06/", "2023년 6월부터"),
        ("/2023-12", "2023년 12월까지"),
    ],
)
def test_periods(period: str | None, words: str) -> None:
    assert period_words(period) == words


def test_when_a_milestone_is(town: Catalog) -> None:
    words = {m.milestone_id: milestone_words(m) for m in town.details.milestones}
    assert words["brackets-step-open"] == "2024년 1월 15일"
    assert words["brackets-step-festival"] == "2024년 하반기"
    assert words["brackets-step-walk"] == "2024년 12월까지 매월"
    assert words["dash-step-someday"] == "때가 적혀 있지 않음"
    first = town.details.milestones[0]
    late = replace(first, start="2024-06", end="2024-06", precision="month_end")
    assert milestone_words(late) == "2024년 6월 말"


def test_quantities_with_unit_and_qualifier(town: Catalog) -> None:
    words = {f.figure_id: quantity(town, f) for f in town.details.figures}
    assert words == {
        "brackets-people-target": "2,000명 이상",
        "brackets-people-result": "1,026명",
        "brackets-fund-size": "1조 4,000억 원",
        "brackets-fund-contribution": "350억 원",
        "brackets-wage": "169만 원 수준",
        "brackets-area": "약 9,000㎡",
        "brackets-countries": "30여 개국",
        "office-halls": "1개 실·관·과",
    }
    wage = next(f for f in town.details.figures if f.unit == "KRW")
    assert quantity(town, replace(wage, value=11_157, qualifier=None)) == "11,157원"


def test_changes_carry_their_sign(town: Catalog) -> None:
    words = [quantity(town, o) for o in town.details.observations]
    assert words == ["+11천 명", "−20천 명", "+2.8천 명"]
    assert isinstance(town.details.observations[-1].value, Decimal)
