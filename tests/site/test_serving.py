"""Pages looked at while the data are edited, on MkDocs' own server."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, set_cell
from tests.conftest import ROOT, build_environment, copy_town

MAX_SECONDS = 300  # each edit renders all pages, also on a busy machine


@dataclass(frozen=True)
class Served:
    data: Path
    place: str
    log: Path

    def page(self, path: str) -> str:
        """The page as it stands; while it is built again the server has one wait."""
        connection = HTTPConnection(self.place, timeout=MAX_SECONDS)
        connection.request("GET", f"/{path}")
        try:
            with connection.getresponse() as answer:
                return answer.read().decode()
        except TimeoutError:  # MkDocs answers nobody after a build that failed, only says why
            raise AssertionError(self.output()[-2000:]) from None

    def wait_for(self, path: str, words: str) -> str:
        """Returns a page when it says the words."""
        return wait_for(lambda: self.page(path), words)

    @property
    def folder(self) -> Path:
        """What is served."""
        (folder,) = self.log.parent.glob("mkdocs_*")
        return folder

    def output(self) -> str:
        """All that the server has said."""
        return self.log.read_text(encoding="utf-8")


def wait_for(read, words: str) -> str:  # type: ignore[no-untyped-def]
    end = time.monotonic() + MAX_SECONDS
    while words not in (text := read()):
        assert time.monotonic() < end, f"'{words}' did not come:\n{text[-2000:]}"
        time.sleep(0.1)
    return str(text)


def cache_of(folder: Path) -> Path:
    """Makes a cache whose charts are the project's and whose downloads are its own."""
    charts = ROOT / ".cache" / "charts"
    charts.mkdir(parents=True, exist_ok=True)
    cache = folder / "cache"
    cache.mkdir()
    (cache / "charts").symlink_to(charts)
    return cache


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    data, log = copy_town(folder / "town"), folder / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-a", place]
    environment = build_environment() | {"DATA_DIR": str(data), "CACHE_DIR": str(cache_of(folder))}
    environment["TMPDIR"] = str(folder)  # where the server keeps what it serves
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "-w", str(data)], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        site = Served(data, place, log)
        try:
            wait_for(site.output, "Serving on")
            yield site
        finally:
            process.terminate()
            process.wait()


def write(data: Path, column: str, words: str) -> None:
    cell = cell_of(data, "programs.csv", column, program_id="brackets")
    set_cell(data, "programs.csv", cell, words)


@pytest.mark.slow
def test_an_edit_is_seen_on_its_page(served: Served) -> None:
    served.wait_for("programs/brackets/", "<h1")
    write(served.data, "summary_ko", "고쳐 쓴 말입니다.")
    served.wait_for("programs/brackets/", "고쳐 쓴 말입니다.")
    # The rest of the site is whole beside it.
    for path in ("search/index.json", "SHA256SUMS", "data/programs.csv"):
        assert "404 Not Found" not in served.page(path)


@pytest.mark.slow
def test_a_problem_is_reported_and_can_be_repaired(served: Served) -> None:
    cell = cell_of(served.data, "budgets.csv", "value")
    whole = (served.data / "budgets.csv").read_bytes()
    set_cell(served.data, "budgets.csv", cell, "많음")
    wait_for(served.output, f"budgets.csv {cell}: '많음' — 수가 아닙니다.")
    assert "Traceback" not in served.output()
    assert (served.folder / "programs/brackets/index.html").is_file(), "the last site is kept"
    (served.data / "budgets.csv").write_bytes(whole)
    write(served.data, "summary_ko", "다시 고쳐 쓴 말입니다.")
    served.wait_for("programs/brackets/", "다시 고쳐 쓴 말입니다.")


@pytest.mark.slow
def test_a_page_that_people_write_is_built_when_a_table_affects_it(served: Served) -> None:
    write(served.data, "name_ko", "새로 지은 이름")
    served.wait_for("programs/", "새로 지은 이름")


@pytest.mark.slow
def test_downloads_that_are_swept_away_are_packed_again(served: Served) -> None:
    asked = served.page("data/programs.csv")
    shutil.rmtree(served.data.parent / "cache" / "downloads")
    write(served.data, "summary_ko", "셋째로 고쳐 쓴 말입니다.")
    served.wait_for("programs/brackets/", "셋째로 고쳐 쓴 말입니다.")
    assert served.page("data/programs.csv").splitlines()[0] == asked.splitlines()[0]
