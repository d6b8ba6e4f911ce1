"""Every page of a package as Markdown with its macros rendered, in a fraction of a build's time.

MkDocs, the drawing of charts and the packing of downloads are left out; the pages, the templates,
the macros and what machines are told are the site's own. Whole builds are tried of a few packages.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import yaml
from mkdocs.utils.yaml import yaml_load

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import CHAPTERS, missing_pages, page_names, published_nav
from macros.catalog.published_file import Published
from macros.catalog.queries.quality import Quality
from macros.catalog.site import Site, make_site
from macros.catalog.versions import DataVersion
from macros.exports.downloads.build import all_files
from macros.exports.downloads.cache import Downloads
from macros.exports.downloads.json_api import Publication
from macros.exports.metadata.build import metadata_files
from macros.exports.metadata.html_head import Head
from macros.main import define_env
from macros.render.charts.files import ChartFiles
from macros.render.components.edit_link import Edit, edit_root
from macros.render.components.glossary import explain, prepare
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.pool import ChartPool
from macros.render.drawing.social_card import cards
from macros.site.context import Context
from macros.site.pages import generated_pages
from macros.site.search.documents import catalog_pages, listed
from macros.site.search.files import search_files
from macros.site.search.index import nav_labels
from macros.site.workers import Workers
from tests.conftest import ROOT

DOCS = ROOT / "docs"
SITE = make_site("열린장부", "장부", "https://example.org/ledger", official=False)
# Pages of the project, not of the package.
OF_THE_PROJECT = ("developers/", "templates/", "assets/", ".")
TAG = re.compile(r"<[^>]*>")
HEADING = re.compile(r"(#{1,4}) ")
# Sentences that count what is not there.
NOTHING = re.compile(r"(?<![\d,.])0(?:개|가지|곳|군데|줄)|\bNone\b|모두 가운데 0")
SOURCE_LINK = re.compile(r"\]\((?!https?:)([^)#?\s]+\.md)")
PAGE_LINK = re.compile(r'href="((?!https?:|#|mailto:)[^"#?]*/)(?:#[^"]*)?"')


@dataclass
class Rendered:
    """What a build would write of a package.

    Attributes:
        pages: Markdown of each page by its source, without the front matter.
        nav: Sources of the pages in the navigation.
        labels: What the navigation calls its pages and parts.
        files: Address and content of the downloads and of what machines are told.
    """

    pages: dict[str, str] = field(default_factory=dict)
    nav: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)


class _Unpacked(dict[str, Published]):
    """Files as links to them name them, where nothing is packed: rows of their table, no size."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._rows = Counter(table for table, _ in catalog.lines)

    def __missing__(self, path: str) -> Published:
        name, _, ending = path.rpartition("/")[2].rpartition(".")
        return Published(path, ending, self._rows[name] if "data/" in path else 1, 1)


class _Env:
    """What ``define_env`` fills."""

    def __init__(self, variables: dict[str, Any]) -> None:
        self.variables = variables
        self.macros: dict[str, Any] = {}
        self.filters: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function

    def filter(self, function: Any, name: str) -> None:
        self.filters[name] = function


def render(catalog: Catalog, data: Path, cache: Path, *, files: bool = True) -> Rendered:
    """Renders all that a site of a package would hold.

    Args:
        catalog: The package, loaded.
        data: Its folder.
        cache: A folder for what is drawn; nothing is.
        files: Whether the downloads are packed too; else links to them name none of their sizes.
    """
    publication = Publication(
        SITE.publication, official=False, data_version=DataVersion(date(2024, 2, 29))
    )
    made = list(all_files(catalog, data, publication)) if files else []
    published = _Unpacked(catalog)
    published |= {m.path: Published(m.path, m.format, m.rows, len(m.content)) for m in made}
    env = _environment(catalog, cache, publication, published)
    rendered = Rendered(files={m.path: m.content for m in made})
    rendered.files |= dict(metadata_files(catalog, SITE, Quality()))
    _machines(catalog, SITE)
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as config:
        nav = published_nav(yaml_load(config)["nav"], missing_pages(catalog), page_names(catalog))
    rendered.nav = [*_targets(nav)]
    rendered.labels = [title for entry in nav if isinstance(entry, dict) for title in entry]
    assert nav_labels(nav)
    terms = prepare(catalog.details.glossary)
    for path, source in _sources(catalog):
        meta, text = _render(env, path, source)
        env.variables["ledger"].head.of_page(_url(path), str(meta.get("title", "")), meta)
        explain(text, terms)
        rendered.pages[path] = text
    return rendered


