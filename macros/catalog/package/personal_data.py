"""What personal data look like, however they are written, and texts without them.

Numbers are written with dashes, dots and spaces of many kinds, in full-width digits and with
``(at)`` for ``@``; a text is read as if all were the plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Letter for letter, so that what is found has the same place in the text itself.
_PLAIN = str.maketrans(
    {
        **{chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)},
        **dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
        **dict.fromkeys("\u00a0\u2000\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u00b7\u30fb\u318d\u2022", "."),
    }
)
# Six digits of a birthday and seven more; the seventh tells century and sex, of foreigners too.
_RESIDENT_NUMBER = re.compile(
    r"(?<![\d-])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]) ?-? ?[0-9]{7}(?![\d-])"
)
_MOBILE = re.compile(
    r"(?:(?<![\d.-])\(?0|\+ ?82[ .-]{0,2}(?:\(0\))?\(?0?)1[016789]\)?"
    r"[ ./-]{0,3}[0-9]{3,4}[ ./-]{0,3}[0-9]{4}(?![\d-])"
)
# Names of the great free services; addresses of offices and firms are published on purpose.
_SERVICES = (
    *("naver", "gmail", "googlemail", "daum", "hanmail", "kakao", "nate", "hotmail", "outlook"),
    *("icloud", "me", "yahoo", "live", "msn", "proton", "protonmail", "korea", "empas", "paran"),
)
_EMAIL = re.compile(
    r"(?<![a-z0-9_.+-])[a-z0-9_.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?"
    rf"(?:{'|'.join(_SERVICES)})\.(?:com|net|me|co\.kr)(?!\.?[a-z0-9-])",
    re.IGNORECASE | re.ASCII,
)
# Passport, driving licence, and a bank account that is called one.
_DOCUMENT = re.compile(
    r"(?<![A-Za-z0-9])[MSRODG][0-9]{3}[A-Z0-9][0-9]{4}(?![A-Za-z0-9])"
    r"|(?<![\d-])[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]{2}(?![\d-])"
    r"|계좌[^0-9]{0,10}[0-9][0-9-]{8,18}[0-9](?![\d-])"
)
RESIDENT = "personal-resident-number"
RESIDENT_RULE = "주민등록번호로 보이는 숫자가 있습니다."
PATTERNS = (
    (_RESIDENT_NUMBER, RESIDENT, RESIDENT_RULE),
    (_MOBILE, "personal-mobile", "휴대전화 번호로 보이는 숫자가 있습니다."),
    (_EMAIL, "personal-email", "개인 전자우편 주소로 보이는 글자가 있습니다."),
    (
        _DOCUMENT,
        "personal-document",
        "여권, 운전면허, 계좌의 번호로 보이는 글자가 있습니다.",
    ),
)
HIDDEN = "(가림)"
# Most cells have no digits side by side, of whatever width: they need not be read twice.
_DIGITS = re.compile(r"\d\d")


def plain(text: str) -> str:
    """Returns a text of the same length with plain digits, letters, dashes and spaces.

    >>> plain("０１０–１２")
    '010-12'
    """
    return text.translate(_PLAIN)


def kinds_in(text: str) -> Iterator[tuple[str, str]]:
    """Yields the code and the rule of each kind of personal data in a text."""
    read = plain(text)
    return ((code, rule) for pattern, code, rule in PATTERNS if pattern.search(read))


def has_resident_number(text: str) -> bool:
    """Tells whether a text holds what looks like a resident registration number.

    >>> has_resident_number("９００１０１–1234567"), has_resident_number("410,115-1,234,567")
    (True, False)
    """
    return bool(_DIGITS.search(text)) and bool(_RESIDENT_NUMBER.search(plain(text)))


def masked(text: str) -> str:
    """Returns a text without personal data: a message must not publish them once more.

    >>> masked("담당 010-1234-5678")
    '담당 (가림)'
    """
    for pattern, _, _ in PATTERNS:
        end, kept = 0, ""
        for match in pattern.finditer(plain(text)):
            kept += text[end : match.start()] + HIDDEN
            end = match.end()
        text = kept + text[end:]
    return text
