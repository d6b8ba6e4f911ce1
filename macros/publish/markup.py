"""What the theme's markup lacks to be valid HTML, where its templates leave no block to change."""

from __future__ import annotations

import re

_TABINDEX = re.compile(r'(<label class="md-nav__link"[^>]*?) tabindex=""')
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def valid_markup(page: str) -> str:
    """Returns a page without attributes that HTML does not allow where the theme puts them.

    A checkbox takes no ``autocomplete``; a place among the stops of the keyboard is a number;
    a label is of a field that is there.

    >>> valid_markup('<input class="md-toggle" type="checkbox" autocomplete="off">')
    '<input class="md-toggle" type="checkbox">'
    >>> valid_markup('<label class="md-nav__link" for="__nav_1" tabindex="">')
    '<label class="md-nav__link" for="__nav_1">'
    """
    if 'id="__toc"' not in page:
        page = page.replace(' for="__toc"', "")
    return _TABINDEX.sub(r"\1", _TOGGLE.sub(r"\1", page))
