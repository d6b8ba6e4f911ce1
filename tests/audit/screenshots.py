"""Pictures of the main pages, wide and narrow, light and dark, to be looked at by a person.

They are written as ``<page>-<width>-<scheme>.png``; the site is built first, as it is published.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.audit.building import served_build
from tests.site.conftest import ARGUMENTS, find_browser

PAGES = {
    "home": "",
    "index": "programs/",
    "program": "programs/campus-town/",
    "budget": "budget/",
    "calendar": "calendar/",
}
WIDTHS = (1440, 768, 360)
SCHEMES = ("light", "dark")
HEIGHT = 900
# A picture of a whole page shows what a reader would have scrolled to.
ALL_LAID_OUT = "* { content-visibility: visible !important; }"


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Takes a picture of every page at every width in both schemes; returns the files."""
    taken = []
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme="dark" if scheme == "dark" else "light",
                locale="ko-KR",
                reduced_motion="reduce",
                bypass_csp=True,  # what follows is added to the page
            )
            page = context.new_page()
            for name, path in PAGES.items():
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                page.add_style_tag(content=ALL_LAID_OUT)
                picture = folder / f"{name}-{width}-{scheme}.png"
                page.screenshot(path=picture, full_page=True)
                taken.append(picture)
            context.close()
    return taken


def main() -> int:
    """Builds the site and takes the pictures into the folder named as the one argument."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with served_build() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        taken = take(chromium, address, folder)
        chromium.close()
    print(f"{len(taken)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
