"""Faults of a file as a whole: its bytes and its header line."""

import csv
import os
import zipfile
from pathlib import Path

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.catalog.rows import read_table
from tests.catalog.damage import cautions, problems


def edit(folder: Path, old: str, new: str, file: str = "strategies.csv") -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_town_is_sound(town_dir: Path) -> None:
    assert problems(town_dir) == []


def test_a_missing_file(town_dir: Path) -> None:
    (town_dir / "strategies.csv").unlink()
    assert problems(town_dir) == [
        "strategies.csv: 파일이 없습니다. 지운 파일을 되살리거나 이름을 되돌려 주세요. "
        "[file-missing]"
    ]


def test_a_link_is_not_followed(town_dir: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("비밀,글\n", encoding="utf-8")
    (town_dir / "strategies.csv").unlink()
    (town_dir / "strategies.csv").symlink_to(secret)
    assert problems(town_dir) == [
        "strategies.csv: 파일이 아니라 다른 파일을 가리키는 링크입니다. "
        "링크를 지우고 파일을 그 자리에 두어 주세요. [file-link]"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"path": "steps.csv"', '"path": "../secret.csv"'),
        ('"path": "steps.csv"', '"path": "/etc/passwd"'),
        ('"name": "steps"', '"name": "../../index"'),
    ],
)
def test_a_table_stays_in_its_folder(town_dir: Path, old: str, new: str) -> None:
    edit(town_dir, old, new, "datapackage.json")
    path = new.split('"')[3] if "path" in new else "steps.csv"
    assert problems(town_dir) == [
        f"datapackage.json: '{path}' — 표의 파일은 자료 폴더 안에 표의 이름으로 둡니다. "
        "name은 영문 소문자와 밑줄(_)로, path는 그 이름에 .csv를 붙여 적어 주세요. "
        "[descriptor-path]"
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xff\xfe", b",,\r\n,,\r\n", b"\0" * 90]
)
def test_an_empty_file(town_dir: Path, content: bytes) -> None:
    (town_dir / "strategies.csv").write_bytes(content)
    assert problems(town_dir) == [
        "strategies.csv: 파일이 비어 있습니다. 머리줄과 자료를 되살려 주세요. [file-empty]"
    ]


def test_a_quote_that_makes_a_long_file_one_cell(town_dir: Path) -> None:
    path = town_dir / "audiences.csv"  # the first that is read
    path.write_bytes(b'"' + path.read_bytes() + b"a," * 70_000)
    limit = csv.field_size_limit(131_072)  # Python's own, which the schema library raises
    try:
        assert problems(town_dir) == [
            "audiences.csv 1행: 머리줄에서 큰따옴표가 열리고 닫히지 않아 파일 전체가 한 칸이 "
            "되었습니다. 이 줄의 큰따옴표를 살펴 주세요. [unreadable]"
        ]
    finally:
        csv.field_size_limit(limit)


