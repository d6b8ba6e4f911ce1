from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.money import Amount
from macros.i18n.korean import MINUS
from macros.render.components.amount import (
    difference,
    digit_cells,
    digit_places,
    has_digit_cells,
    share_bar,
    sum_amount,
)
from tests.amounts import MILLION
from tests.conftest import SEOUL
from tests.markup import parse


@pytest.mark.of_package(SEOUL)
def test_one_amount_opens_to_its_source(catalog: Catalog) -> None:
    total = catalog.total("campus-town")
    tree = parse(sum_amount(catalog, [total], "budget/"))
    assert tree.findtext("summary") == "41,115"
    assert "500줄" in tree.text_content()
    assert tree.get("id") is None
    assert parse(sum_amount(catalog, [total], "", anchor=True)).get("id") == total.figure_id


@pytest.mark.of_package(SEOUL)
def test_a_sum_opens_to_its_terms(catalog: Catalog) -> None:
    totals = [catalog.total(name) for name in ("campus-town", "job-cafe")]
    tree = parse(sum_amount(catalog, totals, "budget/"))
    assert tree.findtext("summary") == "43,560"
    assert "보고서에 적혀 있지 않은" in tree.text_content()
    assert tree.xpath(".//a/@href") == [
        "../programs/campus-town/#budget-campus-town",
        "../programs/job-cafe/#budget-job-cafe",
    ]
    assert [dd.text for dd in tree.iter("dd")][1:] == ["41,115백만원, 500줄", "2,445백만원, 767줄"]


@pytest.mark.of_package(SEOUL)
def test_a_difference_says_what_was_taken_off(catalog: Catalog) -> None:
    parts = [p for p in catalog.parts("rnd-vision-fund") if p.stage == "original"]
    tree = parse(difference(catalog, catalog.total("rnd-vision-fund"), parts, "budget/"))
    assert tree.findtext("summary") == "32,000"
    words = [f"{dt.text_content()} {dt.getnext().text}" for dt in tree.xpath(".//dt")][1:]
    assert words == [
        "신기술 R&D·펀드 110,102백만원, 543줄",
        f"연구개발(R&D), 본예산 {MINUS}38,102백만원, 543줄",
        f"펀드, 본예산 {MINUS}40,000백만원, 543줄",
    ]


def test_names_with_markup_stay_text(town: Catalog) -> None:
    tree = parse(sum_amount(town, town.parts("brackets"), ""))
    assert tree.xpath(".//a")[0].text == "가|나, 적혀 있지 않음"


def test_a_bar_is_as_long_as_its_share() -> None:
    assert parse(share_bar(1, 4)).find("rect").get("width") == "25.0%"
    assert parse(share_bar(0, 4)).find("rect").get("width") == "0.0%"
    assert "style" not in share_bar(1, 3)


def test_a_term_of_another_report_says_so(partial_report: Catalog) -> None:
    """A line is a line of one report, also where a sum opens to what it adds."""
    terms = [partial_report.total("dash"), partial_report.total("brackets")]
    html = str(sum_amount(partial_report, terms, "budget/"))
    assert "2024년 9월 19일 하늘마루도 보고 4줄" in html
    assert ", 15줄" in html


@pytest.mark.parametrize(("value", "whole"), [(-1, 9), (0, 0), (10, 9), (1, -9), (-1, -9)])
def test_what_no_length_can_show_has_no_bar(value: int, whole: int) -> None:
    assert share_bar(value, whole) == ""


@pytest.mark.parametrize(
    ("million", "names", "digits"),
    [
        (41_115, "천억 백억 십억 억 천만 백만", "041115"),
        (395, "천억 백억 십억 억 천만 백만", "000395"),
        (1_700_000, "조 천억 백억 십억 억 천만 백만", "1700000"),
    ],
)
def test_digit_cells_teach_the_conversion(million: int, names: str, digits: str) -> None:
    tree = parse(digit_cells(Amount(million, MILLION)))
    assert [i.text for i in tree.iter("i")] == names.split()
    assert "".join(b.text for b in tree.iter("b")) == digits
    assert tree.xpath(".//span[@class='eok']/i/text()") == ["억"]
    assert f"{million:,}백만원" in tree.get("aria-label")


def test_digits_of_thousands_end_in_cells_of_their_own() -> None:
    tree = parse(digit_cells(Amount(49_876, "KRW_thousand")))
    names = "천억 백억 십억 억 천만 백만 십만 만 천"
    assert [i.text for i in tree.iter("i")] == names.split()
    assert "".join(b.text for b in tree.iter("b")) == "000049876"
    assert "49,876천원" in tree.get("aria-label")
    assert digit_places(Amount(1, "KRW"))[-1] == "일"


@pytest.mark.parametrize(
    "amount",
    [
        Amount(21_069_337, "USD"),
        Amount(-5, MILLION),
        Amount(Decimal("3.5"), "KRW_hundred_million"),
    ],
)
def test_what_cannot_stand_in_cells_has_none(amount: Amount) -> None:
    assert not has_digit_cells(amount)
    assert digit_cells(amount) == ""
