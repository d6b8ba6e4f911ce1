"""Encodings that an editor or a spreadsheet chose, told of a table and of the descriptor."""

from pathlib import Path

import pytest

from macros.catalog.package.encodings import encoding_fault
from tests.catalog.damage import problems

TEXT = '{"name": "장부"}\n'
NOTEPAD = (
    "메모장이라면 ‘다른 이름으로 저장’에서 인코딩을 ‘UTF-8’로 골라 다시 저장해 주세요"
    "(‘UTF-8(BOM)’이나 ‘ANSI’가 아닙니다)."
)


def test_utf8_has_no_fault() -> None:
    assert encoding_fault("datapackage.json", TEXT.encode()) is None
    assert encoding_fault("figures.csv", "a,가\n".encode()) is None


@pytest.mark.parametrize(
    ("encoding", "rule"),
    [
        ("utf-8-sig", "파일 맨 앞에 보이지 않는 표시(BOM)가 있습니다."),
        ("utf-16", "UTF-8이 아니라 UTF-16(메모장의 ‘UTF-16’)으로 저장되어 있습니다."),
        ("utf-16-be", "UTF-8이 아니라 UTF-16(메모장의 ‘UTF-16’)으로 저장되어 있습니다."),
        ("cp949", "UTF-8이 아니라 CP949(한글 윈도의 옛 글자표)로 저장되어 있습니다."),
    ],
)
def test_a_descriptor_in_another_encoding_is_called_what_it_is(
    town_dir: Path, encoding: str, rule: str
) -> None:
    path = town_dir / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8"), encoding=encoding, errors="replace")
    (line,) = problems(town_dir)
    assert rule in line
    assert NOTEPAD in line
    assert "엑셀" not in line


def test_a_descriptor_that_is_no_json_is_called_what_it_is(town_dir: Path) -> None:
    path = town_dir / "datapackage.json"
    path.write_bytes(b"<!DOCTYPE html><html>")
    assert problems(town_dir) == [
        "datapackage.json: JSON이 아니라 웹 쪽(HTML)입니다. 앞선 파일로 되돌려 주세요. [file-kind]"
    ]
    path.write_bytes(b" \n")
    assert problems(town_dir) == [
        "datapackage.json: 파일이 비어 있습니다. 앞선 설명서로 되돌려 주세요. [file-empty]"
    ]
    path.write_bytes(TEXT.encode().replace("부".encode(), b"\xeb"))
    (line,) = problems(town_dir)
    assert line.startswith("datapackage.json 1행: UTF-8 글이 아닙니다.")


def test_a_table_is_saved_by_a_spreadsheet() -> None:
    finding = encoding_fault("figures.csv", "a\t가\n".encode("utf-16"))
    assert finding is not None
    assert finding.rule == "UTF-8이 아니라 UTF-16(엑셀의 ‘유니코드 텍스트’)으로 저장되어 있습니다."
    assert finding.remedy == "엑셀이라면 ‘CSV UTF-8(쉼표로 분리)’ 형식으로 다시 저장해 주세요."
