"""The rules by which questions and texts are compared, run where they run: in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog.catalog import Catalog
from macros.site.search.documents import catalog_pages
from macros.site.search.files import search_files
from macros.validation.package import load_catalog
from tests.conftest import copy_minimal

SCRIPTS = "assets/javascripts/search"
# The only markup that search makes.
OWN = re.compile("</?p>|<mark data-md-highlight>|</mark>")
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
            assert "<" not in OWN.sub("", shown)


def test_packed_letters_are_unpacked(page: Page) -> None:
    letters = "".join(chr(0xAC00 + number) for number in range(300))
    code = "m.unpack(new Uint8Array(v[0]), v[1])"
    packed = [0, 239, 240, 0, 240, 59, 255, 65, 0]
    assert call(page, "engine", code, [packed, letters]) == [
        letters[0] + letters[239] + letters[240] + letters[299] + "A"
    ]


ALIKE = {
    "consonants that meet": (
        "홍능/홍릉 실라/신라 선능/선릉 태능/태릉 정능/정릉 "
        "종노/종로 왕심니/왕십리 혐녁/협력 궁민/국민 업무/엄무"
    ),
    "liaison": "지겁/직업 가치/같이 구지/굳이 추카/축하 조타/좋다 일거/읽어",
    "vowels": "에산/예산 조레/조례 계획/게획 히망/희망 양제/양재 구메/구매 휴계실/휴게실",
    "loanword ends": "클러스타/클러스터 센타/센터 써버/서버 모니타/모니터 디지탈/디지털 칼라/컬러",
    "loanwords": (
        "컨텐츠/콘텐츠 컨설팅/콘설팅 워크샵/워크숍 런칭/론칭 블럭/블록 리더쉽/리더십 벤쳐/벤처"
    ),
    "doubled consonants": (
        "까페/카페 싸인/사인 셋팅/세팅 마켓팅/마케팅 팩키지/패키지 런닝/러닝 빠리/파리"
    ),
    "ends of syllables": (
        "스타트엎/스타트업 로보트/로봇 케익/케이크 로켓/로케트 최대값/최댓값 창없/창업"
    ),
    "initial ㄹ": "집행율/집행률 취업율/취업률 비률/비율 년도/연도",
    "two at once": "악세사리/액세서리 메세지/메시지 온나인/온라인 심포지움/심포지엄 초코렛/초콜릿",
    "letter names": "에이아이/AI 알앤디/R&D 지밸리/G밸리 엠플러스/M+ 이스포츠/e스포츠",
}


@pytest.mark.parametrize("kind", ALIKE)
def test_words_are_found_as_they_sound(page: Page, kind: str) -> None:
    pairs = [pair.split("/") for pair in ALIKE[kind].split()]
    both_ways = pairs if kind == "letter names" else [*pairs, *(pair[::-1] for pair in pairs)]
    code = (
        "(async () => { const a = await import('/assets/javascripts/search/analysis.js');"
        "const text = a.squeeze(`가나${v[1]}다라`);"
        "const term = m.phoneticTerm(a.prepare(v[0]).terms[0], text);"
        "return Boolean(term && a.findTerm(term, text, a.EXACT)); })()"
    )
    found = page.evaluate(
        f"async (given) => {{ const m = await import('/{SCRIPTS}/phonetic.js');"
        f" return Promise.all(given.map((v) => {code})); }}",
        both_ways,
    )
    assert [pair for pair, is_found in zip(both_ways, found, strict=True) if not is_found] == []


def test_words_that_sound_otherwise_are_kept_apart(page: Page) -> None:
    words = "공원/공연 시장/사장 학교/학과 경제/경기 노인/로봇 가구/구가 알바/알파 강남/강북"
    pairs = [pair.split("/") for pair in words.split()]
    code = "m.phoneticTerm({ text: v[0], stripped: [] }, v[1]) === null"
    apart = call(page, "phonetic", code, *pairs, *(pair[::-1] for pair in pairs))
    assert all(apart), apart
    assert call(page, "phonetic", "m.pronunciation(v)", "g밸리", "park 2") == ["g베리", "park 2"]


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
