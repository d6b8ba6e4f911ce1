import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.details import Term
from macros.render.components.glossary import Glossary, explain, prepare
from tests.conftest import SEOUL
from tests.markup import parse


def term(term_id: str, name: str, also: str | None = None, *, inline: bool = True) -> Term:
    return Term(term_id, name, "term", f"{name}의 <뜻>", also, inline)


@pytest.fixture
def glossary() -> Glossary:
    return prepare(
        [
            term("budget", "본예산", "처음예산"),
            term("supplement", "추경", "추가경정예산"),
            term("partners", "LP와 GP", "LP, GP"),
            term("garden", "정원", inline=False),
        ]
    )


def marked(html: str, glossary: Glossary) -> list[str]:
    tree = parse(f"<div>{explain(html, glossary)}</div>")
    return [str(text) for text in tree.xpath(".//span[@class='ol-term']/a/text()")]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>본예산은 적고 추경은 많다.</p>", ["본예산", "추경"]),
        ("<p>본예산입니다. 본예산과 처음예산.</p>", ["본예산"]),
        ("<p>추가경정예산으로 늘었다.</p>", ["추가경정예산"]),
        ("<p>제2차추경안, 본예산서</p>", []),
        ("<p>GP가 굴린다. ALP 산</p>", ["GP"]),
        ("<p>정원 40명</p>", []),
        ("<h2>본예산</h2><p><a href='#'>추경</a></p>", []),
        ("<thead><tr><th>추경</th></tr></thead>", []),
        ("<details><summary>추경</summary><p>본예산</p></details><p>추경</p>", ["추경"]),
        ("<svg><path d='M0'/><text>추경</text></svg><p>본예산</p>", ["본예산"]),
        ('<p title="추경">본예산</p>', ["본예산"]),
        ("<p>아무 말도 없다.</p>", []),
    ],
)
def test_a_term_is_explained_where_it_first_stands(
    html: str, words: list[str], glossary: Glossary
) -> None:
    assert marked(html, glossary) == words


def test_each_meaning_is_at_the_end_and_escaped(glossary: Glossary) -> None:
    tree = parse(f"<div>{explain('<p>추경과 본예산</p>', glossary)}</div>")
    assert tree.xpath(".//aside//dt/text()") == ["추경", "본예산"]
    assert tree.xpath(".//aside//dd/text()") == ["추경의 <뜻>", "본예산의 <뜻>"]
    for link in tree.xpath(".//span[@class='ol-term']/a"):
        assert tree.xpath(f".//aside//div[@id='{link.get('href')[1:]}']")
        assert tree.xpath(f".//span[@id='{link.get('aria-describedby')}']")


@pytest.mark.parametrize("name", ["amp", "lt", "60", "#60", "#38"])
def test_a_character_reference_is_one_sign(name: str) -> None:
    html = "<p>&#60; &amp; &lt; <code>&#60;</code> &#38;</p>"
    assert explain(html, prepare([term("sign", name)])) == html


def test_a_page_without_terms_is_unchanged(glossary: Glossary) -> None:
    html = "<p>아무 말도 &lt; 없다.</p>"
    assert explain(html, glossary) == html
    assert explain("<p>추경</p>", prepare([])) == "<p>추경</p>"


@pytest.mark.of_package(SEOUL)
def test_the_words_of_public_finance_are_in_the_glossary(catalog: Catalog) -> None:
    spelled = prepare(catalog.details.glossary).terms
    assert {"예산현액", "원인행위액", "추경", "출자", "지출액", "집행률"} <= set(spelled)
