"""A Content-Security-Policy for a page: what it may load and run, and nothing else.

GitHub Pages sends no headers of ours, so the policy is an element of the page. Scripts of the page
itself are named by their hashes, and only those of the theme may stand there: with any other a page
is not written. Data blocks (``type="application/json"``) are no scripts and need no hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.errors import SettingError

_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_PUT_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_DATA = re.compile(r'\stype="application/(?:ld\+)?json"')
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
    bodies = [match["body"] for match in _SCRIPT.finditer(page) if _runs(match)]
    hashes = (hashlib.sha256(body.encode()).digest() for body in bodies)
    return tuple(dict.fromkeys(f"sha256-{base64.b64encode(h).decode()}" for h in hashes))


def with_policy(page: str) -> str:
    """Returns a page with its policy, before everything that the policy is about."""
    named = "".join(f" '{value}'" for value in inline_hashes(page))
    policy = "; ".join((*_RULES, f"script-src 'self'{named}"))
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: f"{charset.group()}\n      {element}", page, count=1)


def theme_scripts(folders: Iterable[Path]) -> tuple[re.Pattern[str], ...]:
    """Returns what inline scripts of a theme look like, read from its templates.

    Args:
        folders: Where the templates are, as MkDocs looks for them.
    """
    bodies = {
        match["body"]
        for folder in folders
        for template in sorted(folder.rglob("*.html"))
        for match in _SCRIPT.finditer(template.read_text(encoding="utf-8"))
        if _runs(match)
    }
    # What a template puts into a script of its own is an address of the site.
    return tuple(
        re.compile("[\\w./:%-]*".join(map(re.escape, _PUT_IN.split(body)))) for body in bodies
    )


def refuse_foreign_scripts(page: str, allowed: Sequence[re.Pattern[str]], url: str) -> None:
    """Ends the build where a page holds an inline script that is none of the theme's.

    Args:
        page: The page as the theme wrote it.
        allowed: What the theme's scripts look like.
        url: The page's address, for the message.

    Raises:
        SettingError: If there is such a script.
    """
    for match in _SCRIPT.finditer(page):
        # Whatever its kind: only data blocks are no scripts.
        if _DATA.search(match["attributes"]) or " src=" in match["attributes"]:
            continue
        if not any(form.fullmatch(match["body"]) for form in allowed):
            raise SettingError(
                f"{url or '첫 장'}: 테마의 것이 아닌 스크립트가 쪽에 들어 있습니다. "
                "틀이나 그림 캐시를 살펴 주세요."
            )


def _runs(script: re.Match[str]) -> bool:
    return not re.search(r"\s(?:src|type)=", script["attributes"])
