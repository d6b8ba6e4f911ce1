"""Letters that do not show: what they are, and how a message shows them all the same.

Listed by their numbers, not asked of Python's Unicode tables: those differ between versions of
Python, and a file must not be sound on one machine and refused on another.
"""

from __future__ import annotations

import json
import re

# What any program may take for the end of a line, and the tab.
LINE_BREAK = re.compile("[\t-\r\u001c-\u001e\u0085\u2028\u2029]")
# Text that does not read as it is stored: control characters, bidirectional controls, zero-width
# characters, fillers that look like spaces (Hangul's among them), variation selectors, tags, and
# what is no character at all and would make XML unreadable.
INVISIBLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What stands for a letter that was lost, or for a picture that was left out.
LOST = re.compile("[\ufffc\ufffd]")
# Letters that only one maker's fonts have: every other machine shows a box, or another sign.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Spaces that are not the one of the space bar; a search for two words does not find them.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SHOWN = {"\r": "⏎", "\n": "⏎", "\t": "⇥"}


# What may move a terminal's cursor or turn words around; lines and tabs are layout.
_NOT_PRINTED = re.compile(f"(?![\t\n]){INVISIBLE.pattern}")
_NAMED = re.compile("|".join(p.pattern for p in (INVISIBLE, LOST, PRIVATE, ODD_SPACE)))


def shown(text: str) -> str:
    r"""Returns a text with everything that does not show written out.

    A message quotes what stands in a cell; a cell must not be able to move the cursor of the
    terminal the message is read in, or turn its words around.

    >>> shown("가\u202e나\n다")
    '가⟨U+202E⟩나⏎다'
    """
    return _NAMED.sub(lambda m: SHOWN.get(m.group(), f"⟨U+{ord(m.group()):04X}⟩"), text)


def printable(text: str) -> str:
    r"""Returns a text for a terminal: its lines, tabs and spaces, and no letter that does not show.

    >>> printable("가\x1b[2J\n나")
    '가⟨U+001B⟩[2J\n나'
    """
    return _NOT_PRINTED.sub(lambda match: shown(match.group()), text)


def escaped(document: str) -> str:
    r"""Returns a JSON document that says the same and can be printed.

    >>> escaped('"가\u202e"')
    '"가\\u202e"'
    """
    return _NOT_PRINTED.sub(lambda match: json.dumps(match.group())[1:-1], document)
