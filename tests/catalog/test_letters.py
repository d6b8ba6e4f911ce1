"""What does not show is written out."""

import unicodedata

import pytest

from macros.catalog.letters import INVISIBLE, LINE_BREAK, shown


@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\u2066", "\u3164", "\ufe0f", "\uffff"])
def test_what_does_not_show_is_named(letter: str) -> None:
    assert shown(f"가{letter}나") == f"가⟨U+{ord(letter):04X}⟩나"


def test_a_cell_cannot_steer_the_terminal() -> None:
    assert shown("\x1b[2J지움") == "⟨U+001B⟩[2J지움"


def test_every_control_and_every_bidirectional_mark_is_known() -> None:
    for number in (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    ):
        assert INVISIBLE.search(chr(number)), hex(number)


def test_format_characters_that_common_text_can_hold_are_known() -> None:
    for number in (*range(0x0590), *range(0x0900, 0x11000)):
        if unicodedata.category(chr(number)) == "Cf":
            assert INVISIBLE.search(chr(number)), hex(number)


def test_what_any_program_takes_for_the_end_of_a_line_is_known() -> None:
    for number in range(0x3000):
        if len(f"가{chr(number)}나".splitlines()) > 1:
            assert LINE_BREAK.fullmatch(chr(number)), hex(number)


def test_korean_and_its_signs_show() -> None:
    assert (
        shown("가나다 ㅋㅍ ㈜ ‘말’ 「글」 ① ㎡ 漢 é 🖒") == "가나다 ㅋㅍ ㈜ ‘말’ 「글」 ① ㎡ 漢 é 🖒"
    )
