"""What can be found on pages that people wrote: their titles, headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

from macros.publish.search_pages import HEADING_WEIGHT, TEXT_WEIGHT, Line, SearchPage, Section


class _Paragraphs(HTMLParser):
    """Collects the text of paragraphs. Tables and lists repeat what the pages they lead to say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        """Enters a paragraph."""
        self.inside |= tag == "p"

    def handle_endtag(self, tag: str) -> None:
        """Leaves it."""
        if tag == "p":
            self.inside = False
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keeps text."""
        if self.inside:
            self.parts.append(data)


def paragraphs(html: str) -> str:
    """Returns the text of the paragraphs of markup.

    >>> paragraphs("<p>셈을 <b>따져</b> 봅니다.</p><table><tr><td>1</td></tr></table>")
    '셈을 따져 봅니다.'
    """
    parser = _Paragraphs()
    parser.feed(html)
    return re.sub(r"\s+", " ", "".join(parser.parts)).strip()


def written_pages(
    documents: Iterable[Mapping[str, str]],
    labels: Mapping[str, str],
    listed: Mapping[str, tuple[Line, ...]],
) -> Iterator[SearchPage]:
    """Yields the pages of the theme's index as pages that can be found.

    Args:
        documents: The theme's documents: ``location``, ``title`` and ``text``, which is markup.
        labels: Names of pages in the navigation, by path. What stands outside it, like pages for
            developers, is found by title and headings.
        listed: Lines that stand in the page's tables, by path.
    """
    by_path: dict[str, list[Mapping[str, str]]] = {}
    for document in documents:
        by_path.setdefault(document["location"].split("#")[0], []).append(document)
    for path, parts in by_path.items():
        title = unescape(parts[0]["title"])
        label = labels.get(path, "")
        names = (title, label) if label not in {"", title} else (title,)
        sections = _sections(parts, with_text=path in labels)
        yield SearchPage(path, names, lines=(*listed.get(path, ()), *sections))


def _sections(parts: Iterable[Mapping[str, str]], *, with_text: bool) -> Iterator[Line]:
    for part in parts:
        _, _, anchor = part["location"].partition("#")
        text = paragraphs(part["text"])
        heading = unescape(part["title"]) if anchor else ""
        if heading:
            yield Section(anchor, heading, HEADING_WEIGHT), (heading,)
        if text and with_text:
            yield Section(anchor, heading, TEXT_WEIGHT), (text,)
