from dataclasses import replace
from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.package.schema import Category
from macros.i18n.periods import (
    milestone_words,
    period_words,
    quantity,
    stored_quantity,
    unit_in_words,
)
from tests.conftest import SEOUL


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
        "brackets-walk-days": "27일",
        "brackets-walk-times": "12회",
        "brackets-walk-applicants": "83명",
        "brackets-walk-selected": "40명",
        "brackets-walk-competition": "2 대 1",
        "brackets-walk-reserve": "20%",
        "brackets-walk-with-reserve": "48명",
        "brackets-walk-courses": "2개 과정",
        "office-halls": "1개 실·관·과",
    }
    wage = next(f for f in town.details.figures if f.unit == "KRW")
    assert quantity(town, replace(wage, value=11_157, qualifier=None)) == "11,157원"


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        ("new-deal-jobs-monthly-wage-max", "최대 241만 원"),
        ("small-giants-leave-intern-months", "최대 23개월"),
        ("innovation-challenge-sixth-support-max", "최대 1억 5,000만 원"),
        ("companion-jobs-asset-limit", "4억 6,900만 원 이하"),
        ("youth-job-academy-age-max", "39세 이하"),
        ("startup-scaleup-vietnam-entry", "13개사 규모"),
        ("companion-jobs-monthly-wage", "169만 원 수준"),
        ("innovation-challenge-team-building-persons", "80여 명"),
        ("content-talent-first-term-competition", "2 대 1"),
        ("companion-jobs-matching-city", "7"),
        ("office-divisions", "10개"),
        ("magok-rnd-technology-exchange-projects-2023", "3개 프로젝트"),
        ("workshop-safety-industries", "5개 업종"),
    ],
)
def test_qualifiers_and_units_are_said_as_one_says_them(
    catalog: Catalog, figure_id: str, words: str
) -> None:
    figure = next(f for f in catalog.details.figures if f.figure_id == figure_id)
    assert quantity(catalog, figure) == words


def test_a_qualifier_is_never_lost(town: Catalog) -> None:
    money = next(f for f in town.details.figures if f.figure_id == "brackets-fund-size")
    wage = replace(money, unit="KRW", value=300)
    assert quantity(town, replace(money, qualifier="over")) == "1조 4,000억여 원"
    assert quantity(town, replace(wage, qualifier="over")) == "300여 원"
    assert quantity(town, replace(money, unit="percent", value=30, qualifier="over")) == (
        "30% 남짓"
    )
    plain = {quantity(town, replace(f, qualifier=None)) for f in (money, wage)}
    for qualifier in town.package.table("figures").field("qualifier").categories:
        for figure in (money, wage):
            assert quantity(town, replace(figure, qualifier=qualifier.value)) not in plain


def test_changes_carry_their_sign(town: Catalog) -> None:
    words = [quantity(town, o) for o in town.details.observations]
    assert words == ["+1만 1천 명", "−2만 명", "+2,800명"]
    assert isinstance(town.details.observations[-1].value, Decimal)


def _with_units(town: Catalog, *units: tuple[str, str]) -> Catalog:
    """The town, its figures in other units as well."""
    table = town.package.table("figures")
    named = tuple(Category(value, label, value) for value, label in units)
    fields = tuple(
        replace(field, categories=(*field.categories, *named)) if field.name == "unit" else field
        for field in table.fields
    )
    tables = tuple(
        replace(other, fields=fields) if other.name == table.name else other
        for other in town.package.tables
    )
    return replace(town, package=replace(town.package, tables=tables))


@pytest.mark.parametrize(
    ("value", "unit", "label", "words"),
    [
        (24_932, "thousand_persons", "천 명", "2,493만 2천 명"),
        (6_080, "thousand_firms", "천 개", "608만 개"),
        (4, "thousand_cases", "천건", "4천 건"),
        (Decimal("1.5"), "million_copies", "백만 부", "150만 부"),
        (Decimal("0.85"), "thousand_cases", "천 건", "850건"),
        (12, "ten_thousand_tonnes", "만 톤", "12만 톤"),
        (3, "hundred_million_visits", "억 회", "3억 회"),
        (Decimal("12.345"), "ten_thousand_tonnes", "만 톤", "12만 3,450톤"),
        (0, "thousand_cases", "천 건", "0건"),
        (24_932, "thousand_boats", "thousand boats", "24,932thousand boats"),
    ],
)
def test_counts_in_thousands_are_said_in_myriads(
    town: Catalog, value: int | Decimal, unit: str, label: str, words: str
) -> None:
    """Exactly, with the form that is stored beside it where that reads otherwise."""
    one = _with_units(town, (unit, label))
    figure = next(f for f in one.details.figures if f.figure_id == "brackets-walk-times")
    figure = replace(figure, value=value, unit=unit)
    stored = f"{value:,f}{label}" if isinstance(value, Decimal) else f"{value:,}{label}"
    assert quantity(one, figure) == words
    assert stored_quantity(one, figure) == (
        "" if words.replace(" ", "") == stored.replace(" ", "") else stored
    )


def test_counts_of_a_package_without_myriads_keep_their_unit(
    town: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _with_units(town, ("thousand_cases", "천 건"))
    monkeypatch.setattr(Catalog, "currencies", ("USD",))
    figure = replace(one.details.figures[0], value=24_932, unit="thousand_cases", qualifier=None)
    assert quantity(one, figure) == "24,932천 건"
    assert unit_in_words(one, "thousand_cases", "천 건") == "천 건"
