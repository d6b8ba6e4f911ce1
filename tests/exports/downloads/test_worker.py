"""The packing process, as the build calls it."""

import json
import subprocess
import sys
from pathlib import Path

from macros.exports.downloads.build import OutputFile
from macros.exports.downloads.cache import LIST, packed
from tests.conftest import ROOT, TOWN_PUBLICATION


def test_every_file_is_written_and_listed(
    town_dir: Path, tmp_path: Path, town_files: dict[str, OutputFile]
) -> None:
    folder = tmp_path / "packed"
    output = {
        "name": TOWN_PUBLICATION.name,
        "official": False,
        "dated_on": "2024-02-29",
        "commit": None,
        "changed": False,
    }
    command = [sys.executable, "-m", "macros.exports.downloads.worker", str(town_dir), str(folder)]
    subprocess.run(command, input=json.dumps(output), cwd=ROOT, check=True, encoding="utf-8")
    found = packed(folder, TOWN_PUBLICATION)
    assert found is not None
    assert found.files.keys() == town_files.keys()
    for path, source in found.sources():
        assert source.read_bytes() == town_files[path].content, path
        assert found.files[path].size == source.stat().st_size
    assert {p.name for p in tmp_path.iterdir()} == {"packed", "town"}
    assert (folder / LIST).is_file()


def test_two_builds_pack_the_same_data_at_once(town_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packed"
    output = {"name": "장부", "official": True, "dated_on": "2024-02-29"}
    text = json.dumps({**output, "commit": None, "changed": False})
    command = [sys.executable, "-m", "macros.exports.downloads.worker", str(town_dir), str(folder)]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT, encoding="utf-8")
        for _ in range(2)
    ]
    for process in both:
        assert process.stdin is not None
        process.stdin.write(text)
        process.stdin.close()
    assert [process.wait() for process in both] == [0, 0]
    assert packed(folder, TOWN_PUBLICATION) is not None
    assert {p.name for p in tmp_path.iterdir()} == {"packed", "town"}
