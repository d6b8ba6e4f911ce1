"""Entry point of MkDocs between writing and filling in: pages wait packed.

MkDocs renders all pages before it fills the first into the theme's template, and keeps each as
Markdown and as HTML to the end. Of thousands of pages that is gigabytes; packed it is a hundredth.
"""

from __future__ import annotations

import zlib

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

LEVEL = 1  # a page is packed in a millisecond

_PACKED: dict[str, bytes] = {}


@event_priority(-100)  # when nobody else changes it any more
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Packs a page away."""
    page.markdown = ""  # not None: MkDocs would take its title away
    _PACKED[page.file.src_uri] = zlib.compress(html.encode(), LEVEL)
    return ""


@event_priority(100)  # before the theme's search reads it
def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001 - MkDocs' own
    nav: Navigation,  # noqa: ARG001
) -> TemplateContext:
    """Takes a page out again."""
    page.content = zlib.decompress(_PACKED.pop(page.file.src_uri)).decode()
    return context


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Lets go of a page that is written."""
    page.content = None
    return output
