import json
from typing import Any

import pytest
from rdflib import RDF, SDO, Graph, URIRef
from rdflib.term import Node

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.site import make_site
from macros.exports.metadata.schema_org import PageFacts, page_document, page_facts, script
from tests.conftest import SEOUL
from tests.exports.metadata.shapes import report

BASE = "https://example.org/ledger/"
SITE = make_site("열린장부", "장부", BASE, official=False)
NOWHERE = make_site("열린장부", "장부", None, official=False)
# In schema.org's release of 2023, which rdflib's list does not have yet.
NEWER = {"https://schema.org/observationAbout"}
PAGES = [
    PageFacts("", "", "장부", {}),
    PageFacts("data/", "자료", "자료의 설명", {}),
    PageFacts("data/dictionary/", "자료 사전", "", {}),
    PageFacts("programs/campus-town/", "캠퍼스타운", "", {"program": "campus-town"}),
    PageFacts("programs/companion-jobs/", "동행일자리", "", {"program": "companion-jobs"}),
    PageFacts("groups/public-jobs/", "공공일자리", "", {"group": "public-jobs"}),
    PageFacts("strategies/talent-jobs/", "인재", "", {"strategy": "talent-jobs"}),
    PageFacts("divisions/bio-ai/", "바이오AI산업과", "", {"division": "bio-ai"}),
    PageFacts("budget/", "예산", "", {}),
]


def known(word: Node) -> bool:
    """Tells whether schema.org has a word, by rdflib's list of them."""
    text = str(word)
    return text.startswith(str(SDO)) and text.removeprefix(str(SDO)) in SDO.__annotations__


def graph_of(document: dict[str, Any], url: str = "") -> Graph:
    # The context of schema.org is not fetched: every word is one of its own.
    words = {**document, "@context": {"@vocab": str(SDO)}}
    return Graph().parse(data=json.dumps(words), format="json-ld", publicID=BASE + url)


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url or "home")
def test_every_page_has_the_shape_of_what_it_is(catalog: Catalog, page: PageFacts) -> None:
    for site in (SITE, NOWHERE):
        graph = graph_of(page_document(catalog, site, page), page.url)
        assert len(graph) > 3
        assert report(graph, "schema") == ""


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url or "home")
def test_every_word_is_of_schema_org(catalog: Catalog, page: PageFacts) -> None:
    graph = graph_of(page_document(catalog, SITE, page), page.url)
    used = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    # rdflib knows the vocabulary; a misspelt word is not in it.
    unknown = {str(word) for word in used if not known(word)} - NEWER
    assert unknown == set()


@pytest.mark.of_package(SEOUL)
def test_a_program_is_a_service_of_the_body_and_its_division_is_not_said(catalog: Catalog) -> None:
    page = PageFacts("programs/campus-town/", "캠퍼스타운", "", {"program": "campus-town"})
    document = page_document(catalog, SITE, page)
    trail, service, budget = document["@graph"]
    assert service["@type"] == "GovernmentService"
    assert service["provider"]["name"] == "서울시 경제정책실"
    assert catalog.division("campus-town").name_ko not in json.dumps(document, ensure_ascii=False)
    assert (budget["value"], budget["unitText"]) == (41115, "백만원")
    assert budget["url"] == f"{BASE}programs/campus-town/#budget-campus-town"
    assert [step["name"] for step in trail["itemListElement"]] == [
        "열린장부",
        "사업",
        "전략 2 투자·창업 생태계",
        "캠퍼스타운",
    ]


@pytest.mark.of_package(SEOUL)
def test_a_program_of_a_group_has_it_in_its_trail(catalog: Catalog) -> None:
    page = PageFacts("programs/companion-jobs/", "동행", "", {"program": "companion-jobs"})
    trail = page_document(catalog, NOWHERE, page)["@graph"][0]["itemListElement"]
    assert [step["item"] for step in trail] == [
        "../../",
        "../",
        "../../strategies/livelihood-growth/",
        "../../groups/public-jobs/",
        "./",
    ]


def test_the_data_page_lists_every_table(catalog: Catalog) -> None:
    page = PageFacts("data/", "자료", "설명", {})
    graph = graph_of(page_document(catalog, SITE, page))
    parts = set(graph.objects(URIRef(f"{BASE}data/#dataset"), SDO.hasPart))
    assert len(parts) == len(filled_tables(catalog))
    licences = {str(licence) for licence in graph.objects(None, SDO.license)}
    assert licences == {"https://creativecommons.org/licenses/by/4.0/"}


def test_a_page_is_read_as_text() -> None:
    meta = {"title": "R&amp;D &lt;별&gt;", "program_id": "x"}
    assert page_facts("a/", "b", meta, "장부") == PageFacts(
        "a/", "R&D <별>", "장부", {"program": "x"}
    )


def test_nothing_in_a_document_ends_its_script() -> None:
    text = "</script><script>alert(1)</script><!-- & \u2028"
    written = script({"name": text})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"name": text}


def test_a_misspelt_word_would_be_noticed() -> None:
    assert known(URIRef("https://schema.org/name"))
    assert not known(URIRef("https://schema.org/nmae"))
    assert not known(URIRef("https://example.org/name"))


def test_a_dataset_distinguishes_the_days_of_its_reports(partial_report: Catalog) -> None:
    document = page_document(partial_report, SITE, PageFacts("data/", "자료", "자료의 설명", {}))
    (whole,) = (node for node in document["@graph"] if node["@type"] == "Dataset")
    assert sorted(output["description"] for output in whole["isBasedOn"]) == [
        "2024-09-19 보고",
        "제1회 군의회 살림위원회, 2024-02-29 보고, 수치는 2024-01-31 기준",
    ]