def test_a_file_in_cp949(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp949"))
    assert problems(town_dir) == [
        "divisions.csv 2행: UTF-8이 아니라 CP949(한글 윈도의 옛 글자표)로 저장되어 있습니다. "
        "엑셀이라면 ‘CSV UTF-8(쉼표로 분리)’ 형식으로 다시 저장해 주세요. [encoding]"
    ]


def test_a_file_in_no_known_encoding(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(path.read_bytes() + b"\xff\xff")
    (line,) = problems(town_dir)
    assert line.startswith("divisions.csv 4행: UTF-8 글이 아닙니다.")


def test_a_file_in_utf16(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16-le")
    (line,) = problems(town_dir)
    assert line.startswith("divisions.csv")
    assert line.endswith("[encoding]")


def test_a_byte_order_mark(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems(town_dir) == [
        "divisions.csv: 파일 맨 앞에 보이지 않는 표시(BOM)가 있습니다. "
        "BOM 없는 UTF-8로 저장해 주세요. [bom]"
    ]


def test_a_missing_column(town_dir: Path) -> None:
    path = town_dir / "strategies.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0].replace("number,", ""), *lines[1:]]), encoding="utf-8")
    assert problems(town_dir) == [
        "strategies.csv C1: 'number' 열이 없습니다. 머리줄의 이 자리에 'number'라는 이름을 "
        "끼워 넣어 주세요. 아래 줄에는 칸이 있습니다. [column-missing]"
    ]
    rows = [line.split(",") for line in lines]
    shorter = "\n".join(",".join([*cells[:2], *cells[3:]]) for cells in rows)
    path.write_text(shorter + "\n", encoding="utf-8")
    assert problems(town_dir) == [
        "strategies.csv C1: 'number' 열이 없습니다. 열을 되살려 주세요. 앞선 파일에서 그 열을 "
        "복사해 이 자리에 끼워 넣으면 됩니다. [column-missing]"
    ]


def test_a_doubled_column(town_dir: Path) -> None:
    edit(town_dir, "name_ko,name_en", "name_ko,name_ko,name_en")
    assert problems(town_dir) == [
        "strategies.csv E1: 'name_ko' — 같은 열이 두 번 나옵니다. 하나를 지워 주세요. "
        "[column-doubled]"
    ]


def test_a_misspelt_column(town_dir: Path) -> None:
    edit(town_dir, "name_ko", "nam_ko")
    assert problems(town_dir) == [
        "strategies.csv D1: 'nam_ko' — 모르는 열 이름입니다. 'name_ko'로 고쳐 주세요. "
        "[column-unknown]"
    ]


def test_a_foreign_column(town_dir: Path) -> None:
    edit(town_dir, "as_printed", "as_printed,비고")
    assert problems(town_dir) == [
        "strategies.csv J1: '비고' — 모르는 열 이름입니다. 열을 지워 주세요. [column-unknown]"
    ]


def test_columns_in_another_order(town_dir: Path) -> None:
    edit(town_dir, "name_ko,name_en", "name_en,name_ko")
    assert problems(town_dir) == [
        "strategies.csv 1행: 열의 차례가 다릅니다. 열을 옮긴 것이면 열을 통째로, 머리줄만 바뀐 "
        "것이면 이름만 strategy_id,report_id,number,name_ko,"
        "name_en,short_name_ko,source_section,source_line,as_printed 차례로 되돌려 주세요. "
        "[column-order]"
    ]


def test_every_file_at_once(town_dir: Path) -> None:
    (town_dir / "reports.csv").unlink()
    (town_dir / "divisions.csv").write_bytes(b"")
    edit(town_dir, "name_ko", "nam_ko")
    assert [line.split(":")[0] for line in problems(town_dir)] == [
        "divisions.csv",
        "reports.csv",
        "strategies.csv D1",
    ]


def test_a_quote_that_swallows_the_next_row(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    lines[1] = lines[1].replace("planning,", '"planning,', 1)
    path.write_text("\n".join([*lines, '"']) + "\n", encoding="utf-8")
    (line, *others) = [line for line in problems(town_dir) if line.startswith("divisions.csv")]
    assert not others
    assert line == (
        "divisions.csv 2행: 큰따옴표가 열리고 제자리에서 닫히지 않아 다음 줄까지 한 칸이 "
        "되었습니다. 이 줄의 큰따옴표를 살펴 주세요. [unreadable]"
    )


def test_a_quote_in_the_wrong_place(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("planning,", '"planning"x,y,', 1), encoding="utf-8")
    lines = [line for line in problems(town_dir) if line.startswith("divisions.csv")]
    assert lines == [
        "divisions.csv 2행: 큰따옴표가 열리거나 닫히는 자리가 맞지 않습니다. "
        "이 줄의 큰따옴표를 살펴 주세요. [unreadable]"
    ]


def test_windows_line_ends_are_legal_but_reported(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    assert cautions(town_dir) == []
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert cautions(town_dir) == [
        "주의 divisions.csv: 줄 끝이 윈도 방식(CRLF)이라 모든 줄이 바뀐 것으로 보입니다. "
        "줄 끝을 LF로 저장해 주세요. [line-ends]"
    ]


def test_old_line_ends_of_the_mac_are_reported_too(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    assert problems(town_dir) == []
    assert cautions(town_dir) == [
        "주의 divisions.csv: 줄 끝이 옛 맥 방식(CR)이라 모든 줄이 바뀐 것으로 보입니다. "
        "줄 끝을 LF로 저장해 주세요. [line-ends]"
    ]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "압축 파일(ZIP)이나 엑셀 통합 문서(.xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "옛 엑셀(.xls)"),
        (b"%PDF-1.7\n", "PDF 문서"),
        (b"\x1f\x8b\x08\x00", "압축 파일(gz)"),
        (b"<!DOCTYPE html>\n<html>", "웹 쪽(HTML)"),
        (b"\xef\xbb\xbf <table><tr>", "웹 쪽(HTML)"),
        (b'<?xml version="1.0"?>', "XML 문서"),
        (b'{"figures": []}', "JSON 파일"),
        (b"\x9b DRMONE  This Document is encrypted", "문서 보안(DRM)"),
        (b"SCDSA002", "문서 보안(DRM)"),
        (b"\x89PNG\r\n\x1a\n", "그림(PNG)"),
    ],
)
def test_what_is_no_csv_file_is_called_by_its_name(town_dir: Path, start: bytes, kind: str) -> None:
    (town_dir / "steps.csv").write_bytes(start + b"\x00\x01\xff" * 9)
    (line,) = [line for line in problems(town_dir) if line.startswith("steps.csv")]
    assert f"CSV가 아니라 {kind}" in line
    assert line.endswith("저장하고 올려 주세요. [file-kind]" if "DRM" in kind else "[file-kind]")


def test_a_workbook_is_distinguished_from_other_archives(town_dir: Path) -> None:
    with zipfile.ZipFile(town_dir / "steps.csv", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "steps.csv: CSV가 아니라 엑셀 통합 문서(.xlsx)입니다." in problems(town_dir)[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_called_so(town_dir: Path, encoding: str) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    (line,) = problems(town_dir)
    assert "UTF-16(엑셀의 ‘유니코드 텍스트’)" in line


def test_a_broken_letter_is_not_another_encoding(town_dir: Path) -> None:
    path = town_dir / "divisions.csv"
    path.write_bytes(path.read_bytes().replace("기획과".encode(), "기획과".encode()[:-1]))
    (line,) = problems(town_dir)
    assert line.startswith("divisions.csv 2행: UTF-8 글이 아닙니다. 이 줄의 글자가 깨져 있습니다.")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> 1a2b3c", "||||||| base"])
def test_an_unfinished_merge_is_one_problem_before_all_others(town_dir: Path, mark: str) -> None:
    edit(town_dir, "R&D", "{{ R&D }}", "divisions.csv")
    path = town_dir / "strategies.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], mark, *lines[2:]]) + "\n", encoding="utf-8")
    found = problems(town_dir)
    assert found[0] == (
        "strategies.csv 3행: 두 사람이 고친 것이 합쳐지지 않은 채 남아 있습니다"
        "(<<<<<<<, =======, >>>>>>>). 둘 가운데 맞는 줄만 남기고 표시를 모두 지워 주세요. "
        "다른 문제는 그 뒤에 살핍니다. [conflict]"
    )
    assert not [line for line in found[1:] if line.startswith("strategies.csv")]


def test_an_unfinished_merge_behind_a_mark_of_the_encoding(town_dir: Path) -> None:
    path = town_dir / "strategies.csv"
    path.write_bytes(b"\xef\xbb\xbf<<<<<<< HEAD\n" + path.read_bytes())
    assert problems(town_dir)[0].startswith("strategies.csv 1행: 두 사람이 고친 것이")


def test_an_unfinished_merge_of_the_descriptor(town_dir: Path) -> None:
    edit(town_dir, "{\n", "{\n<<<<<<< HEAD\n", "datapackage.json")
    (line,) = problems(town_dir)
    assert line.startswith("datapackage.json")
    assert line.endswith("[conflict]")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (",", ";", "칸 사이가 쉼표가 아니라 쌍반점(;)입니다."),
        (",", "\t", "칸 사이가 쉼표가 아니라 탭입니다."),
        ("^", "sep=,\n", "첫 줄에 엑셀만 아는 구분 표시(sep=,)가 있습니다."),
    ],
)
def test_cells_that_another_sign_separates(town_dir: Path, old: str, new: str, rule: str) -> None:
    path = town_dir / "strategies.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(new + text if old == "^" else text.replace(old, new), encoding="utf-8")
    (line,) = problems(town_dir)
    assert line.startswith(f"strategies.csv 1행: {rule}")
    assert line.endswith("[delimiter]")


def test_windows_line_ends_read_the_same(town_dir: Path) -> None:
    package = build_package(load_descriptor(town_dir))
    table = package.table("programs")
    path = town_dir / table.path
    before = path.read_bytes()
    path.write_bytes(before.replace(b"\n", b"\r\n"))
    after = read_table(table, path.read_bytes()).frame
    assert after.equals(read_table(table, before).frame)
    assert problems(town_dir) == []


def test_a_header_of_too_many_columns_is_reported_at_once(town_dir: Path) -> None:
    path = town_dir / "glossary.csv"
    head, *rest = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([head + "," * 1_000_000, *rest]), encoding="utf-8")
    (line,) = problems(town_dir)
    assert line == (
        "glossary.csv 1행: 머리줄의 열이 1,000,006개입니다. 남는 열을 지워 주세요. [column-many]"
    )


def test_a_file_that_is_too_large_is_not_read(town_dir: Path) -> None:
    with (town_dir / "glossary.csv").open("r+b") as file:
        file.truncate(60_000_000)  # a hole: it takes no place on the disk
    assert problems(town_dir) == [
        "glossary.csv: 파일이 60MB입니다. 빈 줄과 빈 열을 지우고 다시 저장해 주세요. [file-large]"
    ]


def test_a_descriptor_too_large_or_too_deep_or_no_file(town_dir: Path) -> None:
    path = town_dir / "datapackage.json"
    for text, code in (("[" * 100_000, "descriptor-json"), (" " * 5_000_001, "file-large")):
        path.write_text(text, encoding="utf-8")
        assert [line.rpartition(" ")[2] for line in problems(town_dir)] == [f"[{code}]"]
    path.unlink()
    os.mkfifo(path)
    assert [line.rpartition(" ")[2] for line in problems(town_dir)] == ["[descriptor-missing]"]
    path.unlink()
    path.mkdir()
    assert [line.rpartition(" ")[2] for line in problems(town_dir)] == ["[descriptor-missing]"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("budgets (1).csv", "budgets.csv"),
        ("budgets - 복사본.csv", "budgets.csv"),
        ("사본 division budgets.CSV", "division_budgets.csv"),
        ("budgest.csv", "budgets.csv"),
        ("budgets.csv.txt", "budgets.csv"),
        ("budgets.xlsx", "budgets.csv"),
        ("data/budgets.csv", "budgets.csv"),
        ("예산.csv", None),
    ],
)
def test_a_file_that_nobody_reads(town_dir: Path, name: str, meant: str | None) -> None:
    path = town_dir / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((town_dir / "budgets.csv").read_bytes())
    remedy = (
        f"{meant}를 뜻했다면 그 이름으로 바꾸고, 아니면 지워 주세요."
        if meant
        else "자료가 아니면 이 폴더 밖으로 옮기거나 지워 주세요."
    )
    assert problems(town_dir) == [
        f"{name}: 설명서(datapackage.json)에 없는 파일이라 읽지 않습니다. {remedy} [file-unnamed]"
    ]


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$budgets.xlsx", ".~lock.budgets.csv#", "README.md"]
)
def test_what_is_no_table_may_lie_there(town_dir: Path, name: str) -> None:
    (town_dir / name).write_bytes(b"x")
    assert problems(town_dir) == []
