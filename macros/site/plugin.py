"""Events of MkDocs. Each calls what does its work; ``mkdocs.yml`` names this module as a hook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.catalog.chapters import missing_pages, page_names, published_nav
from macros.catalog.package.atomic_write import place_below
from macros.catalog.package.findings import ERROR
from macros.catalog.package.invisible_characters import printable
from macros.catalog.package.page_texts import check_documents
from macros.errors import LedgerError, describe_os_error, force_utf8_output
from macros.exports.downloads.cache import Downloads
from macros.exports.metadata.build import metadata_files
from macros.render.components.glossary import explain
from macros.site.assets import prepare_assets
from macros.site.config import read_settings
from macros.site.context import build_context, context_of
from macros.site.pages import generated_pages
from macros.site.postprocess.csp import refuse_foreign_scripts
from macros.site.postprocess.finish import add_files, finish_page, finish_site
from macros.site.workers import Workers


@dataclass
class _Kept:
    """What stays from one build that is served to the next.

    Attributes:
        workers: A process that has checked the data reads only the tables that have changed.
        serving: Whether MkDocs serves, so that there is a next build.
        downloads: They take longer to pack than pages to render, so those of the start are served.
    """

    workers: Workers = field(default_factory=Workers)
    serving: bool = False
    downloads: Downloads | None = None


_KEPT = _Kept()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' own
    """Has MkDocs write Korean in any locale, and notes how it was started."""
    force_utf8_output()
    _KEPT.serving = command == "serve"


@event_priority(100)  # before mkdocs-macros reads ``extra``
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads the data, checked; a problem in it ends the build before anything is written."""
    refused = [str(f) for f in check_documents(Path(config.docs_dir)) if f.severity == ERROR]
    if refused:
        raise PluginError("\n".join(("쪽의 글에 공개할 수 없는 것이 있습니다.", *refused)))
    try:
        context = build_context(read_settings(config), _KEPT.workers, _KEPT.downloads)
    except LedgerError as error:
        raise PluginError(str(error)) from error
    _KEPT.downloads = context.downloads if _KEPT.serving else None
    config.extra.update(context.variables())
    config.site_name, config.site_description = context.site.name, context.site.description
    if config.nav:
        catalog = context.catalog
        config.nav = published_nav(config.nav, missing_pages(catalog), page_names(catalog))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds pages, downloads and files for machines; leaves out chapters the package has not."""
    context = context_of(config)
    for source in missing_pages(context.catalog):
        if absent := files.get_file_from_path(source):
            files.remove(absent)
    for page in generated_pages(context.catalog):
        files.append(File.generated(config, page.path, content=page.content))
    for path, download in context.downloads.sources():
        files.append(File.generated(config, path, abs_src_path=str(download)))
    for path, content in metadata_files(context.catalog, context.site, context.quality):
        files.append(File.generated(config, path, content=content))
    for file in files:
        place_below(Path(config.site_dir), file.dest_uri)
    prepare_assets(files, config, context.asset_query)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Explains terms, unless the front matter says ``explain: false``; dates a page by its data."""
    context = context_of(config)
    context.chart_pool.submit()  # while the next pages are written
    page.update_date = context.data_version.dated_on.isoformat()  # else it is the clock's
    return explain(html, context.terms) if page.meta.get("explain", True) else html


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs' own
    """Refuses a chart whose file would take the place of another."""
    for path, _ in context_of(config).chart_files.all():
        if path in files.src_uris:
            raise PluginError(f"그림의 파일과 주소가 같은 파일이 이미 있습니다: {path}")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Puts the drawings where the page asked for them; repairs the markup; says what may run."""
    context = context_of(config)
    filled = context.chart_pool.inline(output)
    refuse_foreign_scripts(filled, context.theme_scripts, page.url)
    return finish_page(filled)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mends the theme's markup of what is no page, like the one for a missing address."""
    refuse_foreign_scripts(output_content, context_of(config).theme_scripts, template_name)
    return finish_page(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site as a whole."""
    context = context_of(config)
    context.chart_pool.finish()
    add_files(Path(config.site_dir), context.chart_files.all())
    finish_site(Path(config.site_dir), context.catalog, config.nav)


def on_build_error(error: Exception) -> None:
    """Ends a build that could not go on with one line instead of a trace of the program.

    Raises:
        PluginError: If the error is one of ours, or of files and disks.
    """
    if isinstance(error, LedgerError):
        raise PluginError(printable(str(error))) from error
    if isinstance(error, OSError):
        reason = describe_os_error(error)
        raise PluginError(printable(f"누리집을 짓지 못했습니다. {reason}")) from error


def on_shutdown() -> None:
    """Ends the processes, also of a build that failed."""
    _KEPT.workers.end()
