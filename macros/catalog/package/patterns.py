"""The forms of ids, addresses, dates and numbers that are stored as text.

They stand in the code because safety rests on them: an id becomes a path and an address, a date is
taken apart by its place. The descriptor states them too, for whoever reads the published package,
and may state no others: a pattern of anybody's making can take for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


@dataclass(frozen=True)
class FieldPattern:
    """How a text of one kind is written.

    Attributes:
        pattern: The whole text as a regular expression. Each part of it can match in one way only,
            so that matching takes no longer than reading.
        remedy: How to write it, a Korean sentence.
        rule: What is wrong with another text, a Korean sentence.
    """

    pattern: str
    remedy: str
    rule: str = "꼴이 맞지 않습니다."

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def fits(self, text: str) -> bool:
        """Tells whether a text is of the form."""
        return self._compiled.fullmatch(text) is not None


_ID_REMEDY = "영문 소문자, 숫자, 붙임표(-)만 써 주세요."
_ID_RULE = "이름표의 꼴이 아닙니다."
ID = FieldPattern(_ID, _ID_REMEDY, _ID_RULE)
IDS = FieldPattern(f"{_ID}( {_ID})*", _ID_REMEDY, _ID_RULE)
SECTION = FieldPattern(
    "[A-Za-z]+([-.][A-Za-z0-9]+)*",
    "IV-1-2나 I.budget처럼 로마자로 시작해 적어 주세요(번호뿐이면 S-1처럼).",
)
PAIR = FieldPattern("[0-9]+-[0-9]+", "1-3처럼 적어 주세요.")
NUMBERED = FieldPattern("[0-9]+(-[0-9]+)*", "1-3이나 1-3-1처럼 적어 주세요.")
PARTED = FieldPattern("[0-9]+(-[0-9]+)+", "1-3이나 1-3-1처럼 적어 주세요.")
ARTICLES = FieldPattern("[0-9]+(, [0-9]+)*", "6이나 6, 7처럼 적어 주세요.")
DATE = FieldPattern(_DAY, "2023, 2023-05, 2023-05-31처럼 적어 주세요.")
PERIOD = FieldPattern(
    f"{_DAY}(/({_DAY})?)?|/{_DAY}", "2023, 2023-05, 2023-05-31, 2019/2022처럼 적어 주세요."
)
SHA256 = FieldPattern("[0-9a-f]{64}", "영문 소문자와 숫자 64자로 된 지문처럼 적어 주세요.")
# Nothing that could end a quotation, a code span or a link where the address is shown.
ADDRESS = FieldPattern(
    r"""https://[^\s/?#@"'<>\\^`{|}]+([/?#][^\s"<>\\^`{|}]*)?""",
    "https://www.example.org/처럼 적어 주세요.",
)
# What the descriptor may state.
KNOWN = {
    form.pattern: form
    for form in (
        *(ID, IDS, SECTION, PAIR, NUMBERED, PARTED, ARTICLES),
        *(DATE, PERIOD, SHA256, ADDRESS),
    )
}
# Lists of places are divided by district, each with pages of its own.
PAGE_NAME = FieldPattern(
    r'[^\s./\\?#%*:"<>|][^/\\?#%*:"<>|]*',
    "빗금(/), 물음표, 점 같은 부호로 시작하거나 그런 부호를 담지 않게 적어 주세요.",
    "쪽의 주소가 되는 이름에 쓸 수 없는 부호가 있습니다.",
)

_BY_COLUMN: Mapping[str, FieldPattern] = {
    **dict.fromkeys(("about", "breakdown", "part_of", "proof", "result"), ID),
    **dict.fromkeys(("applies_to", "terms"), IDS),
    **dict.fromkeys(("section_id", "source_section"), SECTION),
    **dict.fromkeys(("start", "end"), DATE),
    "articles": ARTICLES,
    "district_ko": PAGE_NAME,
    "number": NUMBERED,
    "period": PERIOD,
    "text_sha256": SHA256,
}


def pattern_of(column: str) -> FieldPattern | None:
    """Returns the form of a column of text, whatever the descriptor says; None for free text.

    >>> pattern_of("program_id") is ID, pattern_of("name_ko")
    (True, None)
    """
    if column in _BY_COLUMN:
        return _BY_COLUMN[column]
    if column.endswith("_id"):
        return ID
    return ADDRESS if column.endswith("_url") else None
