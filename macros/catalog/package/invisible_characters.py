"""Letters that do not show: what they are, and how a message shows them all the same.

Listed by their numbers, not asked of Python's Unicode tables: those differ between versions of
Python, and a file must not be sound on one machine and refused on another.
"""

from __future__ import annotations

import json
import re
import unicodedata

# What any program may take for the end of a line, and the tab.
LINE_BREAK = re.compile("[\t-\r\u001c-\u001e\u0085\u2028\u2029]")
# Text that does not read as it is stored: control characters, bidirectional controls, zero-width
# characters, fillers that look like spaces (Hangul's among them), variation selectors, tags, signs
# that only arrange others (shorthand, music, hieroglyphs), and what is no character at all and
# would make XML unreadable, halves of letters among it.
INVISIBLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U00013455\U00016fe4\U0001bca0-\U0001bca3\U0001d159"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
# What stands for a letter that was lost, or for a picture that was left out.
LOST = re.compile("[\ufffc\ufffd]")
# Letters that only one maker's fonts have: every other machine shows a box, or another sign.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Spaces that are not the one of the space bar; a search for two words does not find them.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK = re.compile(rf"(?!\n)(?:{LINE_BREAK.pattern}|{ODD_SPACE.pattern})")
# Where no mark stands that is put on a letter: Latin, Hangul, Han, Kana, signs.
_WITHOUT_MARKS = re.compile(
    "[\x00-\u02ff\u1100-\u11ff\u2000-\u20cf\u2100-\u2cee\u2e00-\u3029\u3030-\u3098\u309b-\ua66e"
    "\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]*"
)
MOST_MARKS = 4  # on one letter; no writing of today needs more
# Scripts that are written from right to left, and the signs that have a sentence follow them.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Words of such a script, with the digits and signs between them.
RIGHT_TO_LEFT_WORDS = re.compile(
    rf"{RIGHT_TO_LEFT.pattern}(?:[^<>&A-Za-z가-힣]*{RIGHT_TO_LEFT.pattern})?"
)
_OPEN, _CLOSE = "\u2068", "\u2069"  # what stands between them turns nothing around outside
SHOWN = {"\r": "⏎", "\n": "⏎", "\t": "⇥"}


# What may move a terminal's cursor or turn words around; lines and tabs are layout, and a text that
# is isolated is passed on as one.
_NOT_PRINTED = re.compile(f"(?![\t\n]){INVISIBLE.pattern}")
# What GitHub's runner obeys wherever a log prints it: ``::error::`` as a line begins, and ``##[``.
_ORDERS = re.compile(r"(?m)^[^\S\n]*::|##\[")
_ISOLATED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}\n]*){_CLOSE}")
_NAMED = re.compile("|".join(p.pattern for p in (INVISIBLE, LOST, PRIVATE, ODD_SPACE)))


def shown(text: str) -> str:
    r"""Returns a text with everything that does not show written out.

    A message quotes what stands in a cell; a cell must not be able to move the cursor of the
    terminal the message is read in, or turn its words around.

    >>> shown("가\u202e나\n다")
    '가⟨U+202E⟩나⏎다'
    """
    return _NAMED.sub(lambda m: SHOWN.get(m.group(), f"⟨U+{ord(m.group()):04X}⟩"), text)


def has_stacked_marks(text: str) -> bool:
    r"""Tells whether a letter wears so many marks that they cover the lines above and below.

    >>> has_stacked_marks("e" + "\u0301" * 5), has_stacked_marks("e\u0302\u0301")
    (True, False)
    """
    if _WITHOUT_MARKS.fullmatch(text):
        return False
    marks = "".join("M" if unicodedata.category(sign) in {"Mn", "Me"} else "." for sign in text)
    return "M" * (MOST_MARKS + 1) in marks


def printable(text: str) -> str:
    r"""Returns a text for a terminal: its lines, tabs and spaces, and no letter that does not show.

    >>> printable("가\x1b[2J\n나")
    '가⟨U+001B⟩[2J\n나'
    """
    end, isolated_text = 0, ""
    for match in _ISOLATED.finditer(text):
        isolated_text += _written_out(text[end : match.start()]) + isolated(_written_out(match[1]))
        end = match.end()
    return isolated_text + _written_out(text[end:])


def _written_out(text: str) -> str:
    return _ORDERS.sub(_written_order, _NOT_PRINTED.sub(lambda match: shown(match.group()), text))


def _written_order(match: re.Match[str]) -> str:
    sign = match[0][-1]
    return f"{match[0][:-1]}⟨U+{ord(sign):04X}⟩"


def isolated(text: str) -> str:
    """Returns a text that turns nothing around beside it, digits least of all.

    >>> isolated("가"), len(isolated("\u05d0"))
    ('가', 3)
    """
    return f"{_OPEN}{text}{_CLOSE}" if RIGHT_TO_LEFT.search(text) else text


def plain(text: str) -> str:
    r"""Returns a text for where no markup stands: feeds, calendars, attributes and titles of pages.

    What does not show is left out, which XML and calendar programs would not read or would obey;
    words from right to left turn nothing around beside them. Lines stay.

    >>> plain("가\u202e나\x00\n다\u00a0라"), len(plain("\u05d0 1"))
    ('가나\n다 라', 5)
    """
    return RIGHT_TO_LEFT_WORDS.sub(rf"{_OPEN}\g<0>{_CLOSE}", visible(text))


def visible(text: str) -> str:
    r"""Returns a text without what does not show; any space or tab is the one of the space bar.

    >>> visible("열린\u200b\u00a0장부\u202e")
    '열린 장부'
    """
    return _NOT_PRINTED.sub("", _BLANK.sub(" ", text))


def escaped(document: str) -> str:
    r"""Returns a JSON document that says the same and can be printed.

    >>> escaped('"가\u202e"')
    '"가\\u202e"'
    """
    document = document.replace("##[", "##\\u005b")
    return _NOT_PRINTED.sub(lambda match: json.dumps(match.group())[1:-1], document)
