import json

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.site import Site, make_site
from macros.exports.metadata.dcat import dcat_catalog
from macros.exports.metadata.formats import TABLE_DISTRIBUTIONS
from tests.exports.metadata.shapes import report

BASE = "https://example.org/ledger/"
SITE = make_site("열린장부", "장부", BASE, official=False)
NOWHERE = make_site("열린장부", "장부", None, official=False)


def graph_of(catalog: Catalog, site: Site) -> Graph:
    text = dcat_catalog(catalog, site)
    return Graph().parse(data=text, format="json-ld", publicID=f"{BASE}catalog.jsonld")


@pytest.mark.parametrize("site", [SITE, NOWHERE], ids=["with address", "without"])
def test_it_has_the_shape_of_a_catalogue(catalog: Catalog, town: Catalog, site: Site) -> None:
    assert report(graph_of(catalog, site), "dcat") == ""
    assert report(graph_of(town, site), "dcat") == ""


def test_it_means_the_same_wherever_it_is_read(catalog: Catalog) -> None:
    assert graph_of(catalog, SITE).isomorphic(graph_of(catalog, NOWHERE))


def test_every_table_is_a_dataset_with_its_files(catalog: Catalog) -> None:
    graph = graph_of(catalog, SITE)
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(filled_tables(catalog)) + 1
    files = {str(file) for file in graph.objects(None, DCAT.downloadURL)}
    assert f"{BASE}data/budgets.csv" in files
    assert len(files) >= len(TABLE_DISTRIBUTIONS) * len(filled_tables(catalog)) + 1
    budgets = URIRef(f"{BASE}data/dictionary/#budgets")
    titles = {str(title) for title in graph.objects(budgets, DCTERMS.title)}
    assert titles == {"사업 예산", catalog.package.table("budgets").title_en}


def test_a_missing_licence_is_noticed(catalog: Catalog) -> None:
    # The shapes would say nothing of an empty graph; here they have something to say.
    graph = graph_of(catalog, SITE)
    graph.remove((None, DCTERMS.license, None))
    assert "license" in report(graph, "dcat")


def test_its_context_is_inside(catalog: Catalog) -> None:
    document = json.loads(dcat_catalog(catalog, SITE))
    assert isinstance(document["@context"], dict)


def test_the_day_of_figures_is_not_the_day_of_the_report(partial_report: Catalog) -> None:
    graph = graph_of(partial_report, SITE)
    assert report(graph, "dcat") == ""
    days = {
        str(graph.value(node, DCTERMS.date)): {str(d) for d in graph[node : DCTERMS.description]}
        for node in graph.subjects(RDF.type, DCTERMS.BibliographicResource)
    }
    assert days == {
        "2024-02-29": {"수치는 2024-01-31 기준", "Figures as of 2024-01-31"},
        "2024-09-19": set(),
    }
