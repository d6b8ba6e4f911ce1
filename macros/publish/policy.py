"""A Content-Security-Policy for a page: what it may load and run, and nothing else.

GitHub Pages sends no headers of ours, so the policy is an element of the page. Scripts of the page
itself are named by their hashes; a script that got into a text by any way has none and does not
run. Data blocks (``type="application/json"``) are no scripts and need no hash.
"""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8">')
# No host but the site's own. A form only opens the search box; nothing is ever sent.
_RULES = (
    "default-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def inline_hashes(page: str) -> tuple[str, ...]:
    """Returns the hashes of a page's own scripts, each once, in the order of the page.

    >>> inline_hashes('<script src="a.js"></script><script type="application/json">{}</script>')
    ()
    """
    bodies = [
        match["body"]
        for match in _SCRIPT.finditer(page)
        if " src=" not in match["attributes"] and " type=" not in match["attributes"]
    ]
    hashes = (hashlib.sha256(body.encode()).digest() for body in bodies)
    return tuple(dict.fromkeys(f"sha256-{base64.b64encode(h).decode()}" for h in hashes))


def with_policy(page: str) -> str:
    """Returns a page with its policy, before everything that the policy is about."""
    named = "".join(f" '{value}'" for value in inline_hashes(page))
    policy = "; ".join((*_RULES, f"script-src 'self'{named}"))
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: f"{charset.group()}\n      {element}", page, count=1)
