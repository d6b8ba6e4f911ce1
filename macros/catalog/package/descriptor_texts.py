"""What a text may hold, in a cell or in the descriptor: no markup, no template syntax, all visible.

Pages are rendered by Jinja and Markdown, so a text with ``{{`` would run as a template and a tag
would reach the page. Escaping is the second line of defence; this is the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from macros.catalog.package.invisible_characters import (
    INVISIBLE,
    LINE_BREAK,
    LOST,
    ODD_SPACE,
    PRIVATE,
    has_stacked_marks,
)
from macros.catalog.package.spreadsheet import (
    COMPUTED,
    ERROR_REMEDY,
    ERROR_RULE,
    FORMULA_REMEDY,
    FORMULA_RULE,
    is_error_value,
)

TEMPLATE = re.compile(r"\{\{|\{%|\{#")
TAG = re.compile(r"<[A-Za-z/!?]")
# What git replaces where attributes ask for it: readers would see words that no review saw.
GIT_KEYWORD = re.compile(r"\$(?:Format:|Id\s*[:$])")
# As many letters as a spreadsheet keeps in a cell: it would cut more without a word.
MAX_CHARACTERS = 32_767


class Fault(NamedTuple):
    """What is wrong with a text: the code of the rule, the rule, how to repair it."""

    code: str
    rule: str
    remedy: str


def error_fault(text: str) -> Fault | None:
    """Returns what is wrong with a cell that holds what a spreadsheet shows for no value."""
    return Fault("error-value", ERROR_RULE, ERROR_REMEDY) if is_error_value(text) else None


def formula_fault(text: str) -> Fault | None:
    """Returns what is wrong with a cell that holds what a spreadsheet was to compute."""
    return Fault("formula", FORMULA_RULE, FORMULA_REMEDY) if COMPUTED.match(text) else None


def text_faults(text: str, *, verbatim: bool = False) -> Iterator[Fault]:
    """Yields what is wrong with a text.

    Args:
        text: The text as it stands.
        verbatim: Whether it is what the report prints, which stays as it is, its stray tags and
            jamo included; it is always escaped.
    """
    finding = Fault
    if fault := error_fault(text):
        yield fault
        return
    if LOST.search(text):
        rule = "글자가 깨졌거나 그림이 빠진 자리가 있습니다."
        remedy = "보고서를 보고 그 자리의 글자를 다시 적어 주세요."
        yield finding("letter-lost", rule, remedy)
    if TEMPLATE.search(text):
        yield finding("template", "틀 문법({{, {%, {#)이 들어 있습니다.", "중괄호를 지워 주세요.")
    if len(text) > MAX_CHARACTERS:
        yield finding(
            "cell-long", "한 칸에 32,767자가 넘습니다.", "글을 줄이거나 여러 줄로 나눠 주세요."
        )
    if LINE_BREAK.search(text):
        yield finding("line-break", "칸 안에 줄바꿈이나 탭이 있습니다.", "빈칸으로 바꿔 주세요.")
    elif INVISIBLE.search(text):
        yield finding(
            "invisible", "보이지 않는 글자가 들어 있습니다.", "칸을 지우고 손으로 다시 적어 주세요."
        )
    if has_stacked_marks(text):
        rule = "글자 하나에 부호가 네 개 넘게 겹쳐 있습니다."
        remedy = "부호를 지우고 글자를 다시 적어 주세요."
        yield finding("marks-stacked", rule, remedy)
    if GIT_KEYWORD.search(text):
        rule = "git이 내려받는 파일에서 다른 글로 바꾸는 표시($Format: 따위)가 들어 있습니다."
        remedy = "달러 표시($)를 지워 주세요."
        yield finding("git-keyword", rule, remedy)
    if not verbatim:
        yield from _faults_of_our_words(text)


def _faults_of_our_words(text: str) -> Iterator[Fault]:
    """Yields what only the print may hold."""
    finding = Fault
    if fault := formula_fault(text):
        yield fault
    if PRIVATE.search(text):
        rule = "정해진 글꼴에서만 보이는 글자(사용자 정의 문자)가 들어 있습니다."
        remedy = "어느 컴퓨터에서나 보이는 글자로 바꿔 적어 주세요(예: ①, ○, -)."
        yield finding("letter-private", rule, remedy)
    if TAG.search(text):
        yield finding(
            "markup", "HTML 꼬리표가 들어 있습니다.", "꺾쇠(<, >)와 꼬리표를 지워 주세요."
        )
    if text != text.strip():
        yield finding("spaces", "앞뒤에 빈칸이 있습니다.", "빈칸을 지워 주세요.")
    elif ODD_SPACE.search(text):
        rule = "빈칸으로 보이지만 보통의 빈칸이 아닌 글자가 있습니다."
        remedy = "그 자리를 지우고 빈칸을 다시 넣어 주세요."
        yield finding("space-odd", rule, remedy)
    plain = ODD_SPACE.sub(" ", text)  # some odd spaces have another form, which is reported above
    if plain != unicodedata.normalize("NFC", plain):
        rule = "한글이 낱자로 풀려 있습니다(NFD)."
        remedy = "칸을 지우고 손으로 다시 적어 주세요."
        yield finding("hangul-form", rule, remedy)
