from itertools import pairwise

import pytest

from macros.render.drawing.caption import Caption, caption_from_json, caption_to_json, wrap

CAPTION = Caption(
    '제목 "별" & <달>',
    "단위\n둘째 줄",
    "출처: 하늘마루군 「보고」",
    "설명 \\ 끝",
    (("strong", "실적"), ("outline", "목표")),
)
TEXT = "가나다 라마 바사아자차카타파하 거 너더러 머버서어저처커터퍼허고노도로 모"


def test_a_caption_comes_back_from_json_as_it_was() -> None:
    back = caption_from_json(caption_to_json(CAPTION))
    assert back == CAPTION
    hash(back)  # the legend is tuples again, not lists


def test_a_caption_without_a_legend_comes_back_too() -> None:
    caption = Caption("제목", "", "", "")
    assert caption_from_json(caption_to_json(caption)) == caption


def test_the_json_is_one_line_of_readable_korean() -> None:
    # A request of the drawing process is a line.
    text = caption_to_json(CAPTION)
    assert "\n" not in text
    assert "하늘마루군" in text


def test_a_caption_of_other_words_is_other_json() -> None:
    texts = {
        caption_to_json(Caption(*fields))
        for fields in (
            ("가", "나", "다", "라"),
            ("나", "가", "다", "라"),
            ("가", "나", "다", "라", (("mid", "마"),)),
            ("가", "나", "다", "라", (("strong", "마"),)),
        )
    }
    assert len(texts) == 4


@pytest.mark.parametrize("width", [1, 4, 7, 9, 16, 100])
def test_wrapping_loses_no_letter_and_fills_every_line(width: int) -> None:
    lines = wrap(TEXT, width, len)
    assert " ".join(lines) == TEXT
    assert all(len(line) <= width or " " not in line for line in lines)
    for line, after in pairwise(lines):
        assert len(f"{line} {after.split()[0]}") > width


def test_a_line_may_be_just_as_long_as_the_width() -> None:
    assert wrap("가나 다라", 5, len) == ["가나 다라"]
    assert wrap("가나 다라", 4.9, len) == ["가나", "다라"]


def test_a_word_longer_than_a_line_keeps_its_own() -> None:
    assert wrap("가 나다라마바사 아", 3, len) == ["가", "나다라마바사", "아"]
    assert wrap("나다라마바사 아 자", 3, len) == ["나다라마바사", "아 자"]


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", 10, len) == [""]


def test_lines_are_as_long_as_they_are_measured() -> None:
    assert wrap("가 가 i i i i", 3, lambda line: 2 * line.count("가")) == ["가", "가 i i i i"]
