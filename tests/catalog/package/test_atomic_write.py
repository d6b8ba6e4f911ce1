"""Nothing is written outside its folder, and there is one way to write."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from macros.catalog.package.atomic_write import write_below
from macros.errors import SettingError
from tests.conftest import ROOT

# What writes in its own way, and why it may: the file that is named on the command line; a
# drawing, named by a hash; the file itself that is repaired.
OTHERWISE = {
    "macros/catalog/package/atomic_write.py",
    "macros/cli/diff.py",
    "macros/render/drawing/cache.py",
}
WRITERS = {"write_text", "write_bytes", "copyfile", "copy", "copy2"}


def test_text_bytes_and_copies_land_below_the_folder(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"\x00")
    folder = tmp_path / "out"
    assert write_below(folder, "a/b.txt", "가\n").read_bytes() == "가\n".encode()
    assert write_below(folder, "c", b"d").read_bytes() == b"d"
    assert write_below(folder, "a/e", source).read_bytes() == b"\x00"


@pytest.mark.parametrize("address", ["../x", "a/../../x", "/etc/x", "a/../../out-2/x", ".", ""])
def test_an_address_that_leads_out_is_refused(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(SettingError, match="폴더 밖을 가리키는 주소"):
        write_below(folder, address, "밖")
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "precious.json", tmp_path / "out"
    outside.write_text("PRECIOUS", encoding="utf-8")
    folder.mkdir()
    (folder / "dash.json").symlink_to(outside)
    (folder / "away").symlink_to(tmp_path)
    for address in ("dash.json", "away/precious.json"):
        with pytest.raises(SettingError):
            write_below(folder, address, "{}")
    assert outside.read_text(encoding="utf-8") == "PRECIOUS"


def test_a_name_with_control_characters_is_reported_harmlessly(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="U\\+001B"):
        write_below(tmp_path, "../\x1b[2J", "")


def test_all_files_are_written_this_way() -> None:
    for path in (ROOT / "macros").rglob("*.py"):
        if path.relative_to(ROOT).as_posix() in OTHERWISE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in WRITERS, f"{path}:{node.lineno}"
