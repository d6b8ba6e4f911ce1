"""The sums of a site, and what they give away."""

import subprocess
from pathlib import Path

import pytest

from macros.errors import SettingError
from macros.exports.checksums import NAME, format_checksum_report, verify_checksums, write_checksums


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "programs").mkdir(parents=True)
    (folder / "index.html").write_text("첫 장", encoding="utf-8")
    (folder / "programs/별 밤.csv").write_text("가,나\n", encoding="utf-8")
    (folder / "404.html").write_text("없음", encoding="utf-8")
    write_checksums(folder)
    return folder


def test_a_site_is_the_one_its_sums_were_written_for(small: Path) -> None:
    result = verify_checksums(small)
    assert result.holds
    assert format_checksum_report(result) == "파일 3개가 모두 SHA256SUMS와 같습니다."


def test_the_common_tool_reads_them(small: Path) -> None:
    checked = subprocess.run(["sha256sum", "--check", "--quiet", NAME], cwd=small, check=False)
    assert checked.returncode == 0


def test_what_differs_is_missing_or_extra_is_reported(small: Path) -> None:
    (small / "index.html").write_text("다른 장", encoding="utf-8")
    (small / "404.html").unlink()
    (small / "new.html").write_text("새 쪽", encoding="utf-8")
    result = verify_checksums(small)
    assert not result.holds
    assert format_checksum_report(result).splitlines() == [
        "index.html: 내용이 다릅니다.",
        "404.html: 파일이 없습니다.",
        "new.html: 목록에 없는 파일입니다.",
        "같은 것 1개, 다른 것 1개, 없는 것 1개, 더 있는 것 1개.",
    ]


def test_a_folder_without_sums_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="누리집이 있는 폴더를 적어 주세요"):
        verify_checksums(tmp_path)


def test_a_broken_line_is_reported(small: Path) -> None:
    (small / NAME).write_text("가나다 index.html\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"SHA256SUMS 1행: .가나다 index.html. — 지문 64자와"):
        verify_checksums(small)
