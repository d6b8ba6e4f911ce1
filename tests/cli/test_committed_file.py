from pathlib import Path

from macros.cli.committed_file import published_file
from tests.conftest import DATA


def test_the_file_of_the_last_commit() -> None:
    raw = published_file(DATA / "reports.csv")
    assert raw
    assert raw.startswith(b"report_id,")


def test_what_git_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_bytes(b"report_id\n")
    assert published_file(tmp_path / "reports.csv") is None
    assert published_file(tmp_path / "none" / "reports.csv") is None
