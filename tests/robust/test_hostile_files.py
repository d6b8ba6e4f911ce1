"""Files that nobody sane writes: a plain line from each command, exit 1, nothing written over."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from tests.conftest import copy_town, sampled

MAX_SECONDS = 20  # of this process, for all commands on one package
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def bomb() -> bytes:
    """Returns a workbook whose one part is large beyond its file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    return made.getvalue()


def table(content: bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "glossary.csv").write_bytes(content)

    return write


def descriptor(content: bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "datapackage.json").write_bytes(content)

    return write


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        path = folder / "datapackage.json"
        whole = json.loads(path.read_text(encoding="utf-8"))
        change(whole)
        path.write_text(json.dumps(whole), encoding="utf-8")

    return write


def resource(**values: object) -> Callable[[Path], None]:
    return changed(lambda d: d["resources"][0].update(values))


def field(**values: object) -> Callable[[Path], None]:
    return changed(lambda d: d["resources"][0]["schema"]["fields"][0].update(values))


HEAD = b"term_id,term_ko,term_en,plain_ko,see_also,inline\n"
HOSTILE: dict[str, Callable[[Path], None]] = {
    "nul": table(HEAD + b"a,\0\0,,b,,true\n"),
    "huge cell": table(HEAD + b"a," + b"x" * 2_000_000 + b",,b,,true\n"),
    "open quote": table(HEAD + b'a,"' + b"x\n" * 200_000),
    "quotes": table(HEAD + b'"' * 300_001),
    "wide header": table(b"," * 500_000 + b"\n"),
    "many rows": table(HEAD + b"\n" * 2_000),
    "workbook bomb": table(bomb()),
    "xml entities": table(BOMB),
    "utf-16": table("가,나\n".encode("utf-16")),
    "utf-16 broken": table(b"\xff\xfe\x00"),
    "surrogates": table(HEAD + b"a,\xed\xa0\x80,,b,,true\n"),
    "escape": table(HEAD + b"\x1b[2J,\x1b]0;x\x07,,b,,true\n"),
    "a folder": lambda d: (d / "glossary.csv").rename(d / "x.md").with_name("glossary.csv").mkdir(),
    "deep list": descriptor(b"[" * 200_000),
    "deep within": changed(lambda d: d.update(title=json.loads("[" * 900 + "]" * 900))),
    "long number": descriptor(b'{"version": ' + b"9" * 100_000 + b"}"),
    "infinite": descriptor(b'{"version": 1e999999999}'),
    "long minimum": field(constraints={"minimum": 10**4000}),
    "half a letter": changed(lambda d: d.update(title="가\ud800")),
    "half a letter as key": changed(lambda d: d.update({"\udfff": 1})),
    "nul in path": resource(path="a\0b.csv"),
    "parent": resource(path="../reports.csv"),
    "absolute": resource(path="/etc/passwd"),
    "remote": resource(path="https://127.0.0.1:9/reports.csv"),
    "remote schema": resource(schema="https://127.0.0.1:9/schema.json"),
    "list of paths": resource(path=["reports.csv", "../x.csv"]),
    "name": resource(name="../../x", path="../../x.csv"),
    "twice": changed(lambda d: d["resources"].append(d["resources"][0])),
    "column twice": changed(
        lambda d: d["resources"][0]["schema"]["fields"].append(
            d["resources"][0]["schema"]["fields"][0]
        )
    ),
    "no columns": changed(lambda d: d["resources"][0]["schema"].update(fields=[])),
    "pattern": field(constraints={"pattern": "((.+)+)+!"}),
    "missing values": changed(lambda d: d["resources"][0]["schema"].update(missingValues=["1"])),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", sampled(HOSTILE, 4))
def test_each_command_says_a_plain_line(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, hostile = copy_town(tmp_path / "sound"), copy_town(tmp_path / "hostile")
    HOSTILE[name](hostile)
    before = contents(tmp_path)
    begun = time.process_time()
    commands = {
        "check": ["check", "--data", str(hostile)],
        "mend": ["mend", "--check", str(hostile / "glossary.csv"), "--base", str(sound)],
        "diff": ["diff", str(sound), str(hostile), "--format", "json"],
    }
    codes = {what: main(command) for what, command in commands.items()}
    lines = "".join(capsys.readouterr()).splitlines()
    assert not any("Traceback" in line for line in lines)
    assert max(len(line) for line in lines if line.endswith("]")) < 2_000
    assert time.process_time() - begun < MAX_SECONDS
    assert codes["check"] == 1
    assert set(codes.values()) <= {0, 1, 2}
    assert contents(tmp_path) == before


@pytest.mark.parametrize("content", [b"\x1f\x8b\x08", b"\xff\xfeA\0", b"\0" * 99, bomb()[:9_000]])
def test_a_report_that_is_no_text_is_reported(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    town = copy_town(tmp_path / "town")
    (tmp_path / "report.txt").write_bytes(content)
    assert main(["verify", "--data", str(town), str(tmp_path / "report.txt")]) == 1
    output = capsys.readouterr()
    assert not output.out
    assert re.search(r"^report\.txt.*\[encoding\]$", output.err, re.MULTILINE)
