import re

from macros.render.drawing.font_metrics import CUT, ellipsize, glyph_of, text_width, units


def test_a_hangul_syllable_is_as_wide_as_every_other() -> None:
    widths = {glyph.advance for letter in "가힣뷁" if (glyph := glyph_of(letter))}
    assert widths == {920}
    assert units() == 1000


def test_a_letter_has_an_outline_and_a_blank_has_none() -> None:
    letter, blank = glyph_of("가"), glyph_of(" ")
    assert letter is not None
    assert letter.outline.startswith("M")
    assert letter.outline.endswith("Z")
    assert blank is not None
    assert blank.outline == ""
    assert blank.advance > 0


def test_a_letter_the_font_lacks_is_none_and_counts_as_square() -> None:
    assert glyph_of("\u0e01") is None
    assert text_width("\u0e01", 15) == 15


def test_a_bolder_letter_is_there_twice_a_little_apart() -> None:
    plain, bold = glyph_of("ㅣ"), glyph_of("ㅣ", embolden=22)
    assert plain is not None
    assert bold is not None
    assert bold.advance == plain.advance
    lefts = [int(start) for start in re.findall(r"M(-?\d+)", bold.outline)]
    left = int(re.findall(r"M(-?\d+)", plain.outline)[0])
    assert lefts == [left - 22, left + 22]


def test_a_width_grows_with_the_type() -> None:
    assert text_width("가", 100) == 92
    assert text_width("가나", 50) == text_width("가", 100)
    assert text_width("", 15) == 0


def test_a_text_that_fits_is_left() -> None:
    assert ellipsize("가나다", 10, text_width("가나다", 10)) == "가나다"


def test_a_text_that_does_not_fit_is_cut_and_says_so() -> None:
    room = text_width(f"가나다 {CUT}", 10)
    cut = ellipsize("가나다 라마바", 10, room)
    assert cut == f"가나다{CUT}"
    assert text_width(cut, 10) <= room


def test_where_nothing_fits_only_the_ellipsis_is_left() -> None:
    assert ellipsize("가나", 10, 1) == CUT
