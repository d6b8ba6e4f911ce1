"""The kinds of pages of a site, the heaviest of each, and what a browser fetches for a page."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

# Folders whose pages are of one kind; every other page is a kind of its own.
FOLDERS = (
    "programs",
    "groups",
    "strategies",
    "divisions",
    "calendar",
    "checks",
    "places",
    "compare",
)
ORDER = re.compile(r"programs/by-")
# Attributes with which a page makes a browser fetch something at once.
LOADED = {("script", "src"), ("img", "src"), ("link", "href")}
SHEETS = {"stylesheet", "icon", "preload"}
# What the theme's scripts fetch on every page.
BY_SCRIPT = ("search/search_index.json", "assets/javascripts/search/worker.js")


def kind_of(page: str) -> str:
    """Returns the kind of a page, by its address from the root of the site.

    >>> kind_of("programs/campus-town/"), kind_of("programs/"), kind_of("programs/by-name/")
    ('programs/*', 'programs/', 'programs/by-*')
    >>> kind_of("calendar/2023-07/2/"), kind_of("data/use/"), kind_of("corrections/2/")
    ('calendar/*', 'data/use/', 'corrections/')
    """
    if ORDER.match(page):
        return "programs/by-*"
    folder, _, rest = page.partition("/")
    if folder in FOLDERS and rest:
        return f"{folder}/*"
    return "corrections/" if folder == "corrections" else page


def heaviest(site: Path) -> dict[str, str]:
    """Returns the page with the largest compressed HTML of each kind, by kind."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        found[kind_of(name)].append((path.stat().st_size, name))
    chosen = {}
    for kind, members in sorted(found.items()):
        # Packing all would take minutes; the largest as it is, is not always so when packed.
        largest = sorted(members, reverse=True)[:5]
        chosen[kind] = max(largest, key=lambda m: packed(page_file(site, m[1])))[1]
    return chosen


def page_file(site: Path, page: str) -> Path:
    """Returns the file of a page."""
    return site / (f"{page}index.html" if page.endswith("/") or not page else page)


def packed(path: Path) -> int:
    """Returns the bytes of a file as a server sends it, compressed where it is text."""
    content = path.read_bytes()
    return len(content if path.suffix == ".png" else gzip.compress(content, mtime=0))


class _Loaded(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "link" and not SHEETS & {*(known.get("rel") or "").split()}:
            return
        self.addresses += [value for name, value in attrs if value and (tag, name) in LOADED]


def loaded(site: Path, page: str) -> list[Path]:
    """Returns the files that opening a page makes a browser fetch, without opening one."""
    parser = _Loaded()
    parser.feed(page_file(site, page).read_text(encoding="utf-8"))
    paths = [urlsplit(urljoin(f"/{page}", address)).path for address in parser.addresses]
    files = [path.lstrip("/") for path in paths if not path.startswith("image/")]
    return [page_file(site, page), *(site / name for name in dict.fromkeys([*files, *BY_SCRIPT]))]
