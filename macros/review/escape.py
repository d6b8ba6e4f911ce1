"""How text of cells is quoted, so that a cell can say nothing but what stands in it.

A report on a change is shown where Markdown, HTML, links and names of people are acted on, and the
change may come from anybody. So whatever comes from the data stands in a code span: within one
nothing is acted on, neither by Markdown nor by what GitHub does to mentions, issues and addresses.
"""

from __future__ import annotations

import re
import unicodedata

from macros.catalog.package.invisible_characters import INVISIBLE, SHOWN, isolated
from macros.catalog.package.personal_data import masked

LONGEST = 300  # characters quoted of a cell; a longer one is cut
KEPT = 30  # characters before the first that differs
EMPTY = "(빈칸)"
BACKTICKS = re.compile(r"`+")
# Written as they are they would break the span, or show something else than is stored.
HIDDEN_KINDS = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Returns a text on one line, with invisible characters shown by their code points.

    >>> visible("가\n나\u202e다")
    '가⏎나⟨U+202E⟩다'
    """
    shown = "".join(_shown(letter) for letter in masked(text[: 2 * LONGEST]))
    return isolated(shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…")


def _shown(letter: str) -> str:
    if letter in SHOWN:
        return SHOWN[letter]
    if INVISIBLE.match(letter) or unicodedata.category(letter) in HIDDEN_KINDS:
        return f"⟨U+{ord(letter):04X}⟩"
    return letter


def from_first_difference(before: str, after: str) -> tuple[str, str]:
    """Returns two texts without a long beginning that they share, which would fill the quotation.

    >>> from_first_difference("가" * 400 + "나", "가" * 400 + "다")[0][:2]
    '…가'
    """
    pairs = enumerate(zip(before, after, strict=False))
    differs = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    shared = differs - KEPT
    if max(len(before), len(after)) <= LONGEST or shared <= 0:
        return before, after
    return f"…{before[shared:]}", f"…{after[shared:]}"


def quote_markdown(text: str) -> str:
    """Returns a text as a code span of Markdown.

    >>> quote_markdown("**가** @나"), quote_markdown("a`b")
    ('`**가** @나`', '``a`b``')
    """
    shown = visible(text)
    if not shown.strip():
        return EMPTY
    longest = max((len(run) for run in BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def quote_text(text: str) -> str:
    """Returns a text in quotation marks.

    >>> quote_text("가"), quote_text("")
    ('‘가’', '(빈칸)')
    """
    shown = visible(text)
    return f"‘{shown}’" if shown.strip() else EMPTY
