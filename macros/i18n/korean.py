"""Korean wording of values, and the one place that escapes text for a page."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup

from macros.catalog.entities import Value
from macros.i18n.number_words import MINUS as MINUS  # noqa: PLC0414 - part of this interface
from macros.i18n.number_words import number as number  # noqa: PLC0414 - part of this interface

WORD_JOINER = "\u2060"

# Characters that Markdown or HTML would act on inside a line. As numeric references they mean the
# same in Markdown text and in an HTML block, so one escape serves both.
ACTIVE = re.compile(r"""[&<>"'*_`\[\]{}|~^\\#!$=]""")
# A line that begins so would become a list, a quotation or a rule.
LINE_START = re.compile(r"^(\s*)([-+:]|\d+(?=[.)]))")

# Whether the Korean reading of a last digit or Latin letter ends in a consonant; ㄹ counts as a
# vowel before (으)로. Digits: 영 일 이 삼 사 오 육 칠 팔 구.
DIGIT_FINALS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
LETTER_FINALS = {"l": "ㄹ", "r": "ㄹ", "m": "ㅁ", "n": "ㄴ"}
# Signs of units: those of grams end in a consonant (그램), the others in a vowel (미터, 도).
GRAMS, OTHER_UNITS = "㎏㎎㎍", "%‰℃㎡㎢㎥㎞㎝㎜㏊ℓ²³"
# What is added in brackets is not read before the particle: 지원(50줄)을.
BRACKETED = re.compile(r"(?<=[0-9A-Za-z가-힣%’”」』\]])\s*\([^()]*\)$")
HANGUL_FIRST, HANGUL_LAST, FINALS = 0xAC00, 0xD7A3, 28
FINAL_L = 8  # index of ㄹ among the finals of a syllable


def escape(text: object) -> Markup:
    """Escapes text for a page, in Markdown and in HTML alike.

    >>> str(escape("R&D *a* <b>"))
    'R&#38;D &#42;a&#42; &#60;b&#62;'
    """
    if isinstance(text, Markup):
        return text
    safe = ACTIVE.sub(lambda match: f"&#{ord(match.group())};", str(text))
    start = LINE_START.match(safe)
    if start:
        first = start.group(2)[0]
        safe = f"{start.group(1)}&#{ord(first)};{safe[start.end(1) + 1 :]}"
    return Markup(safe)  # noqa: S704 - this is the function that makes text safe


def percent(value: Value) -> str:
    """Writes a percentage; the sign stays with its number.

    >>> percent(53)
    '53%'
    """
    return f"{number(value)}%"


def korean_date(day: date) -> str:
    """Writes a date in Korean.

    >>> korean_date(date(2023, 6, 22))
    '2023년 6월 22일'
    """
    return f"{day.year}년 {day.month}월 {day.day}일"


def with_particle(word: str, pair: str) -> str:
    """Appends the particle that fits the end of a word.

    Args:
        word: Hangul, digits, Latin letters or a unit at its end; quotes are skipped, and what is
            added in brackets.
        pair: Form after a consonant, then after a vowel: ``은/는``, ``이/가``, ``을/를``,
            ``과/와``, ``으로/로``.

    >>> with_particle("캠퍼스타운", "은/는"), with_particle("R&D", "은/는")
    ('캠퍼스타운은', 'R&D는')
    >>> with_particle("서울", "으로/로"), with_particle("47.1%", "을/를")
    ('서울로', '47.1%를')
    >>> with_particle("지원(50줄)", "을/를"), with_particle("9,000㎡", "은/는")
    ('지원(50줄)을', '9,000㎡는')
    """
    after_consonant, after_vowel = pair.split("/")
    final = _final(word)
    if after_vowel == "로" and final == "ㄹ":
        return word + after_vowel
    return word + (after_consonant if final else after_vowel)


def particle_alone(word: str, pair: str) -> str:
    """Returns only the particle, where markup stands between it and the word it fits."""
    return with_particle(word, pair)[len(word) :]


def _final(word: str) -> str:
    """Returns the final consonant of a word's reading, "" if it ends in a vowel."""
    letters = re.sub(rf"[^0-9A-Za-z가-힣{GRAMS}{OTHER_UNITS}]", "", BRACKETED.sub("", word))
    last = letters[-1:].lower()
    if not last or last in OTHER_UNITS:
        return ""
    if last in GRAMS:
        return "ㅁ"
    if HANGUL_FIRST <= ord(last) <= HANGUL_LAST:
        index = (ord(last) - HANGUL_FIRST) % FINALS
        return "ㄹ" if index == FINAL_L else ("ㄱ" if index else "")
    return DIGIT_FINALS.get(last) or LETTER_FINALS.get(last, "")
