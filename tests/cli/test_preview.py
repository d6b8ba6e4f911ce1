"""The face of the preview: arguments in, a folder and a summary out."""

from pathlib import Path

import pytest

from macros.cli.preview import main
from tests.site.test_preview import two_sites


def test_a_folder_and_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = two_sites(tmp_path)
    assert main([str(after), str(tmp_path / "out"), "--before", str(before)]) == 0
    assert (tmp_path / "out/START.html").is_file()
    assert "**바뀌는 쪽 1개**" in capsys.readouterr().out


def test_a_base_that_was_not_built_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, after = two_sites(tmp_path)
    assert main([str(after), str(tmp_path / "out"), "--before", str(tmp_path / "none")]) == 0
    assert "바꾸기 전의 누리집이 지어지지 않아" in capsys.readouterr().out
