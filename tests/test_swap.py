"""The script that puts a new site in the place of the last: whole at every moment."""

import subprocess
import sys
import threading
from pathlib import Path

from tests.conftest import ROOT

SWAP = ROOT / ".ci/swap.py"


def swap(folder: Path) -> int:
    command = [sys.executable, str(SWAP), "new", "site", "old"]
    return subprocess.run(command, cwd=folder, check=False, stderr=subprocess.DEVNULL).returncode


def fill(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")


def test_the_first_site_is_put_in_place(tmp_path: Path) -> None:
    fill(tmp_path / "new", "new")
    assert swap(tmp_path) == 0
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"
    assert not (tmp_path / "new").exists()


def test_a_reader_always_finds_a_site(tmp_path: Path) -> None:
    fill(tmp_path / "site", "a")
    fill(tmp_path / "new", "b")
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((tmp_path / "site/index.html").read_text(encoding="utf-8"))
            except FileNotFoundError:
                seen.add("nothing")

    reader = threading.Thread(target=read)
    reader.start()
    codes = {swap(tmp_path) for _ in range(20)}
    done.set()
    reader.join()
    assert codes == {0}
    assert seen == {"a", "b"}


def test_without_a_new_site_the_last_one_stays(tmp_path: Path) -> None:
    fill(tmp_path / "site", "good")
    assert swap(tmp_path) != 0
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "good"
