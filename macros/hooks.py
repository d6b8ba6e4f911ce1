"""Entry point of MkDocs: loads the catalog once, adds pages and files, has charts drawn.

Kept thin over ``publish/``, since another builder would need to replace this module alone.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.catalog.chapters import missing_pages, page_names, published_nav
from macros.catalog.package.atomic_write import place_below
from macros.catalog.package.findings import ERROR
from macros.catalog.package.page_texts import check_documents
from macros.catalog.site import make_site
from macros.errors import LedgerError
from macros.exports.metadata.build import metadata_files
from macros.render.components.glossary import explain
from macros.site.assets import prepare_assets
from macros.site.context import build_context, setting
from macros.site.pages import generated_pages
from macros.site.postprocess.csp import refuse_foreign_scripts, theme_scripts
from macros.site.postprocess.finish import add_files, finish_page, finish_site
from macros.site.workers import Workers

WORKERS = Workers()  # from the first build that is served to the last


@event_priority(100)  # before mkdocs-macros reads ``extra``
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads the data, checked; a problem in it ends the build before anything is written."""
    refused = [str(f) for f in check_documents(Path(config.docs_dir)) if f.severity == ERROR]
    if refused:
        raise PluginError("\n".join(("쪽의 글에 공개할 수 없는 것이 있습니다.", *refused)))
    places = (config.extra[name] for name in ("data_dir", "cache_dir", "quality"))
    data, cache, runs = (setting(config.config_file_path, place) for place in places)
    name = str(config.extra["site_name"] or config.site_name)
    description, url = config.site_description, config.site_url
    site = make_site(name, description, url, official=bool(config.extra["official"]))
    more = {key: str(config.extra[key] or "") for key in ("branch", "as_of")}
    more["repo_url"] = config.repo_url or ""
    kept = config.extra["served_downloads"]
    try:
        built = build_context(
            data, cache, site=site, measured=runs, workers=WORKERS, downloads=kept, **more
        )
    except LedgerError as error:
        raise PluginError(str(error)) from error
    config.extra.update(built)
    config.site_name = config.extra["site"].name  # the package's where nobody has set one
    config.site_description = site.description
    config.extra["theme_scripts"] = theme_scripts(Path(folder) for folder in config.theme.dirs)
    if config.nav:
        catalog = config.extra["catalog"]
        config.nav = published_nav(config.nav, missing_pages(catalog), page_names(catalog))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds pages, downloads and files for machines; leaves out chapters the package has not."""
    catalog, site, quality = (config.extra[name] for name in ("catalog", "site", "quality"))
    for source in missing_pages(catalog):
        if absent := files.get_file_from_path(source):
            files.remove(absent)
    for page in generated_pages(catalog):
        files.append(File.generated(config, page.path, content=page.content))
    for path, source in config.extra["downloads"].sources():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    for path, content in metadata_files(catalog, site, quality):
        files.append(File.generated(config, path, content=content))
    for file in files:
        place_below(Path(config.site_dir), file.dest_uri)
    prepare_assets(files, config, config.extra["asset_query"])
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Explains terms, unless the front matter says ``explain: false``; dates a page by its data."""
    config.extra["chart_pool"].submit()  # while the next pages are written
    page.update_date = config.extra["data_version"].dated_on.isoformat()  # else it is the clock's
    return explain(html, config.extra["terms"]) if page.meta.get("explain", True) else html


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs' own
    """Refuses a chart whose file would take the place of another."""
    for path, _ in config.extra["chart_files"].all():
        if path in files.src_uris:
            raise PluginError(f"그림의 파일과 주소가 같은 파일이 이미 있습니다: {path}")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Puts the drawings where the page asked for them; mends the markup; says what may run."""
    filled = config.extra["chart_pool"].inline(output)
    refuse_foreign_scripts(filled, config.extra["theme_scripts"], page.url)
    return finish_page(filled)


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site as a whole."""
    config.extra["chart_pool"].finish()
    add_files(Path(config.site_dir), config.extra["chart_files"].all())
    finish_site(Path(config.site_dir), config.extra["catalog"], config.nav)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mends the theme's markup of what is no page, like the one for a missing address."""
    refuse_foreign_scripts(output_content, config.extra["theme_scripts"], template_name)
    return finish_page(output_content)


def on_shutdown() -> None:
    """Ends the processes, also of a build that failed."""
    WORKERS.end()