def make_context(
    catalog: Catalog, chart_cache: ChartCache, site: Site, downloads: Downloads
) -> Context:
    """Returns what a build knows of a package, where nothing is drawn or measured."""
    workers = Workers(1)  # none is started
    return Context(
        catalog=catalog,
        site=site,
        data_version=downloads.publication.data_version,
        asset_query="",
        downloads=downloads,
        quality=Quality(),
        edit=Edit(catalog, edit_root("https://example.org/ledger", "main"), "data/"),
        head=Head(catalog, site),
        terms=prepare(catalog.details.glossary),
        chart_cache=chart_cache,
        chart_pool=ChartPool(chart_cache, workers.submit),
        chart_files=ChartFiles(chart_cache, site.publication),
        theme_scripts=(),
    )


def _environment(
    catalog: Catalog, cache: Path, publication: Publication, files: dict[str, Published]
) -> _Env:
    downloads = Downloads(cache, publication, files)
    context = make_context(catalog, ChartCache(cache / "charts"), SITE, downloads)
    settings = {"site_name": SITE.name, "site_description": SITE.description}
    env = _Env({**context.variables(), "official": False, "config": settings})
    define_env(env)
    return env


def _sources(catalog: Catalog) -> Iterator[tuple[str, str]]:
    missing = missing_pages(catalog)
    for path in sorted(DOCS.rglob("*.md")):
        name = path.relative_to(DOCS).as_posix()
        if not name.startswith(OF_THE_PROJECT) and name not in missing:
            yield name, path.read_text(encoding="utf-8")
    for page in generated_pages(catalog):
        yield page.path, page.content


def _render(env: _Env, path: str, source: str) -> tuple[dict[str, Any], str]:
    _, front, body = source.split("---\n", 2)
    meta = yaml.safe_load(front) or {}
    jinja = jinja2.Environment(  # noqa: S701 - as mkdocs-macros makes it; pages switch it on
        loader=jinja2.FileSystemLoader(DOCS / "templates"), undefined=jinja2.StrictUndefined
    )
    jinja.filters.update(env.filters)
    page = SimpleNamespace(url=_url(path), file=SimpleNamespace(src_uri=path), meta=meta)
    known = {**env.variables, **env.macros, **meta, "page": page}
    return meta, jinja.from_string(body).render(known)


def _url(path: str) -> str:
    return f"{path.removesuffix('.md')}/".removesuffix("index/")


def _machines(catalog: Catalog, site: Site) -> None:
    """Makes what is no page and no file by itself: cards and the search index."""
    assert list(cards(catalog, site))
    assert list(search_files([*catalog_pages(catalog)]))
    listed(catalog)


def _targets(nav: list[object]) -> Iterator[str]:
    for entry in nav:
        targets = entry.values() if isinstance(entry, dict) else [entry]
        for target in targets:
            if isinstance(target, list):
                yield from _targets(target)
            else:
                yield str(target)


def faults(rendered: Rendered) -> list[str]:
    """Returns what a reader would take for a hole in the site, page by page."""
    found = [f"{name} is in the navigation and nowhere else" for name in rendered.nav]
    found = [fault for fault in found if fault.split()[0] not in rendered.pages]
    for name, text in rendered.pages.items():
        found += [f"{name}: nothing under {heading!r}" for heading in _empty_headings(text)]
        plain = TAG.sub("", text)
        found += [f"{name}: {match.group()!r}" for match in NOTHING.finditer(plain)]
        found += [f"{name}: {target} leads nowhere" for target in _dangling(rendered, name, text)]
    return found


def _empty_headings(text: str) -> Iterator[str]:
    """Yields headings with neither text nor a lower heading below them."""
    level, heading = 0, ""
    for line in [*text.splitlines(), "# "]:
        if match := HEADING.match(line):
            if heading and len(match.group(1)) <= level:
                yield heading
            level, heading = len(match.group(1)), line
        elif line.strip() and not line.startswith("{ "):
            heading = ""


def _dangling(rendered: Rendered, name: str, text: str) -> Iterator[str]:
    """Yields addresses of pages that the site does not have."""
    urls = {_url(page) for page in rendered.pages}
    for target in SOURCE_LINK.findall(text):
        source = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        of_project = source not in CHAPTERS and (DOCS / source).is_file()
        if source not in rendered.pages and not of_project:
            yield target
    for target in PAGE_LINK.findall(text):
        address = posixpath.normpath(posixpath.join("/", _url(name), target)).strip("/")
        url = f"{address}/" if address else ""
        if url not in urls and not url.startswith(OF_THE_PROJECT[0]):
            yield target
