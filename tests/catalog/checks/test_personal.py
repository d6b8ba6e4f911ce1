"""Personal data: warned of, never repeated, never found where there is none."""

from pathlib import Path

import pytest

from tests.catalog.spoil import cautions, cell_of, problems, set_cell
from tests.conftest import DATA

LOOK = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."
CASES = [
    ("신청자 900101-1234567", f"주민등록번호로 보이는 숫자가 있습니다. {LOOK} [personal-resident-number]"),
    ("외국인 0512315123456", f"주민등록번호로 보이는 숫자가 있습니다. {LOOK} [personal-resident-number]"),
    ("담당 010-1234-5678", f"휴대전화 번호로 보이는 숫자가 있습니다. {LOOK} [personal-mobile]"),
    ("담당 01012345678입니다", f"휴대전화 번호로 보이는 숫자가 있습니다. {LOOK} [personal-mobile]"),
    ("문의 Gil.Dong@naver.com으로", f"개인 전자우편 주소로 보이는 글자가 있습니다. {LOOK} [personal-email]"),
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
