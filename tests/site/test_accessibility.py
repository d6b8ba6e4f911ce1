"""WCAG rules that a machine can check, on every kind of page, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

KINDS = (
    "",
    "programs/",
    "programs/?audience=youth&find=%EC%B7%A8%EC%97%85&sort=-budget",
    "programs/?audience=youth&strategy=new-industries",
    "programs/by-budget/",
    "programs/youth-job-matching/",
    "groups/public-jobs/",
    "strategies/",
    "strategies/talent-jobs/",
    "divisions/",
    "divisions/bio-ai/",
    "budget/",
    "compare/",
    "compare/?p=campus-town&p=job-cafe&p=rnd-vision-fund&p=companion-jobs",
    "calendar/",
    "economy/",
    "places/",
    "laws/",
    "glossary/",
    "checks/",
    "corrections/",
    "data/",
    "about/",
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_no_violation(browser: Browser, site_url: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="ko-KR",
    )
    page = context.new_page()
    found = []
    for path in KINDS:
        page.goto(site_url + path)
        page.wait_for_load_state("networkidle")
        for violation in Axe().run(page).response["violations"]:
            node = violation["nodes"][0]
            found.append(
                f"{path or 'home'}: {violation['id']} {node['target']} {node['html'][:200]}"
            )
    context.close()
    assert found == []
