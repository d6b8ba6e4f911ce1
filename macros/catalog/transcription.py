"""Literals of the report as readers see them: without the marks of the transcription.

The report was transcribed from paper into Markdown with pieces of HTML and LaTeX. The tables keep
each literal character for character; what is shown has the characters that the marks stand for.
"""

from __future__ import annotations

import html
import re

_COMMENT = re.compile(r"<!--.*?-->")
# Names of elements that a transcription is written with; any other angle brackets are text.
_NAMES = "sup|sub|mark|del|ins|strong|em|span|font|small|big|tt|code|table|tbody|thead|b|i|u|s|p"
_TAG = re.compile(rf"</?(?:{_NAMES}|tr|td|th|div|center)(?:\s[^<>]*)?/?>", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_RAISED = re.compile(r"<(sup|sub)>([^<>]*)</\1>", re.I)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^()]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\((?:https?://|#)[^()]*\)")
_PAIRED = re.compile(r"(\*\*|~~|(?<!\w)__)(?=\S)(.+?)(?<=\S)\1(?!(?<=__)\w)")
# Half of a pair, where the other half lies outside the literal: it clings to a word.
_OPENING = re.compile(r"(?:(?<=\s)|(?<=\()|^)(?:\*\*|~~)(?=\S)")
_CLOSING = re.compile(r"(?<=\S)(?:\*\*|~~)(?=\s|\)|$)")
_HEADING = re.compile(r"^#{1,6}\s+")
# Dollars enclose LaTeX only around a command, a raised or lowered sign or a lone number.
_MATH = re.compile(r"(?<!\\)\$([^$]*?(?:\\[A-Za-z%]|[\^_])[^$]*|\s*\d[\d.,]*\s*)(?<!\\)\$")
_WORDS = re.compile(r"\\(?:text|mathrm|mathbf|mathit|textbf|textit|operatorname)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\w))")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ESCAPED = re.compile(r"\\([%$#&_{}*~\[\]()|<>!.+`-])")

COMMANDS = {
    "rightarrow": "→", "to": "→", "longrightarrow": "→", "Rightarrow": "⇒",
    "leftarrow": "←", "Leftarrow": "⇐", "leftrightarrow": "↔", "uparrow": "↑",
    "downarrow": "↓", "nearrow": "↗", "searrow": "↘", "times": "×", "div": "÷", "pm": "±",
    "cdot": "·", "bullet": "•", "circ": "○", "sim": "~", "approx": "≈", "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "ne": "≠", "infty": "∞", "triangle": "△",
    "bigtriangleup": "△", "blacktriangle": "▲", "blacktriangledown": "▼", "Delta": "Δ",
    "alpha": "α", "beta": "β", "mu": "μ", "star": "☆", "checkmark": "✓", "square": "□",
    "blacksquare": "■", "ldots": "…", "cdots": "…", "dots": "…", "quad": " ", "qquad": " ",
    "ell": "ℓ",
}  # fmt: skip
_UP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def legible(literal: str) -> str:
    r"""Returns a literal of the transcription without its marks, for a reader.

    >>> legible(r"('20) $5.3 \rightarrow$"), legible("우리아이 설명서<sup>1)</sup>")
    ("('20) 5.3 →", '우리아이 설명서¹⁾')
    >>> legible("**3,991명**"), legible("길 <별> 열기"), legible("미화 30만$")
    ('3,991명', '길 <별> 열기', '미화 30만$')
    """
    text = _COMMENT.sub("", literal)
    text = _RAISED.sub(
        lambda match: _script(match[2], _UP if match[1].lower() == "sup" else _DOWN), text
    )
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _MATH.sub(lambda match: _math(match[1].strip()), text)
    text = _COMMAND.sub(lambda match: COMMANDS.get(match[1], match[0]), text)
    for _ in range(2):  # a mark within a mark
        text = _PAIRED.sub(r"\2", text)
    text = _HEADING.sub("", _CLOSING.sub("", _OPENING.sub("", text)))
    return _ENTITY.sub(lambda match: html.unescape(match[0]), _ESCAPED.sub(r"\1", text))


def _math(text: str) -> str:
    """Returns what a formula between dollars shows; a command that is not known is dropped."""
    text = _FRACTION.sub(r"\1/\2", _WORDS.sub(r"\1", text))
    text = re.sub(r"\^\{?\\circ\}?", "°", text)
    text = _SCRIPT.sub(
        lambda match: _script(match[2] or match[3], _UP if match[1] == "^" else _DOWN), text
    )
    text = _ESCAPED.sub(r"\1", text)
    text = _COMMAND.sub(lambda match: COMMANDS.get(match[1], ""), text)
    return text.replace("{", "").replace("}", "")


def _script(text: str, moves: dict[int, int]) -> str:
    """Returns raised or lowered characters; plain ones where Unicode has none of them."""
    moved = text.translate(moves)
    return moved if all(a != b for a, b in zip(text, moved, strict=True)) else text
