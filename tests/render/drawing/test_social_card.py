import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.site import make_site
from macros.render.drawing.social_card import Card, card_from_json, card_to_json, cards
from tests.conftest import SEOUL

SITE = make_site("열린장부", "장부", None, official=False)


@pytest.mark.of_package(SEOUL)
def test_one_for_the_site_and_one_for_each_program(catalog: Catalog) -> None:
    found = dict(cards(catalog, SITE))
    assert len(found) == 1 + len(catalog.programs)
    assert found["programs/campus-town/card.png"] == Card(
        site="열린장부",
        mark="공식 누리집이 아닙니다",
        title="캠퍼스타운 청년창업 활성화",
        label="2023년 예산",
        amount="411억 1,500만 원",
        source="출처: 서울시 경제정책실 「주요업무보고」(2023-06-22) "
        f"{catalog.total('campus-town').source.line}줄",
    )
    assert found["card.png"].amount == "7,496억 7,300만 원"
    assert found["card.png"].label == "2023년 5월 31일 예산현액"


def test_an_official_site_bears_no_mark(town: Catalog) -> None:
    official = make_site("장부", "", None, official=True)
    assert {card.mark for _, card in cards(town, official)} == {""}


def test_a_card_survives_its_way_to_another_process(town: Catalog) -> None:
    for _, card in cards(town, SITE):
        assert card_from_json(card_to_json(card)) == card
        assert "\n" not in card_to_json(card)
