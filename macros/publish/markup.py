"""What the theme's markup lacks to be valid HTML, where its templates leave no block to change."""

from __future__ import annotations

import re

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def valid_markup(page: str) -> str:
    """Returns a page without attributes that HTML does not allow where the theme puts them.

    A checkbox takes no ``autocomplete``.

    >>> valid_markup('<input class="md-toggle" type="checkbox" autocomplete="off">')
    '<input class="md-toggle" type="checkbox">'
    """
    return _TOGGLE.sub(r"\1", page)
