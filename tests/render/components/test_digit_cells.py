from decimal import Decimal

import pytest

from macros.catalog.money import Amount
from macros.render.components.digit_cells import digit_cells, digit_places, has_digit_cells
from tests.amounts import MILLION
from tests.markup import parse


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
