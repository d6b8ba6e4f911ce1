"""Takes the pictures of our own site that the guides show: ``make pictures``.

They are pictures of one place of a page, as wide as a phone, so that they stay small and legible.
"""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from tests.audit.building import served_build
from tests.audit.screenshots import ALL_LAID_OUT
from tests.conftest import ROOT
from tests.site.conftest import ARGUMENTS, find_browser

FOLDER = ROOT / "docs" / "contribute" / "pictures"
# Name, page, where the picture begins, and how high it is.
PICTURES = (("edit-links", "programs/campus-town/", "#예산", 150),)
WIDTH = 400
# The address is made up: no repository is named in the project.
REPOSITORY = "https://example.org/office/ledger"


def main() -> int:
    """Builds the site as it is published and takes the pictures."""
    with served_build(REPO_URL=REPOSITORY) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 900},
            locale="ko-KR",
            reduced_motion="reduce",
            bypass_csp=True,
        )
        for picture, path, start, height in PICTURES:
            page.goto(address + path)
            page.add_style_tag(content=f"{ALL_LAID_OUT} .md-header {{ display: none }}")
            top = page.locator(start).evaluate("e => e.getBoundingClientRect().top + scrollY")
            page.screenshot(
                path=FOLDER / f"{picture}.png",
                full_page=True,
                clip={"x": 0, "y": top - 12, "width": WIDTH, "height": height},
            )
        browser.close()
    print(f"{len(PICTURES)} pictures in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
