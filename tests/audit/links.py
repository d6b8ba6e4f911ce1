"""Follows every link of the built site, those to other sites too, and writes down the broken ones.

``python -m tests.audit.links FILE``: returns 1 and writes Markdown where there are any. An audit
before a change asks no other host (``run.py``); this one is for a calm weekly look.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.review.escape import quote_markdown
from tests.audit.building import served_build
from tests.audit.tools import followed_links

# What says that an address is gone. Others (403, 429, 5xx) are how busy or shy sites answer robots.
GONE = {0, 404, 410}


def broken(address: str, *, outside: bool) -> list[str]:
    """Returns a line of Markdown for every link of a served site that leads nowhere, sorted."""
    lines = set()
    for link in followed_links(address, outside=outside):
        inside = link["url"].startswith(address)
        if link["state"] == "BROKEN" and (inside or link.get("status", 0) in GONE):
            page = link.get("parent", "").removeprefix(address) or "첫 장"
            target = quote_markdown(link["url"].removeprefix(address))
            lines.add(f"- {target} ({quote_markdown(page)}, 답 {link.get('status', 0)})")
    return sorted(lines)


def main() -> int:
    """Builds the site, follows its links and writes the broken ones into the file named."""
    with served_build(SITE_URL="") as address:
        lines = broken(address, outside=True)
    if not lines:
        print("끊긴 링크가 없습니다.")
        return 0
    text = f"누리집의 링크를 모두 따라가 보니 {len(lines)}개가 끊겨 있습니다.\n\n" + "\n".join(
        lines
    )
    Path(sys.argv[1]).write_text(f"{text}\n", encoding="utf-8")
    print(text)
    return 1


if __name__ == "__main__":
    sys.exit(main())
