"""How large the pages of a built site are, told on its page about quality."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path

from macros.catalog.package.atomic_write import write_below

PAGE = Path("about/quality/index.html")
_SLOT = re.compile(r"@@(\w*)\.(pages|largest|packed)@@")


def folder_of(page: Path) -> str:
    """Returns the folder a page is counted under; "" for pages that stand alone.

    >>> folder_of(Path("programs/campus-town/index.html")), folder_of(Path("budget/index.html"))
    ('programs', '')
    """
    return page.parts[0] if len(page.parts) > 2 else ""


def page_sizes(site_dir: Path) -> dict[tuple[str, str], str]:
    """Returns the number of pages of each folder, and the size of the largest as it is and packed.

    The page that tells it is left out, since it would have to know its own size. Only the largest
    of a folder is packed: packing all would cost more than building them.
    """
    sizes: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in site_dir.rglob("index.html"):
        page = path.relative_to(site_dir)
        if page != PAGE:
            sizes[folder_of(page)].append((path.stat().st_size, page.as_posix()))
    texts: dict[tuple[str, str], str] = {}
    for folder, members in sizes.items():
        size, name = max(members)
        packed = gzip.compress((site_dir / name).read_bytes(), mtime=0)
        texts[folder, "pages"] = f"{len(members):,}"
        texts[folder, "largest"] = f"{size / 1000:,.0f}kB"
        texts[folder, "packed"] = f"{len(packed) / 1000:,.0f}kB"
    return texts


def fill_page_sizes(site_dir: Path) -> None:
    """Puts the sizes where the page about quality has left room for them."""
    page = site_dir / PAGE
    if not page.is_file():
        return
    texts = page_sizes(site_dir)
    text = page.read_text(encoding="utf-8")
    filled = _SLOT.sub(lambda slot: texts.get((slot[1], slot[2]), "0"), text)
    write_below(site_dir, PAGE.as_posix(), filled)
