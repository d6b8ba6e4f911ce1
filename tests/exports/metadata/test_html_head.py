import json
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from macros.catalog.catalog import Catalog
from macros.catalog.site import Site, make_site
from macros.exports.metadata.html_head import Head
from tests.conftest import ROOT, SEOUL

SITE = make_site("열린장부", "장부의 설명", "https://example.org/ledger/", official=False)
NOWHERE = make_site("열린장부", "장부의 설명", None, official=True)


TEMPLATE = Environment(  # noqa: S701 - as MkDocs makes it; the template switches it on
    loader=FileSystemLoader(ROOT / "docs/.overrides")
).get_template("partials/head.html")


def written(catalog: Catalog, site: Site, url: str, title: str, meta: dict[str, str]) -> str:
    page = {"url": url, "title": title, "meta": meta}
    return TEMPLATE.render(config={"extra": {"ledger": {"head": Head(catalog, site)}}}, page=page)


def parse(text: str) -> Any:
    return html.fragment_fromstring(text, create_parent="div")


def content(tree: Any, name: str) -> str:
    (value,) = tree.xpath("meta[@property=$name or @name=$name]/@content", name=name)
    return str(value)


@pytest.mark.of_package(SEOUL)
def test_a_program_is_previewed_by_its_own_picture(catalog: Catalog) -> None:
    meta = {"title": "캠퍼스타운", "description": "설명", "program_id": "campus-town"}
    tree = parse(written(catalog, SITE, "programs/campus-town/", "", meta))
    address = "https://example.org/ledger/programs/campus-town/"
    assert content(tree, "og:image") == content(tree, "twitter:image") == f"{address}card.png"
    assert content(tree, "og:url") == address
    assert content(tree, "og:title") == content(tree, "twitter:title") == "캠퍼스타운"
    assert content(tree, "og:description") == "설명"
    assert content(tree, "og:site_name") == "열린장부(비공식)"
    assert content(tree, "og:image:alt") == "캠퍼스타운. 열린장부. 공식 누리집이 아닙니다."
    assert (content(tree, "og:image:width"), content(tree, "og:image:height")) == ("1200", "630")


def test_other_pages_have_that_of_the_site(catalog: Catalog) -> None:
    tree = parse(written(catalog, NOWHERE, "data/cite/", "인용법", {}))
    assert content(tree, "og:image") == "../../card.png"
    assert content(tree, "og:description") == "장부의 설명"
    assert content(tree, "og:image:alt") == "인용법. 열린장부."
    assert not tree.xpath("meta[@property='og:url']")
    home = parse(written(catalog, NOWHERE, "", "첫 장", {}))
    assert content(home, "og:title") == "열린장부"
    assert content(home, "og:type") == "website"


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("url", "meta", "kinds"),
    [
        ("about/", {}, {"application/atom+xml": "../feed.xml"}),
        (
            "calendar/",
            {},
            {"application/atom+xml": "../feed.xml", "text/calendar": "../calendar.ics"},
        ),
        (
            "divisions/bio-ai/",
            {"division_id": "bio-ai"},
            {"application/atom+xml": "../../feed.xml", "text/calendar": "calendar.ics"},
        ),
        (
            "divisions/science-museum/",
            {"division_id": "science-museum"},
            {"application/atom+xml": "../../feed.xml"},
        ),
        (
            "data/",
            {},
            {"application/atom+xml": "../feed.xml", "application/ld+json": "../catalog.jsonld"},
        ),
    ],
)
def test_other_forms_of_a_page_are_named(
    catalog: Catalog, url: str, meta: dict[str, str], kinds: dict[str, str]
) -> None:
    tree = parse(written(catalog, NOWHERE, url, "제목", meta))
    links = tree.xpath("link[@rel='alternate']")
    assert {link.get("type"): link.get("href") for link in links} == kinds


def test_text_of_the_data_stays_text(town: Catalog) -> None:
    meta = {
        "title": "&lt;/script&gt;&#34;",
        "description": 'a "b" <i>',
        "program_id": "brackets",
    }
    text = written(town, SITE, "programs/brackets/", "", meta)
    assert text.count("<script") == text.count("</script>") == 1
    tree = parse(text)
    assert content(tree, "og:title") == '</script>"'
    assert content(tree, "og:description") == 'a "b" <i>'
    (document,) = tree.xpath("script/text()")
    names = [node.get("name") for node in json.loads(document)["@graph"]]
    assert "[대괄호](링크) 100% ~물결~ $달러$" in names


def test_debug_output_stays_short(town: Catalog) -> None:
    assert repr(Head(town, SITE)) == "Head(열린장부)"
