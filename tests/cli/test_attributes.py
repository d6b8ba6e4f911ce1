"""What has git hand out other bytes than were reviewed is refused."""

import subprocess
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.conftest import copy_town


@pytest.mark.parametrize(
    ("attribute", "refused"),
    [
        ("export-subst", True),
        ("export-ignore", True),
        ("ident", True),
        ("working-tree-encoding=UTF-16", True),
        ("text eol=lf", False),
        ("-export-subst", False),
    ],
)
@pytest.mark.parametrize("place", [".", "data"])
def test_an_attribute_that_exchanges_words(
    tmp_path: Path, place: str, attribute: str, *, refused: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    town = copy_town(tmp_path / "data")
    (tmp_path / place / ".gitattributes").write_text(f"* {attribute}\n", encoding="utf-8")
    assert main(["check", "--data", str(town)]) == int(refused)
    name = attribute.partition("=")[0]
    output = (
        f"glossary.csv: '{name}' — git이 이 파일을 내보낼 때 바꾸거나 빼게 하는 속성이 있습니다."
    )
    assert (output in capsys.readouterr().out) == refused
