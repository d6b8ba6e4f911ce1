"""What pages say of themselves to machines, in schema.org's words (JSON-LD).

Only what the data states: a program's division may be inferred, so none is named here; neither is
a date of publication, which nothing states.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.entities import Group, Program, Report
from macros.catalog.package.schema import Table
from macros.catalog.site import Site
from macros.catalog.urls import page_path
from macros.exports.metadata.formats import PACKAGE_DISTRIBUTIONS, Distribution, table_distributions

CONTEXT = "https://schema.org"
CATALOG_PAGE, DICTIONARY_PAGE = "data/", "data/dictionary/"
DATASET = f"{CATALOG_PAGE}#dataset"
Node = dict[str, Any]


@dataclass(frozen=True)
class PageFacts:
    """What a page is: its address from the root, its title and description as text, its ids.

    Attributes:
        ids: The ids in its front matter, as ``{"program": "campus-town"}``.
    """

    url: str
    title: str
    description: str
    ids: Mapping[str, str]


def page_facts(url: str, title: str, meta: Mapping[str, Any], fallback: str) -> PageFacts:
    """Reads what MkDocs knows of a page; its texts may be escaped for HTML.

    Args:
        url: Address from the root of the site.
        title: Title, for pages whose front matter has none.
        meta: The front matter.
        fallback: Description of pages without one.
    """
    ids = {key.removesuffix("_id"): str(meta[key]) for key in meta if key.endswith("_id")}
    description = str(meta.get("description") or fallback)
    title = str(meta.get("title") or title)
    return PageFacts(url, html.unescape(title), html.unescape(description), ids)


def page_document(catalog: Catalog, site: Site, page: PageFacts) -> Node:
    """Returns what a page says of itself.

    Args:
        catalog: The data.
        site: The site that publishes it.
        page: The page: its address, title and what it is about.
    """
    graph = [_breadcrumb(catalog, site, page)] if page.url else [_site(site)]
    for kind, identifier in page.ids.items():
        if kind in SUBJECTS:
            graph += SUBJECTS[kind](catalog, site, page, identifier)
    if page.url == CATALOG_PAGE:
        graph += _data_catalog(catalog, site, page)
    if page.url == DICTIONARY_PAGE:
        graph += [
            _table(catalog, site, table, page, columns=True) for table in filled_tables(catalog)
        ]
    return {"@context": CONTEXT, "@graph": graph}


def script(document: Node) -> str:
    r"""Returns a document as text that may stand inside a ``script`` element.

    >>> script({"name": "</script><!--"})
    '{"name":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _site(site: Site) -> Node:
    return {
        "@type": "WebSite",
        "name": site.name,
        "description": site.description,
        "url": site.address("", ""),
        "inLanguage": "ko",
    }


def _breadcrumb(catalog: Catalog, site: Site, page: PageFacts) -> Node:
    trail = [(site.name, ""), *_above(catalog, page), (page.title, page.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": site.address(url, page.url),
            }
            for position, (name, url) in enumerate(trail, 1)
        ],
    }


def _above(catalog: Catalog, page: PageFacts) -> list[tuple[str, str]]:
    """Returns the pages above a page, as its own line of links names them."""
    ids = page.ids
    if "strategy" in ids:
        return [("추진전략", "strategies/")]
    if "division" in ids:
        return [("부서", "divisions/")]
    trail = [("사업", "programs/")]
    if "program" in ids:
        program = catalog.program(ids["program"])
        trail += _strategy_step(catalog, program)
        if program.group_id:
            group = catalog.group(program.group_id)
            trail.append((group.short_name_ko, page_path("group", group.group_id)))
        return trail
    if "group" in ids:
        return [*trail, *_strategy_step(catalog, catalog.group(ids["group"]))]
    if page.url.startswith(CATALOG_PAGE) and page.url != CATALOG_PAGE:
        return [("자료", CATALOG_PAGE)]
    return []


def _strategy_step(catalog: Catalog, thing: Program | Group) -> list[tuple[str, str]]:
    strategy = catalog.strategy_of(thing)
    if strategy is None:
        return []
    name = f"전략 {strategy.number} {strategy.short_name_ko}"
    return [(name, page_path("strategy", strategy.strategy_id))]


def _body(report: Report) -> Node:
    return {
        "@type": "GovernmentOrganization",
        "name": report.body_ko,
        "alternateName": report.body_en,
    }


def _report(report: Report) -> Node:
    measured = f", 수치는 {report.figures_as_of} 기준" if report.figures_as_of else ""
    description = f"{report.origin_ko} 보고{measured}"
    return {
        "@type": "Report",
        "name": report.title_ko,
        "alternateName": report.title_en,
        "description": description,
        "author": _body(report),
    }


