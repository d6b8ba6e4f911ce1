"""Personal data: warned of, never repeated, never found where there is none."""

import re
import shutil
import time
from pathlib import Path

import pytest

from macros.catalog.personal import masked
from macros.review.diff import differ
from macros.review.diff_formats import format_difference
from macros.review.snapshot import read_snapshot
from tests.catalog.spoil import cautions, cell_of, problems, set_cell
from tests.conftest import DATA

LOOK = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."
CASES = [
    ("신청자 900101-1234567", f"주민등록번호로 보이는 숫자가 있습니다. {LOOK} [personal-resident-number]"),
    ("외국인 0512315123456", f"주민등록번호로 보이는 숫자가 있습니다. {LOOK} [personal-resident-number]"),
    ("담당 010-1234-5678", f"휴대전화 번호로 보이는 숫자가 있습니다. {LOOK} [personal-mobile]"),
    ("담당 01012345678입니다", f"휴대전화 번호로 보이는 숫자가 있습니다. {LOOK} [personal-mobile]"),
    ("문의 Gil.Dong@naver.com으로", f"개인 전자우편 주소로 보이는 글자가 있습니다. {LOOK} [personal-email]"),
    ("여권 M12345678", f"여권, 운전면허, 계좌의 번호로 보이는 글자가 있습니다. {LOOK} [personal-document]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), CASES)
def test_a_personal_datum_is_warned_of_but_not_repeated(
    town_dir: Path, text: str, message: str
) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, text)
    assert cautions(town_dir) == [f"주의 programs.csv {cell}: {message}"]
    assert problems(town_dir) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "personal-resident-number") for text in (
            "900101 1234567", "900101 - 1234567", "900101–1234567", "900101‐1234567",
            "９００１０１-１２３４５６７", "900101-9234567", "900101-0234567", "9001011234567",
        )),
        *((text, "personal-mobile") for text in (
            "(010) 1234-5678", "+82-10-1234-5678", "+82 10 1234 5678", "010 - 1234 - 5678",
            "010–1234–5678", "010·1234·5678", "010/1234/5678", "０１０-１２３４-５６７８", "011-234-5678",
            "010)1234-5678", "+82 (0)10-1234-5678",
        )),
        *((text, "personal-email") for text in (
            "hong＠naver.com", "hong @ naver.com", "hong(at)naver.com", "hong[at]naver.com",
            "a@hanmail.com", "a@googlemail.com", "a@live.com", "a@me.com", "a@proton.me",
            "a@korea.com", "a@naver.co.kr", "a@msn.com", "HONG@NAVER.COM.",
        )),
        *((text, "personal-document") for text in (
            "여권 M12345678", "여권 M123A4567", "면허 11-22-333333-44", "계좌 110-123-456789",
            "계좌번호: 3020123456781",
        )),
    ],
)  # fmt: skip
def test_however_it_is_written(town_dir: Path, text: str, code: str) -> None:
    """Found by check; repeated by no message, whatever else is wrong with the cell."""
    before = shutil.copytree(town_dir, town_dir.with_name("before"))
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, f"<b>문의</b> {text} 로")
    told = [*cautions(town_dir), *problems(town_dir)]
    assert any(line.endswith(f"[{code}]") for line in told)
    (told_of,) = (line for line in told if line.endswith("[markup]"))
    assert "(가림)" in told_of
    difference = differ(read_snapshot(before), read_snapshot(town_dir), problems(town_dir))
    told += [format_difference(difference, style) for style in ("markdown", "text")]
    datum = re.sub("^[가-힣:]+ ", "", text)
    assert datum not in "".join(told)


@pytest.mark.parametrize("start", ["a", "0", "010-", "+82", "9", "a@", "계좌", "1-", "M1", "9001"])
def test_looking_takes_no_longer_than_reading(start: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        masked(start * times)
        return time.process_time() - begun

    assert seconds(80_000) < 8 * seconds(20_000) + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "대표 전화 02-2133-5200",
        "예산 410,115-1,234,567",
        "901301-1234567",
        "economy@seoul.go.kr",
        "press@navercorp.com",
        "2010-1234-5678",
        "버전 1.010.1234.5678",
        "naver.com",
    ],
)
def test_what_merely_looks_alike_is_not(town_dir: Path, text: str) -> None:
    set_cell(town_dir, "programs.csv", cell_of(town_dir, "programs.csv", "summary_ko"), text)
    assert cautions(town_dir) == []


def test_it_is_told_even_where_nothing_changed(town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, "010-1234-5678")
    assert len(cautions(town_dir, base=town_dir)) == 1


def test_the_real_data_has_none() -> None:
    assert cautions(DATA) == []
