"""``verify_checksums`` as whoever doubts a site calls it."""

import subprocess
import sys
from pathlib import Path

from macros.exports.checksums import write_checksums
from tests.conftest import ROOT


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", "attest", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_a_changed_byte_fails(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("첫 장", encoding="utf-8")
    write_checksums(tmp_path)
    good = run(tmp_path)
    assert (good.returncode, good.stdout) == (0, "파일 1개가 모두 SHA256SUMS와 같습니다.\n")
    (tmp_path / "index.html").write_text("첫 쟝", encoding="utf-8")
    bad = run(tmp_path)
    assert bad.returncode == 1
    assert bad.stdout.startswith("index.html: 내용이 다릅니다.\n")


def test_a_folder_that_is_no_site_is_reported(tmp_path: Path) -> None:
    none = run(tmp_path / "none")
    assert none.returncode == 2
    assert "누리집이 있는 폴더를 적어 주세요." in none.stderr
    assert "Traceback" not in none.stderr
