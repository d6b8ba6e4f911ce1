"""What does not show is written out."""

import unicodedata

import pytest

from macros.catalog.package.invisible_characters import (
    INVISIBLE,
    LINE_BREAK,
    ODD_SPACE,
    PRIVATE,
    RIGHT_TO_LEFT,
    has_stacked_marks,
    isolated,
    plain,
    printable,
    shown,
    visible,
)


@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\u2066", "\u3164", "\ufe0f", "\uffff"])
def test_what_does_not_show_is_named(letter: str) -> None:
    assert shown(f"가{letter}나") == f"가⟨U+{ord(letter):04X}⟩나"


def test_a_cell_cannot_steer_the_terminal() -> None:
    assert shown("\x1b[2J지움") == "⟨U+001B⟩[2J지움"


# Signs that are seen though Unicode counts them among those that only arrange others.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
# Ignored by what shows text, whatever their category (Default_Ignorable_Code_Point), and others of
# which nothing is seen.
IGNORED = (
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164),
    *(*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9)),
    *(*range(0x1BCA0, 0x1BCA4), 0x1D159, *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
    *(*range(0x13430, 0x13440), 0x16FE4),
)


def test_every_letter_that_does_not_show_is_known() -> None:
    hidden = ("Cc", "Cf", "Cs", "Zl", "Zp")
    for number in range(0x110000):
        kind = unicodedata.category(chr(number))
        if (kind in hidden and number not in SEEN) or number & 0xFFFE == 0xFFFE:
            assert INVISIBLE.match(chr(number)), hex(number)
        if kind == "Zs" and number != 0x20:
            assert ODD_SPACE.match(chr(number)), hex(number)
        if kind == "Co" and number & 0xFFFE != 0xFFFE:
            assert PRIVATE.match(chr(number)), hex(number)
        if unicodedata.bidirectional(chr(number)) in {"R", "AL"} and kind not in hidden:
            assert RIGHT_TO_LEFT.match(chr(number)), hex(number)
    assert all(INVISIBLE.match(chr(number)) for number in IGNORED)


@pytest.mark.parametrize(
    "mark", ["\u0301", "\u0489", "\u20dd", "\u0e49", "\u1dc4", "\ufe20", "\U0001e000"]
)
def test_marks_on_one_letter_are_few(mark: str) -> None:
    assert has_stacked_marks(f"가{mark * 5}나")
    assert not has_stacked_marks(f"가{mark * 4}나{mark * 4}")
    assert not has_stacked_marks("사업 10개 · 한글 漢字 Émile ㎡ \u1112\u1161\u11ab 🖒" * 10)


def test_words_from_right_to_left_turn_nothing_around() -> None:
    hebrew, arabic = "\u05d0\u05d1", "\u0627\u0628"
    assert isolated(f"가 {hebrew}") == f"\u2068가 {hebrew}\u2069"
    # What the program isolates is printed; what a stranger leaves open is written out.
    assert printable(f"'{isolated(hebrew)}' 12") == f"'\u2068{hebrew}\u2069' 12"
    assert printable(f"\u2068{arabic}\n\u2069") == f"⟨U+2068⟩{arabic}\n⟨U+2069⟩"
    assert printable(f"\u2068\u202e{arabic}\u2069") == f"\u2068⟨U+202E⟩{arabic}\u2069"
    assert printable("\u2068가\u2069") == "가"


def test_what_any_program_takes_for_the_end_of_a_line_is_known() -> None:
    for number in range(0x3000):
        if len(f"가{chr(number)}나".splitlines()) > 1:
            assert LINE_BREAK.fullmatch(chr(number)), hex(number)


def test_korean_and_its_signs_show() -> None:
    assert (
        shown("가나다 ㅋㅍ ㈜ ‘말’ 「글」 ① ㎡ 漢 é 🖒") == "가나다 ㅋㅍ ㈜ ‘말’ 「글」 ① ㎡ 漢 é 🖒"
    )


def test_plain_text_keeps_its_lines_and_isolates_words_from_right_to_left() -> None:
    assert plain("가\t나\u3164\n다 \u05d0 1 \u05d1 2") == "가 나\n다 \u2068\u05d0 1 \u05d1\u2069 2"
    assert visible("\u2068\u05d0\u2069\u202e\x1b\u00a0가") == "\u05d0 가"
