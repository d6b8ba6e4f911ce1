"""What the theme's markup lacks to be valid HTML, where its templates leave no block to change."""

from __future__ import annotations

import re

from macros.catalog.package.invisible_characters import (
    INVISIBLE,
    RIGHT_TO_LEFT,
    RIGHT_TO_LEFT_WORDS,
    plain,
)

_TABINDEX = re.compile(r'(<label class="md-nav__link[^"]*"[^>]*?) tabindex=""')
_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


# What holds text alone, or letters that are no text of the page.
_NO_TEXT = re.compile(
    r"<!--.*?-->|<(script|style|title|textarea|option|svg)\b.*?</\1>|<[^>]*>", re.DOTALL
)
# What browsers, readers of screens and search engines say as plain text.
_PLAIN_ELEMENT = re.compile(r"(?s)(<(title|option)\b[^>]*>)(.*)(</\2>)")
_PLAIN_ATTRIBUTE = re.compile(r'(\s(?:content|title|alt|aria-label)=")([^"]*)(?=")')
_SCRIPT = re.compile(r"<!--|<(?:script|style|svg)\b")


def isolate(page: str) -> str:
    """Returns a page in which words from right to left turn nothing around beside them.

    Else a name in Hebrew or Arabic has the number after it stand before it.

    >>> isolate("<p>\u05d0\u05d1 12</p>") == "<p><bdi>\u05d0\u05d1</bdi> 12</p>"
    True
    """
    head, mark, body = page.partition("</head>")
    if not RIGHT_TO_LEFT.search(page):
        return _plain_head(head) + mark + body if mark and INVISIBLE.search(head) else page
    end, rewritten = 0, ""
    for match in (*_NO_TEXT.finditer(page), None):
        text = page[end : match.start() if match else None]
        rewritten += RIGHT_TO_LEFT_WORDS.sub(r"<bdi>\g<0></bdi>", text)
        if match:
            rewritten += match[0] if _SCRIPT.match(match[0]) else _plain_markup(match[0])
            end = match.end()
    return rewritten


def _plain_head(head: str) -> str:
    """Returns the head of a page whose title and descriptions hold nothing that does not show."""
    return _NO_TEXT.sub(
        lambda match: match[0] if _SCRIPT.match(match[0]) else _plain_markup(match[0]), head
    )


def _plain_markup(markup: str) -> str:
    """Returns an element of text alone, or a tag, with its words isolated by signs."""
    element = _PLAIN_ELEMENT.fullmatch(markup)
    if element:
        return f"{element[1]}{plain(element[3])}{element[4]}"
    return _PLAIN_ATTRIBUTE.sub(lambda match: match[1] + plain(match[2]), markup)


def valid_markup(page: str) -> str:
    """Returns a page without attributes that HTML does not allow where the theme puts them.

    A checkbox takes no ``autocomplete``; a place among the stops of the keyboard is a number;
    a label is of a field that is there. And what Markdown aligns in a table gets a class, since no
    style may stand in a page (``site/postprocess/csp.py``).

    >>> valid_markup('<input class="md-toggle" type="checkbox" autocomplete="off">')
    '<input class="md-toggle" type="checkbox">'
    >>> valid_markup('<label class="md-nav__link" for="__nav_1" tabindex="">')
    '<label class="md-nav__link" for="__nav_1">'
    >>> valid_markup('<td style="text-align: right;">4.2</td>')
    '<td class="ol-right">4.2</td>'
    """
    if 'id="__toc"' not in page:
        page = page.replace(' for="__toc"', "")
    page = _ALIGNED.sub(r'<\1 class="ol-\2">', page)
    return _TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", page))
