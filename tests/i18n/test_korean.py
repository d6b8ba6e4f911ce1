from datetime import date
from decimal import Decimal

import pytest
from markdown import markdown
from markupsafe import Markup

from macros.i18n import korean


def test_numbers_percentages_and_dates() -> None:
    assert korean.number(Decimal("1234.50")) == "1,234.50"
    assert korean.number(-8) == "−8"
    assert korean.percent(Decimal("78.0")) == "78.0%"
    assert korean.korean_date(date(2023, 5, 31)) == "2023년 5월 31일"


@pytest.mark.parametrize(
    ("word", "pair", "joined"),
    [
        ("경제정책과", "은/는", "경제정책과는"),
        ("캠퍼스타운", "이/가", "캠퍼스타운이"),
        ("핀테크랩", "을/를", "핀테크랩을"),
        ("서울", "으로/로", "서울로"),
        ("원", "으로/로", "원으로"),
        ("양재 AI", "은/는", "양재 AI는"),
        ("G밸리", "과/와", "G밸리와"),
        ("연구개발(R&D)", "이/가", "연구개발(R&D)이"),
        ("2023", "은/는", "2023은"),
        ("1,102", "은/는", "1,102는"),
        ("47.1%", "을/를", "47.1%를"),
        ("‘돌보기’", "을/를", "‘돌보기’를"),
        ("M+", "은/는", "M+은"),
        ("…", "은/는", "…는"),
        ("돌보기(50줄)", "을/를", "돌보기(50줄)를"),
        ("지원(50줄)", "을/를", "지원(50줄)을"),
        ("(9개)", "은/는", "(9개)는"),
        ("9,000㎡", "은/는", "9,000㎡는"),
        ("300㎏", "으로/로", "300㎏으로"),
        ("20m²", "이/가", "20m²가"),
    ],
)
def test_particles_fit_the_end_of_the_word(word: str, pair: str, joined: str) -> None:
    assert korean.with_particle(word, pair) == joined
    assert word + korean.particle_alone(word, pair) == joined


AWKWARD = [
    "R&D *a* _b_ `c` [d](e) {f} |g| ~h~ <i> #j \\k \"l\" 'm' $n$ =o ![p](q)",
    "- 줄표",
    "+ 더하기",
    "1. 하나",
    "12) 둘",
    "# 우물정",
    "> 인용",
    ": 풀이",
    "    들여쓴 글",
    "<구로,청춘 '23:성장통〉",
    "<!-- 숨은 글 -->",
    "&amp; 이미 바꾼 글",
]


@pytest.mark.parametrize("awkward", AWKWARD)
def test_escaped_text_reads_the_same_through_markdown(awkward: str) -> None:
    html = markdown(str(korean.escape(awkward)).strip(), extensions=["tables", "attr_list"])
    assert html == f"<p>{korean.escape(awkward.strip())}</p>"


@pytest.mark.parametrize("awkward", AWKWARD)
def test_escaped_text_is_plain_in_html(awkward: str) -> None:
    assert korean.escape(awkward).unescape() == awkward
    assert not set(korean.escape(awkward)) & set("<>\"'*_`[]{}|")


def test_markup_is_kept() -> None:
    assert korean.escape(Markup("<b>")) == "<b>"
