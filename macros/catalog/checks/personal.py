"""Personal data that must not slip into a public record: warned of wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from macros.catalog.findings import Finding
from macros.catalog.frames import present, rows
from macros.catalog.schema import Package

# Six digits of a birthday and seven more; the seventh tells century and sex (5 to 8 foreigners).
RESIDENT_NUMBER = re.compile(
    r"(?<![\d-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-?[1-8]\d{6}(?![\d-])"
)
MOBILE = re.compile(r"(?<![\d.-])01[016789][-. )]?\d{3,4}[-. ]?\d{4}(?![\d-])")
# Addresses of the great free services; those of offices and firms are published on purpose.
PRIVATE_HOSTS = (
    "naver.com",
    "gmail.com",
    "daum.net",
    "hanmail.net",
    "kakao.com",
    "nate.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "yahoo.com",
    "yahoo.co.kr",
)
PRIVATE_EMAIL = re.compile(
    r"(?<![a-z0-9_.+-])[a-z0-9_.+-]{1,64}"
    rf"@(?:{'|'.join(map(re.escape, PRIVATE_HOSTS))})(?![a-z0-9.-]*[a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
PATTERNS = (
    (RESIDENT_NUMBER, "personal-resident-number", "주민등록번호로 보이는 숫자가 있습니다."),
    (MOBILE, "personal-mobile", "휴대전화 번호로 보이는 숫자가 있습니다."),
    (PRIVATE_EMAIL, "personal-email", "개인 전자우편 주소로 보이는 글자가 있습니다."),
)
REMEDY = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."


def warn_of_personal_data(
    package: Package,
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, pd.DataFrame] | None,  # noqa: ARG001 - what is published already matters too
) -> Iterator[Finding]:
    """Warns of resident registration numbers, mobile numbers and private e-mail addresses."""
    for table in present(package, frames):
        strings = [field.name for field in table.fields if field.type == "string"]
        for row in rows(table, frames[table.name]):
            for name in strings:
                for pattern, code, rule in PATTERNS:
                    if pattern.search(row[name]):
                        # The message must not publish the datum once more.
                        yield replace(row.warning(name, code, rule, REMEDY), value=None)
