"""``export``: writes the site's sources with everything rendered, for another builder."""

from __future__ import annotations

import argparse
import logging
import shutil
import tempfile
from pathlib import Path

from jinja2 import Environment, Template
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from macros.catalog.package.atomic_write import write_below
from macros.errors import LedgerError, SettingError
from macros.exports.zensical import OVERRIDES, portable_config, portable_page, source_addresses
from macros.site.context import context_of
from macros.site.postprocess.finish import add_files

CONFIG = "mkdocs.yml"
# The template of the written site, beside that of this one; MkDocs builds neither as a page.
TEMPLATES = ".portable"
# What this project's templates ask the catalog for, as plain HTML in the written site.
_PARTIALS = {"copyright.html": "partials/copyright.html"}
_BLOCKS = {"announce.html": "announce"}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Registers the command."""
    command = commands.add_parser(
        "export", help="다른 도구(Zensical 따위)로 지을 수 있게 다 풀어 쓴 쪽과 파일을 적습니다"
    )
    command.add_argument("folder", type=Path, help="적을 폴더. 없거나 비어 있어야 합니다")
    command.add_argument(
        "--config", type=Path, default=Path(CONFIG), help=f"누리집의 설정(기본: {CONFIG})"
    )
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    log = logging.getLogger("mkdocs")
    warnings = logging.StreamHandler()  # errors are printed once, by the command line
    warnings.addFilter(lambda record: record.levelno == logging.WARNING)
    log.addHandler(warnings)
    try:
        pages, files = export(options.config, options.folder)
    finally:
        log.removeHandler(warnings)
    print(f"{options.folder}: 쪽 {pages}개, 파일 {files}개를 적었습니다.")
    return 0


def export(config_file: Path, folder: Path) -> tuple[int, int]:
    """Writes the sources of a site into a folder that appears whole or not at all.

    Returns:
        How many pages and how many other files were written.

    Raises:
        LedgerError: If the folder holds something, or the site cannot be built.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingError(f"{folder}: 비어 있지 않습니다. 없거나 빈 폴더를 적어 주세요.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder.parent) as name:
        config = load_config(str(config_file), site_dir=str(Path(name) / "site"))
        collector = _Collector()
        config.plugins["export"] = collector
        try:
            build(config)
        except MkDocsException as error:
            raise LedgerError(str(error.__context__ or error)) from error  # Abort says nothing
        finally:
            config.plugins.on_shutdown()
        written = Path(name) / "written"
        _write(written, config, collector)
        shutil.copytree(Path(config.docs_dir) / TEMPLATES, written / OVERRIDES, dirs_exist_ok=True)
        written.rename(folder)
        others = len(collector.others) + sum(1 for _ in context_of(config).chart_files.all())
    return len(collector.pages), others


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """MkDocs asks every plugin for a class of settings."""


class _Collector(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Keeps what a build makes: each page's Markdown as the macros left it, and all other files."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.texts: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        self.others: list[File] = []
        self.partials: dict[str, str] = {}
        self.head: Template

    @event_priority(-100)  # after the macros
    def on_page_markdown(self, markdown: str, *, page: Page, **_rest: object) -> str:
        self.pages[page.file.src_uri] = page
        self.texts[page.file.src_uri] = markdown
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        upstream = tuple(str(Path(folder)) for folder in config.theme.dirs)
        self.others = [
            file
            for file in files
            if not file.is_documentation_page()
            and file.inclusion.is_included()  # type: ignore[no-untyped-call]
            and not (file.src_dir or "").startswith(upstream)
        ]
        self.head = env.get_template("partials/head.html")
        for name, template in _PARTIALS.items():
            self.partials[name] = env.get_template(template).render(config=config)
        main = env.get_template("main.html")
        for name, block in _BLOCKS.items():
            self.partials[name] = "".join(main.blocks[block](main.new_context({"config": config})))
        return env

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_rest: object
    ) -> TemplateContext:
        head = self.head.render(config=config, page=page)
        self.heads[page.file.src_uri] = head.strip()
        return context


def _write(folder: Path, config: MkDocsConfig, made: _Collector) -> None:
    docs = folder / "docs"
    for name, page in made.pages.items():
        # Addresses before drawings: an SVG has none, and is long.
        text = context_of(config).chart_cache.inline(source_addresses(made.texts[name], name))
        head, home = made.heads[name], bool(page.is_homepage)
        write_below(docs, name, portable_page(page.meta, text, head=head, home=home))
    for file in made.others:
        write_below(docs, file.src_uri, file.content_bytes)
    add_files(docs, context_of(config).chart_files.all())
    for name, text in made.partials.items():
        write_below(folder / OVERRIDES / "partials", name, text)
    values = {
        "site_name": config.site_name,
        "site_description": config.site_description or "",
        "site_url": config.site_url or "",
        "repo_url": config.repo_url or "",
    }
    source = Path(config.config_file_path).read_text(encoding="utf-8")
    write_below(folder, CONFIG, portable_config(source, values))
