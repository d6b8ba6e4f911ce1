"""What can be found on pages that people wrote: titles, headings, paragraphs, columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

from macros.site.search.documents import (
    COLUMN_WEIGHT,
    HEADING_WEIGHT,
    TEXT_WEIGHT,
    Line,
    SearchPage,
    Section,
)

# Guides stand outside the navigation, and say in lists what to do.
GUIDES = "contribute/"
HEADINGS = ("h1", "h2", "h3")
COLUMNS = "표의 칸"


class _Paragraphs(HTMLParser):
    """Collects the text of paragraphs. Tables and lists repeat what the pages they lead to say.

    Attributes:
        tags: The elements that hold text.
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = tags
        self.inside = False
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        """Enters a paragraph."""
        self.inside |= tag in self.tags

    def handle_endtag(self, tag: str) -> None:
        """Leaves it."""
        if tag in self.tags:
            self.inside = False
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keeps text."""
        if self.inside:
            self.parts.append(data)


class _Columns(HTMLParser):
    """Collects what the columns of tables are headed, with the heading they stand below."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchor = ""
        self.inside = ""
        self.in_head = False
        self.text: list[str] = []
        self.headings: dict[str, str] = {}
        self.found: dict[str, dict[str, None]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enters a heading or the head of a column."""
        self.in_head |= tag == "thead"
        if tag in HEADINGS:
            self.anchor = "" if tag == "h1" else dict(attrs).get("id") or ""
        if tag in HEADINGS or (tag == "th" and self.in_head):
            self.inside, self.text = tag, []

    def handle_endtag(self, tag: str) -> None:
        """Leaves it."""
        self.in_head &= tag != "thead"
        if tag != self.inside:
            return
        text = " ".join("".join(self.text).replace("¶", "").split())
        self.inside = ""
        if tag in HEADINGS:
            self.headings[self.anchor] = text if self.anchor else COLUMNS
        elif text:
            self.found.setdefault(self.anchor, {})[text] = None

    def handle_data(self, data: str) -> None:
        """Keeps text."""
        if self.inside:
            self.text.append(data)


def columns(html: str) -> tuple[Line, ...]:
    """Returns what the columns of a page's tables are headed, at the heading they stand below.

    >>> table = "<table><thead><tr><th>집행률</th></tr></thead><tr><th>가</th></tr></table>"
    >>> [((section, lines),) ] = [columns(f'<h2 id="a">부서</h2>{table}')]
    >>> section.anchor, section.heading, lines
    ('a', '부서', ('집행률',))
    """
    parser = _Columns()
    parser.feed(html)
    return tuple(
        (Section(anchor, parser.headings.get(anchor, COLUMNS), COLUMN_WEIGHT), tuple(found))
        for anchor, found in parser.found.items()
    )


def paragraphs(html: str, tags: tuple[str, ...] = ("p",)) -> str:
    """Returns the text of the paragraphs of markup, or of other elements.

    >>> paragraphs("<p>셈을 <b>따져</b> 봅니다.</p><table><tr><td>1</td></tr></table>")
    '셈을 따져 봅니다.'
    """
    parser = _Paragraphs(tags)
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
            developers, is found by title and headings; guides are found by all they say.
        listed: Lines that stand in the page's tables, by path.
    """
    by_path: dict[str, list[Mapping[str, str]]] = {}
    for document in documents:
        by_path.setdefault(document["location"].split("#")[0], []).append(document)
    for path, parts in by_path.items():
        title = unescape(parts[0]["title"])
        label = labels.get(path, "")
        names = (title, label) if label not in {"", title} else (title,)
        tags = ("p", "li") if path.startswith(GUIDES) else ("p",) if path in labels else ()
        sections = _sections(parts, tags)
        yield SearchPage(path, names, lines=(*listed.get(path, ()), *sections))


def _sections(parts: Iterable[Mapping[str, str]], tags: tuple[str, ...]) -> Iterator[Line]:
    for part in parts:
        _, _, anchor = part["location"].partition("#")
        text = paragraphs(part["text"], tags)
        heading = unescape(part["title"]) if anchor else ""
        if heading:
            yield Section(anchor, heading, HEADING_WEIGHT), (heading,)
        if text:
            yield Section(anchor, heading, TEXT_WEIGHT), (text,)
