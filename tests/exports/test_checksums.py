"""The sums of a site, held against the common tool."""

import subprocess
from pathlib import Path

from macros.exports.checksums import NAME, site_checksums, write_checksums


def test_the_common_tool_reads_them_and_finds_a_changed_file(tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    (tmp_path / "index.html").write_text("첫 장", encoding="utf-8")
    (tmp_path / "programs/별 밤.csv").write_text("가,나\n", encoding="utf-8")
    for _ in range(2):  # the sums are none of the files that they are of
        write_checksums(tmp_path)
        assert [*site_checksums(tmp_path)] == ["index.html", "programs/별 밤.csv"]

    def check() -> int:
        command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
        return subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode

    assert check() == 0
    (tmp_path / "index.html").write_text("다른 장", encoding="utf-8")
    assert check() == 1
