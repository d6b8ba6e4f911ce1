"""The catalogue for data portals: DCAT 2 as JSON-LD, with its context inside."""

from __future__ import annotations

import json
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.entities import Report
from macros.catalog.package.schema import Table
from macros.catalog.site import Site
from macros.exports.metadata.formats import PACKAGE_DISTRIBUTIONS, Distribution, table_distributions

FILE = "catalog.jsonld"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
KOREAN = "http://id.loc.gov/vocabulary/iso639-1/ko"
# Whoever reads the file needs no other: everything it means stands here.
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcat:accessURL": {"@type": "@id"},
    "dcat:dataset": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:landingPage": {"@type": "@id"},
    "dcat:mediaType": {"@type": "@id"},
    "dct:isPartOf": {"@type": "@id"},
    "dct:language": {"@type": "@id"},
    "dct:license": {"@type": "@id"},
    "dct:source": {"@type": "@id"},
    "dct:date": {"@type": "xsd:date"},
}
Node = dict[str, Any]


def dcat_catalog(catalog: Catalog, site: Site) -> str:
    """Returns ``catalog.jsonld``; its addresses are relative where the site has none."""
    package = catalog.package
    tables = [_table(catalog, site, table) for table in filled_tables(catalog)]
    whole = {
        **_dataset(catalog, site, "data/#dataset"),
        "dct:identifier": package.name,
        "dct:title": _both(package.title, package.title_en),
        "dct:description": _both(package.description, package.description_en),
        "dcat:distribution": [
            _distribution(catalog, site, distribution) for distribution in PACKAGE_DISTRIBUTIONS
        ],
    }
    graph: list[Node] = [
        {
            "@id": site.address(f"{FILE}#catalog", FILE),
            "@type": "dcat:Catalog",
            "dct:title": _both(f"{site.publication} 자료", package.title_en),
            "dct:description": _both(package.description, package.description_en),
            "dct:publisher": {"@type": "foaf:Agent", "foaf:name": site.name},
            "dct:language": KOREAN,
            "dct:license": [licence.path for licence in package.licences],
            "dcat:dataset": [node["@id"] for node in (whole, *tables)],
        },
        whole,
        *tables,
        *_reports(catalog, site),
    ]
    document = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _dataset(catalog: Catalog, site: Site, path: str) -> Node:
    return {
        "@id": site.address(path, FILE),
        "@type": "dcat:Dataset",
        "dct:language": KOREAN,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": site.name},
        "dct:source": [_report_id(site, report.report_id) for report in catalog.reports],
        "owl:versionInfo": catalog.package.version,
        "dcat:landingPage": site.address(path.partition("#")[0], FILE),
    }


def _table(catalog: Catalog, site: Site, table: Table) -> Node:
    return {
        **_dataset(catalog, site, f"data/dictionary/#{table.name}"),
        "dct:identifier": table.name,
        "dct:title": _both(table.title, table.title_en),
        "dct:description": _both(table.description, table.description_en),
        "dct:isPartOf": site.address("data/#dataset", FILE),
        "dcat:distribution": [
            _distribution(catalog, site, distribution)
            for distribution in table_distributions(table)
        ],
    }


def _distribution(catalog: Catalog, site: Site, distribution: Distribution) -> Node:
    address = site.address(distribution.path, FILE)
    return {
        "@type": "dcat:Distribution",
        "dct:title": distribution.name,
        "dct:license": [licence.path for licence in catalog.package.licences],
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": MEDIA_TYPES + distribution.media_type,
    }


def _reports(catalog: Catalog, site: Site) -> list[Node]:
    return [
        {
            "@id": _report_id(site, report.report_id),
            "@type": "dct:BibliographicResource",
            "dct:title": _both(report.title_ko, report.title_en),
            "dct:creator": {
                "@type": "foaf:Organization",
                "foaf:name": _both(report.body_ko, report.body_en),
            },
            # The day it was given; when it was published is not known.
            "dct:date": report.presented_on.isoformat(),
            **_measured(report),
        }
        for report in catalog.reports
    ]


def _measured(report: Report) -> Node:
    """Says the day of a report's figures, which is not the day it was given."""
    day = report.figures_as_of
    return {"dct:description": _both(f"수치는 {day} 기준", f"Figures as of {day}")} if day else {}


def _report_id(site: Site, report_id: str) -> str:
    return site.address(f"{FILE}#{report_id}", FILE)


def _both(korean: str, english: str) -> list[Node]:
    return [
        {"@value": korean, "@language": "ko"},
        {"@value": english, "@language": "en"},
    ]
