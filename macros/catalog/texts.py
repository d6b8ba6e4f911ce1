"""What a text may hold, in a cell or in the descriptor: no markup, no template syntax, all visible.

Pages are rendered by Jinja and Markdown, so a text with ``{{`` would run as a template and a tag
would reach the page. Escaping is the second line of defence; this is the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from macros.catalog.letters import INVISIBLE, LINE_BREAK

TEMPLATE = re.compile(r"\{\{|\{%|\{#")
TAG = re.compile(r"<[A-Za-z/!?]")
# As many letters as a spreadsheet keeps in a cell: it would cut more without a word.
MOST_LETTERS = 32_767


class Fault(NamedTuple):
    """What is wrong with a text: the code of the rule, the rule, how to mend it."""

    code: str
    rule: str
    remedy: str


def text_faults(text: str, *, verbatim: bool = False) -> Iterator[Fault]:
    """Yields what is wrong with a text.

    Args:
        text: The text as it stands.
        verbatim: Whether it is what the report prints, which stays as it is, its stray tags and
            jamo included; it is always escaped.
    """
    finding = Fault
    if TEMPLATE.search(text):
        yield finding("template", "틀 문법({{, {%, {#)이 들어 있습니다.", "중괄호를 지워 주세요.")
    if len(text) > MOST_LETTERS:
        yield finding(
            "cell-long", "한 칸에 32,767자가 넘습니다.", "글을 줄이거나 여러 줄로 나눠 주세요."
        )
    if LINE_BREAK.search(text):
        yield finding("line-break", "칸 안에 줄바꿈이나 탭이 있습니다.", "빈칸으로 바꿔 주세요.")
    elif INVISIBLE.search(text):
        yield finding(
            "invisible", "보이지 않는 글자가 들어 있습니다.", "칸을 지우고 손으로 다시 적어 주세요."
        )
    if verbatim:
        return
    if TAG.search(text):
        yield finding(
            "markup", "HTML 꼬리표가 들어 있습니다.", "꺾쇠(<, >)와 꼬리표를 지워 주세요."
        )
    if text != text.strip():
        yield finding("spaces", "앞뒤에 빈칸이 있습니다.", "빈칸을 지워 주세요.")
    if text != unicodedata.normalize("NFC", text):
        yield finding(
            "hangul-form",
            "한글이 낱자로 풀려 있습니다(NFD).",
            "칸을 지우고 손으로 다시 적어 주세요.",
        )
