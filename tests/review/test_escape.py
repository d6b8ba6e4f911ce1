"""A cell can say nothing but what stands in it, whatever stands in it."""

import pytest
from markdown_it import MarkdownIt

from macros.review.escape import LONGEST, quote_markdown, quote_text, visible

EVIL = [
    "# 큰 제목",
    "[눌러](http://evil.example) ![그림](http://evil.example/x.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@octocat @org/team #1 GH-2 user@evil.example www.evil.example https://evil.example",
    "`code` ``two`` ```three",
    "`",
    "``",
    " 앞뒤 빈칸 ",
    "첫 줄\n\n# 둘째 줄\r\n- 셋째",
    "```\n펜스 안\n```",
    "a|b|c",
    "&lt;b&gt; &#64;octocat &amp;",
    "--> <!-- 끝",
    "\u202e거꾸로\u200b",
    "\\`탈출\\`",
    "::error file=x::거짓",
    "1. 번호\t- 목록",
    "_" * 3 + "*" * 3 + "~~",
]


def words(markdown: str) -> list[tuple[str, str]]:
    """Returns the inline tokens of a Markdown text, block tokens included."""
    found: list[tuple[str, str]] = []
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "inline":
            found.extend((child.type, child.content) for child in token.children or ())
        else:
            found.append((token.type, token.content))
    return found


@pytest.mark.parametrize("text", EVIL)
def test_a_cell_is_one_code_span_and_nothing_else(text: str) -> None:
    tokens = words(f"- 값: {quote_markdown(text)}")
    assert [kind for kind, _ in tokens] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "text",
        "code_inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]
    assert tokens[4][1].strip() == visible(text).strip()


@pytest.mark.parametrize("text", EVIL)
def test_a_cell_in_a_heading_stays_in_it(text: str) -> None:
    kinds = [kind for kind, _ in words(f"### 사업 {quote_markdown(text)} ({quote_markdown('a')})")]
    assert kinds == [
        "heading_open",
        "text",
        "code_inline",
        "text",
        "code_inline",
        "text",
        "heading_close",
    ]


def test_what_is_not_seen_is_shown() -> None:
    assert visible("가\u200b나\x1b[31m\x00") == "가⟨U+200B⟩나⟨U+001B⟩[31m⟨U+0000⟩"
    assert visible("가\r\n나\t다\u2028라") == "가⏎⏎나⇥다⟨U+2028⟩라"


def test_long_cells_are_reported_by_their_beginning() -> None:
    assert visible("가" * LONGEST) == "가" * LONGEST
    assert visible("가" * (LONGEST + 1)) == "가" * LONGEST + "…"


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_an_empty_cell_is_said_to_be_one(text: str) -> None:
    assert quote_markdown(text) == quote_text(text) == "(빈칸)"