def _program(catalog: Catalog, site: Site, page: PageFacts, program_id: str) -> list[Node]:
    program = catalog.program(program_id)
    here = f"{page.url}#program"
    audience = {"@type": "Audience", "audienceType": program.audience_ko}
    table = catalog.package.table("budgets")
    totals = [catalog.total(program_id)] if catalog.states(program_id) else []
    return [
        {
            "@type": "GovernmentService",
            "@id": site.address(here, page.url),
            "identifier": program_id,
            "name": program.name_ko,
            "alternateName": [name for name in (program.short_name_ko, program.name_en) if name],
            **({"description": program.summary_ko} if program.summary_ko else {}),
            **({"audience": audience} if program.audience_ko else {}),
            "provider": _body(catalog.report_of(program.source)),
            "url": site.address(page.url, page.url),
        },
        *(
            {
                "@type": "Observation",
                "identifier": total.figure_id,
                "name": f"{program.short_name_ko} {catalog.fiscal_words(total)} 예산",
                "description": f"예산 단계: {table.label('stage', total.stage)}",
                "observationAbout": {"@id": site.address(here, page.url)},
                "value": total.value,
                "unitText": table.label("unit", total.unit),
                "url": site.address(f"{page.url}#{total.figure_id}", page.url),
                "isBasedOn": _report(catalog.report_of(total.source)),
            }
            for total in totals
        ),
    ]


def _division(catalog: Catalog, site: Site, page: PageFacts, division_id: str) -> list[Node]:
    division = catalog.division(division_id)
    return [
        {
            "@type": "GovernmentOrganization",
            "identifier": division_id,
            "name": division.name_ko,
            "alternateName": division.name_en,
            "parentOrganization": _body(catalog.report_of(division.source)),
            "subjectOf": {"@type": "WebPage", "url": site.address(page.url, page.url)},
        }
    ]


SUBJECTS: dict[str, Callable[[Catalog, Site, PageFacts, str], list[Node]]] = {
    "program": _program,
    "division": _division,
}


def _data_catalog(catalog: Catalog, site: Site, page: PageFacts) -> list[Node]:
    package = catalog.package
    dataset = site.address(DATASET, page.url)
    whole = {
        "@type": "Dataset",
        "@id": dataset,
        "identifier": package.name,
        "name": package.title,
        "alternateName": package.title_en,
        "description": package.description,
        "version": package.version,
        "distribution": [
            _download(site, distribution, page) for distribution in PACKAGE_DISTRIBUTIONS
        ],
        "hasPart": [_table(catalog, site, table, page) for table in filled_tables(catalog)],
        **_shared(catalog, site, page),
    }
    return [
        {
            "@type": "DataCatalog",
            "name": f"{site.publication} 자료",
            "description": page.description,
            "url": site.address(CATALOG_PAGE, page.url),
            "inLanguage": "ko",
            "dataset": {"@id": dataset},
        },
        whole,
    ]


def _shared(catalog: Catalog, site: Site, page: PageFacts) -> Node:
    return {
        "inLanguage": "ko",
        "isAccessibleForFree": True,
        "license": [licence.path for licence in catalog.package.licences],
        "creator": {
            "@type": "Organization",
            "name": site.name,
            "url": site.address("", page.url),
        },
        "isBasedOn": [_report(report) for report in catalog.reports]
        if len(catalog.reports) > 1
        else _report(catalog.report),
        "url": site.address(CATALOG_PAGE, page.url),
    }


def _table(
    catalog: Catalog, site: Site, table: Table, page: PageFacts, *, columns: bool = False
) -> Node:
    node: Node = {
        "@type": "Dataset",
        "@id": site.address(f"{DICTIONARY_PAGE}#{table.name}", page.url),
        "identifier": table.name,
        "name": table.title,
        "alternateName": table.title_en,
        "description": f"{table.description}. {catalog.package.title}의 표.",
        "distribution": [
            _download(site, distribution, page) for distribution in table_distributions(table)
        ],
        **_shared(catalog, site, page),
    }
    if columns:
        node["isPartOf"] = {"@id": site.address(DATASET, page.url)}
        node["variableMeasured"] = [
            {"@type": "PropertyValue", "name": field.name, "description": field.title}
            for field in table.fields
        ]
    return node


def _download(site: Site, distribution: Distribution, page: PageFacts) -> Node:
    return {
        "@type": "DataDownload",
        "name": distribution.name,
        "encodingFormat": distribution.media_type,
        "contentUrl": site.address(distribution.path, page.url),
    }
