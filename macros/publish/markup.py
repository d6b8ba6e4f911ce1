"""What the theme's markup lacks to be valid HTML, where its templates leave no block to change."""

from __future__ import annotations

import re

_TABINDEX = re.compile(r'(<label class="md-nav__link[^"]*"[^>]*?) tabindex=""')
_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def valid_markup(page: str) -> str:
    """Returns a page without attributes that HTML does not allow where the theme puts them.

    A checkbox takes no ``autocomplete``; a place among the stops of the keyboard is a number;
    a label is of a field that is there. And what Markdown aligns in a table gets a class, since no
    style may stand in a page (``publish/policy.py``).

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
