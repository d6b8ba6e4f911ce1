import struct
from xml.etree import ElementTree

from macros.catalog.catalog import Catalog
from macros.catalog.site import make_site
from macros.render.drawing.altair_card import HEIGHT, MARGIN, WIDTH, card_spec
from macros.render.drawing.png import draw_png
from macros.render.drawing.social_card import cards
from macros.render.drawing.svg import draw_card

SITE = make_site("열린장부", "장부", None, official=False)


def words(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_has_the_size_that_previews_ask_for(town: Catalog) -> None:
    _, card = next(cards(town, SITE))
    png = draw_png(draw_card(card))
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert png == draw_png(draw_card(card))


def test_everything_is_said_on_it(catalog: Catalog) -> None:
    for _, card in cards(catalog, SITE):
        said = words(draw_card(card))
        assert {card.site, card.mark, card.label, card.amount} <= set(said)
        assert card.title in " ".join(said)
        assert card.source in " ".join(said)


def test_a_long_title_stays_on_the_sheet(town: Catalog) -> None:
    for address, card in cards(town, SITE):
        spec = card_spec(card)
        placed = [row for rows in spec["datasets"].values() for row in rows]
        assert placed, address
        for row in placed:
            assert MARGIN <= row["x"] <= WIDTH - MARGIN
            assert row["y"] + row["size"] < HEIGHT
