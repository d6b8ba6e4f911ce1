"""The rules by which questions and texts are compared, run where they run: in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SCRIPTS = "assets/javascripts/search"
# The only markup that search makes.
OURS = re.compile("</?p>|<mark data-md-highlight>|</mark>")
TEXT = (
    "캠퍼스타운 청년창업 활성화 41,115백만원(411억 1,500만 원) 마곡 융복합 R&D단지 G밸리 "
    "서울창업허브 M+ AI 양재허브 취·창업 환경 값싼 우편 4,700명 47.1% again"
)


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


@pytest.fixture(scope="module")
def score(page: Page) -> Any:
    def scored(*queries: str) -> dict[str, float | None]:
        code = f"m.matches(m.prepare(v), m.squeeze({TEXT!r}))"
        return dict(zip(queries, call(page, "analysis", code, *queries), strict=True))

    return scored


def test_the_normal_form_drops_what_people_write_differently(page: Page) -> None:
    cases = {
        "「광역 일자리카페」 조성·운영": "광역일자리카페조성운영",
        "R&D, M+": "r&dm+",
        "41,115백만 원": "41115백만원",
        "47.1% 2023. 6. 22.": "47.12023622",
        "ＡＩ ㈜멀티캠퍼스": "ai주멀티캠퍼스",
        "캠퍼스": "캠퍼스",  # decomposed, as some keyboards write
        "캠ㅍ": "캠ㅍ",
        "<b>": "b",
        "🤖": "",
    }
    assert call(page, "analysis", "m.squeeze(v)", *cases) == [*cases.values()]


def test_lines_stay_apart(page: Page) -> None:
    assert call(page, "analysis", "m.squeezeLines(v)", "가 나\v다.\t라\n1,000") == [
        "가나\v다\t라\n1000"
    ]


def test_letters_first_consonants_and_the_other_keyboard(page: Page) -> None:
    assert call(page, "analysis", "m.jamo(v)", "캠", "환", "값", "ㄳ") == [
        "ㅋㅐㅁ",
        "ㅎㅗㅏㄴ",
        "ㄱㅏㅂㅅ",
        "ㄱㅅ",
    ]
    assert call(page, "analysis", "m.initials(v)", "캠퍼스a") == ["ㅋㅍㅅa"]
    typed = {
        "zoavjtmxkdns": "캠퍼스타운",
        "ghksrud": "환경",
        "rkqt": "값",
        "Rk": "까",
        "rkqtdl": "값이",
        "dhk": "와",
    }
    assert call(page, "analysis", "m.hangul(v)", *typed) == [*typed.values()]


def test_amounts_are_read(page: Page) -> None:
    amounts = {
        "411억 1,500만 원": 41_115_000_000,
        "41,115백만원": 41_115_000_000,
        "54억5천6백만": 5_456_000_000,
        "1조 4천억": 1_400_000_000_000,
        "191.08억": 19_108_000_000,
        "2천만": 20_000_000,
    }
    assert call(page, "analysis", "m.won(v)", *amounts) == [*amounts.values()]
    assert call(page, "engine", "m.words(v)", 41_115_000_000, 1_700_000_000_000, 11_157) == [
        "411억 1,500만 원",
        "1조 7,000억 원",
        "1만 1,157원",
    ]


@pytest.mark.parametrize(
    ("way", "queries"),
    [
        ("as it stands", ["캠퍼스타운", "캠퍼스 타운", "r&d 단지", "R & D", "M+", "g밸리"]),
        ("particles", ["캠퍼스타운에서는", "양재허브의", "캠퍼스타운이란", "마곡은 어디에 있나요"]),
        ("compounds", ["캠퍼스타운활성화", "청년창업단지", "청년융복합단지"]),
        ("being typed", ["캠ㅍ", "캠퍼스타우", "캠펏", "양재ㅎ", "호", "갑", "우펴"]),
        ("first consonants", ["ㅋㅍㅅㅌㅇ", "ㅇㅈㅎㅂ"]),
        ("the other keyboard", ["zoavjtmxkdns", "zoavj", "didwogjqm"]),
        ("one wrong letter", ["캠피스타운", "캠퍼스타웅", "컘퍼스타운", "양재허부", "청년창엄"]),
        ("amounts", ["41,115", "41115백만원", "411억", "411억1500만원", "411.15억", "4700명"]),
    ],
)  # fmt: skip
def test_is_found(score: Any, way: str, queries: list[str]) -> None:
    found = score(*queries)
    assert all(value for value in found.values()), (way, found)


def test_is_not_found(score: Any) -> None:
    queries = [
        "부동산",
        "1115",
        "115백만원",
        "11억",
        "700명",
        "ㅏ",
        "ㅋㅋㅋㅋ",
        "",
        " ",
        "🤖",
        ".*",
        "(((",
        "<script>",
        "gai",
        "캠프장",
        "타우너",
    ]
    found = score(*queries)
    assert not any(found.values()), found


def test_what_stands_together_counts_more(score: Any) -> None:
    together, apart, loose = score("캠퍼스 타운", "활성화 캠퍼스타운", "캠피스타운").values()
    assert together > apart > loose


@pytest.mark.parametrize("length", [200, 10_000])
def test_long_questions_are_parsed_at_once(page: Page, length: int) -> None:
    texts = [
        piece * (length // len(piece))
        for piece in ("가", "1억", "캠퍼스 ", "ㄱ", "a", "9,", "1 ", "만1")
    ]
    timed = "const t = performance.now(); m.matches(m.prepare(v), 'x'.repeat(2000));"
    code = f"(() => {{ {timed} return performance.now() - t; }})()"
    assert max(call(page, "analysis", code, *texts)) < 100


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
            assert "<" not in OURS.sub("", shown)


def test_packed_letters_are_unpacked(page: Page) -> None:
    letters = "".join(chr(0xAC00 + number) for number in range(300))
    code = "m.unpack(new Uint8Array(v[0]), v[1])"
    packed = [0, 239, 240, 0, 240, 59, 255, 65, 0]
    assert call(page, "engine", code, [packed, letters]) == [
        letters[0] + letters[239] + letters[240] + letters[299] + "A"
    ]
