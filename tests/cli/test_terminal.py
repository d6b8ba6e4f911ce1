"""Whatever a command prints, no letter of a file acts on the terminal it is read in."""

import json
import re
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.catalog.package.invisible_characters import INVISIBLE
from macros.cli.terminal import printing
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import copy_town

EVIL = "\x1b[2J\x1b]0;이름\x07\x9b31m\u202e\r\x7f"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name, files and cells hold what terminals obey."""
    town = copy_town(tmp_path / f"town{EVIL}")
    set_cell(town, "glossary.csv", cell_of(town, "glossary.csv", "term_ko"), f"말{EVIL}")
    path = town / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["fields"][0]["constraints"]["pattern"] = f"a{EVIL}"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    (town / "SHA256SUMS").write_text(f"{'0' * 64}  a{EVIL}b\n".replace("\r", ""), encoding="utf-8")
    (town / "report.txt").write_text(f"보고{EVIL}\n" * 400, encoding="utf-8")
    (town / f"more{EVIL}.csv").write_text("a\n", encoding="utf-8")
    return town


def commands(folder: Path, sound: Path) -> list[list[str]]:
    here, report = str(folder), str(folder / "report.txt")
    return [
        ["check", "--data", here],
        ["check", "--data", here, "--format", "github"],
        ["check", "--data", here, "--format", "json"],
        ["explain", f"code{EVIL}"],
        ["mend", "--check", str(folder / "glossary.csv")],
        ["mend", "--check", str(folder / f"more{EVIL}.csv")],
        ["diff", str(sound), here],
        ["diff", str(sound), here, "--format", "text"],
        ["diff", str(sound), here, "--format", "json"],
        ["diff", str(sound), f"HEAD{EVIL}"],
        ["verify", report, "--data", here],
        ["verify", report, "--data", str(sound), "--coverage"],
        ["verify", f"{report}{EVIL}", "--data", str(sound)],
        ["export", here],
    ]


def test_nothing_printed_acts_on_a_terminal(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = ""
    for command in commands(folder, copy_town(tmp_path / "sound")):
        assert main(command) in {0, 1, 2}, command
        printed = capsys.readouterr()
        text = printed.out + printed.err
        assert not INVISIBLE.search(text.replace("\n", "").replace("\t", "")), (command, text)
        if "json" in command and printed.out:
            json.loads(printed.out)
        output += text
    assert "⟨U+001B⟩[2J" in output


def test_lines_and_tabs_stay(capsys: pytest.CaptureFixture[str]) -> None:
    with printing():
        sys.stdout.write("가\t나\u3000다\n\x1b라\n")
        sys.stderr.write("\x07마")
    printed = capsys.readouterr()
    assert printed.out == "가\t나\u3000다\n⟨U+001B⟩라\n"
    assert printed.err == "⟨U+0007⟩마"


@pytest.mark.parametrize("order", ["::error::", "  ::add-mask::가", "##[warning]", "가 ##[group]"])
def test_no_word_of_a_stranger_is_an_order_to_the_runner_of_a_workflow(
    order: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with printing():
        sys.stdout.write(f"가\n{order} 나\n")
    assert not re.search(r"(?m)^\s*::|##\[", capsys.readouterr().out)
    town = copy_town(tmp_path / "town")
    set_cell(town, "glossary.csv", cell_of(town, "glossary.csv", "term_ko"), f"{order}<b>")
    for command in (["check", "--data", str(town)], ["explain", order]):
        main(command)
        assert not re.search(r"(?m)^\s*::|##\[", "".join(capsys.readouterr()))
    main(["check", "--data", str(town), "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(re.match("::(error|warning) file=", line) for line in lines)
    assert not any("##[" in line for line in lines)
    main(["check", "--data", str(town), "--format", "json"])
    assert "##[" not in (output := capsys.readouterr().out)
    assert json.loads(output)
