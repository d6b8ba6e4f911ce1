"""Search as it answers, run where it runs: in a browser.

The rules by which words are compared are held by ``tests/frontend/analysis.test.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from macros.catalog.money import Amount
from macros.i18n.money_words import money
from macros.site.search.documents import catalog_pages
from macros.site.search.files import alphabet, pack, search_files
from macros.validation.package import load_catalog
from tests.conftest import copy_minimal

SCRIPTS = "assets/javascripts/search"
# The only markup that search makes.
OWN = re.compile("</?p>|<mark data-md-highlight>|</mark>")


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(f"{site_url}about/")
    yield opened
    opened.close()


def call(page: Page, module: str, code: str, *given: Any) -> Any:
    """Runs code with a module as ``m``, once for each value given, and returns the results."""
    run = f"const m = await import('/{SCRIPTS}/{module}.js'); return given.map((v) => {code});"
    return page.evaluate(f"async (given) => {{ {run} }}", list(given))


def test_nothing_that_is_shown_is_markup(page: Page) -> None:
    markup = "<img src=x onerror=alert(1)> & \"'"
    index = {
        "sections": [["a", markup, 50]],
        "kinds": [""],
        "names": f"p/\tx {markup}\vx{markup}",
        "bodies": f"0\talias {markup}\t0\vline {markup}",
    }
    code = "(() => { const i = new m.Index(v[0]); i.add(v[0].bodies); return i.search(v[1]); })()"
    for query in ("img", "line", "alias", "onerror alert", "x"):
        (result,) = call(page, "engine", code, [index, query])
        items = [item for group in result["items"] for item in group]
        assert items, query
        for shown in (text for item in items for text in (item["title"], item["text"])):
            assert "<" not in OWN.sub("", shown)


def test_what_python_packs_and_writes_the_scripts_unpack_and_write(page: Page) -> None:
    # More letters than one byte has, of some frequency, and some without a number.
    many = "".join(chr(0xAC00 + number) * (2 + number % 3) for number in range(700))
    letters, text = alphabet([many]), f"{many[::-1]}\n\tAbc\v{many} 123"
    code = "m.unpack(new Uint8Array(v[0]), v[1])"
    assert call(page, "engine", code, [list(pack(text, letters)), letters]) == [text]
    thousands = [1, 10, 11_157, 41_115_000, 1_700_000_000, 10**9 + 1]
    words = [money(Amount(amount, "KRW_thousand")) for amount in thousands]
    assert call(page, "engine", "m.words(v * 1000)", *thousands) == words


SEARCH = (
    "(() => { const i = new m.Index(v[0]); i.add(v[0].bodies);"
    " return i.search(v[1]).items.map((group) => group.map(({ location }) => location)); })()"
)


def index_of(*pages: tuple[str, str], weight: int = 50) -> dict[str, object]:
    """Returns an index of pages, each with a name and what stands on its one place."""
    return {
        "sections": [["a", "곳", weight]],
        "kinds": [""],
        "names": "\n".join(f"p{at}/\t{name}" for at, (name, _) in enumerate(pages)),
        "bodies": "\n".join(f"0\t\t0\v{line}" for _, line in pages),
    }


def found_in(page: Page, index: dict[str, object], *queries: str) -> list[list[str]]:
    answers = call(page, "engine", SEARCH, *([index, query] for query in queries))
    return [[group[0].split("#")[0] for group in groups] for groups in answers]


def test_exact_words_come_first_and_are_not_flooded(page: Page) -> None:
    many = index_of(
        *((f"콘텐츠 {at}", "글") for at in range(5)), *((f"컨텐츠 {at}", "글") for at in range(3))
    )
    assert found_in(page, many, "콘텐츠") == [[f"p{at}/" for at in range(5)]]
    few = index_of(("콘텐츠 하나", "글"), ("컨텐츠 둘", "글"), ("셋", "컨텐츠가 적힌 줄"))
    # Where few pages spell the word so, names that spell it otherwise follow; lines do not.
    assert found_in(page, few, "콘텐츠", "컨텐츠") == [["p0/", "p1/"], ["p1/", "p2/", "p0/"]]


def test_remarks_are_not_searched_for_what_sounds_alike(page: Page) -> None:
    pages = (("가", "홍릉의 연구소"), ("나", "다른 글"))
    assert found_in(page, index_of(*pages), "홍능") == [["p0/"]]
    assert found_in(page, index_of(*pages, weight=12), "홍능") == [[]]


def test_a_whole_amount_stands_before_one_that_is_part_of_another(page: Page) -> None:
    lines = [
        "예산 14,000백만원",
        "예산 40,000백만원",
        "예산 16,240백만원",
        "예산 4,000백만원",
        "받는 돈 1,400만 원",
        "받는 돈 400만 원",
        "줄 400개",
        "budget $14,000 and $4,000,000",
        "budget $4,000",
        "5억 5,000만 원",
        "15억 원",
        "5억 원",
    ]
    index = index_of(*((f"이름{at}", line) for at, line in enumerate(lines)))
    whole = {
        "4,000": {3, 8},
        "4000백만원": {3},
        "40억": {3},
        "$4,000": {8, 3},
        "400": {6, 5, 1},
        "400만원": {5},
        "5억": {11},
        "5억 원": {11},
        "14,000": {0, 7},
        "140억": {0},
    }
    answers = found_in(page, index, *whole)
    for (query, expected), found in zip(whole.items(), answers, strict=True):
        numbers = [int(path.strip("p/")) for path in found]
        assert set(numbers[: len(expected)]) == expected, (query, numbers)
        assert query != "5억" or 10 not in numbers


def test_a_place_that_holds_both_words_stands_before_places_of_one(page: Page) -> None:
    index = {
        "sections": [["one", "하나", 60], ["two", "둘", 50], ["three", "셋", 40]],
        "kinds": [""],
        "names": "p/\t이름",
        "bodies": "0\t\t0\v취업 상담\t1\v면접 복장\t2\v가\v취업 준비와 면접 연습",
    }
    ((first, *places),) = call(page, "engine", SEARCH, [index, "취업 면접"])[0:1][0]
    assert first == "p/"
    assert places[0] == "p/#three"


def test_pages_are_suggested_where_nothing_is_found(page: Page) -> None:
    index = {
        "sections": [["t", "집행률", 90]],
        "kinds": [""],
        "names": "programs/\t사업\nprograms/a/\t캠퍼스타운 청년창업\n"
        "programs/b/\tRiverside Park\nabout/\t소개",
        "bodies": "0\t\n0\t\n0\t\n0\t\t0\v집행률",
    }
    code = (
        "(() => { const i = new m.Index(v[0]); i.add(v[0].bodies); return i.suggestions(v[1]); })()"
    )
    asked = ["캠퍼쓰따훈", "Rivrsid Prk", "집행열", "없는 말", "🤖", ""]
    near_ko, near_en, term, *nothing = call(
        page, "engine", code, *([index, query] for query in asked)
    )
    assert near_ko[0] == {"location": "programs/a/", "title": "캠퍼스타운 청년창업", "near": True}
    assert near_en[0]["location"] == "programs/b/"
    assert term[0] == {"location": "about/#t", "title": "집행률", "near": True}
    lists = [{"location": "programs/", "title": "사업", "near": False}]
    assert all(one[:1] == lists for one in nothing)


def index_files(catalog: Catalog) -> dict[str, object]:
    """Returns the index of what a catalog knows, as the site has it."""
    index: dict[str, object] = json.loads(
        dict(search_files([*catalog_pages(catalog)]))["index.json"]
    )
    return index


def test_a_package_in_english_is_searched_alike(page: Page, tmp_path: Path) -> None:
    index = index_files(load_catalog(copy_minimal(tmp_path / "data")))
    library, parks = "programs/library/", "programs/parks/"
    queries = [
        "library",
        "Librar",
        "libary",
        "parks & trails",
        "LIBRARY budget",
        "zoo",
        "라이브러리",
    ]
    found = found_in(page, index, *queries)
    assert [one[:1] for one in found] == [[library]] * 3 + [[parks], [library], [], []]


def test_a_made_up_town_is_searched_alike(page: Page, town: Catalog) -> None:
    index = index_files(town)
    long_name = "programs/long-name/"
    queries = ["별빛 둘레낄", "하늘마루 온마을", "1,026명"]
    found = found_in(page, index, *queries)
    assert [one[:1] for one in found] == [[long_name], [long_name], ["programs/brackets/"]]
