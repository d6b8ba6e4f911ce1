"""Personal data: warned of, never repeated, never found where there is none."""

import json
import re
import shutil
import time
from pathlib import Path

import pytest

from macros.catalog.package.personal_data import masked
from macros.review.diff import differ
from macros.review.report_formats import format_difference
from macros.review.snapshot import read_snapshot
from macros.validation.checks.personal_data import WAY_OUT, row_key
from macros.validation.package import validate_package
from tests.catalog.damage import cautions, cell_of, problems, set_cell
from tests.conftest import DATA, sampled, slow

LOOK = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."
CASES = [
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


def exempt(folder: Path, **cell: str) -> None:
    """Lists a cell of a package among those whose number is nobody's."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["not_personal"] = [{**cell, "reason": "접수 번호다."}]
    path.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("programs.csv", "summary_ko"),
        ("budgets.csv", "as_printed"),
        slow("organizations.csv", "name_ko"),
        slow("reports.csv", "title_ko"),
    ],
)
def test_a_resident_number_is_refused_and_there_is_a_way_out(
    town_dir: Path, file: str, column: str
) -> None:
    cell = cell_of(town_dir, file, column)
    set_cell(town_dir, file, cell, "신청자 900101-1234567")
    output = [line for line in problems(town_dir) if "personal" in line]
    assert output == [
        f"{file} {cell}: 주민등록번호로 보이는 숫자가 있습니다. {WAY_OUT} [personal-resident-number]"
    ]
    examined = validate_package(town_dir)
    table = next(table for table in examined.package.tables if table.path == file)
    key = row_key(next(iter(examined.tables[table.name])))
    exempt(town_dir, table=table.name, column=column, row=f"{key}-x")
    assert output[0] in problems(town_dir)
    exempt(town_dir, table=table.name, column=column, row=key)
    assert not any("personal" in line for line in problems(town_dir) + cautions(town_dir))


def test_an_amount_that_looks_like_one_is_only_warned_of(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", cell, "9001011234567")
    assert (
        f"주의 budgets.csv {cell}: 주민등록번호로 보이는 숫자가 있습니다. {LOOK} "
        "[personal-resident-number]"
    ) in cautions(town_dir)
    assert not any("personal" in line for line in problems(town_dir))


def test_the_descriptor_is_looked_at(town_dir: Path) -> None:
    path = town_dir / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["description"] = "담당 010-1234-5678"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert cautions(town_dir) == [
        f"주의 datapackage.json: 휴대전화 번호로 보이는 숫자가 있습니다. {LOOK} [personal-mobile]"
    ]
    descriptor["resources"][3]["schema"]["fields"][1]["title"] = "담당 900101-1234567"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert problems(town_dir) == [
        "datapackage.json: 'resources[3].schema.fields[1].title: 담당 (가림)' — 주민등록번호로 "
        "보이는 숫자가 있습니다. 지우고 다른 말로 적어 주세요. [personal-resident-number]"
    ]


WRITTEN = {
    "personal-resident-number": (
        *("900101 1234567", "900101 - 1234567", "900101–1234567", "900101‐1234567"),
        *("９００１０１-１２３４５６７", "900101-9234567", "900101-0234567", "9001011234567"),
    ),
    "personal-mobile": (
        *("(010) 1234-5678", "+82-10-1234-5678", "+82 10 1234 5678", "010 - 1234 - 5678"),
        *("010–1234–5678", "010·1234·5678", "010/1234/5678", "０１０-１２３４-５６７８"),
        *("011-234-5678", "010)1234-5678", "+82 (0)10-1234-5678"),
    ),
    "personal-email": (
        *("hong＠naver.com", "hong @ naver.com", "hong(at)naver.com", "hong[at]naver.com"),
        *("a@hanmail.com", "a@googlemail.com", "a@live.com", "a@me.com", "a@proton.me"),
        *("a@korea.com", "a@naver.co.kr", "a@msn.com", "HONG@NAVER.COM."),
    ),
    "personal-document": (
        *("여권 M12345678", "여권 M123A4567", "면허 11-22-333333-44", "계좌 110-123-456789"),
        "계좌번호: 3020123456781",
    ),
}
CODES = {text: code for code, texts in WRITTEN.items() for text in texts}


@pytest.mark.parametrize("text", sampled(CODES, 3))
def test_however_it_is_written(town_dir: Path, text: str) -> None:
    """Found by check; repeated by no message, whatever else is wrong with the cell."""
    before = shutil.copytree(town_dir, town_dir.with_name("before"))
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, f"<b>문의</b> {text} 로")
    found = problems(town_dir)
    output = [*cautions(town_dir), *found]
    assert any(line.endswith(f"[{CODES[text]}]") for line in output)
    (reported_of,) = (line for line in output if line.endswith("[markup]"))
    assert "(가림)" in reported_of
    difference = differ(read_snapshot(before), read_snapshot(town_dir), found)
    output += [format_difference(difference, style) for style in ("markdown", "text")]
    datum = re.sub("^[가-힣:]+ ", "", text)
    assert datum not in "".join(output)


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


def test_it_is_reported_even_where_nothing_changed(town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, "010-1234-5678")
    assert len(cautions(town_dir, base=town_dir)) == 1


def test_the_real_data_has_none() -> None:
    assert cautions(DATA) == []
