"""Times an edit that is looked at: from the saved cell to the page that shows it.

The server is MkDocs' own, as ``make serve`` starts it; half a second of the time is how often it
looks for changes.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path

from tests.bench.build import ROOT

PAUSE = 0.05
SETTLED = 2.0  # so that an edit is not taken for part of the last
MAX_SECONDS = 3_600
WORDS = ("사업입니다.", "사업이에요.", "사업이랍니다.", "사업이지요.")


@contextmanager
def served(data: Path, cache: Path) -> Iterator[Callable[[str], str]]:
    """Serves a package while it is edited; yields what gets a page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--no-strict", "-a", place]
    variables = {**os.environ, "DATA_DIR": str(data), "CACHE_DIR": str(cache)}
    process = subprocess.Popen([*command, "-w", str(data)], cwd=ROOT, env=variables)

    def page(path: str) -> str:
        connection = HTTPConnection(place, timeout=MAX_SECONDS)
        connection.request("GET", f"/{path}")
        return connection.getresponse().read().decode()

    try:
        while process.poll() is None:
            try:
                page("404.html")
                break
            except ConnectionRefusedError:
                time.sleep(PAUSE)
        yield page
    finally:
        process.terminate()
        process.wait()


def time_edits(data: Path, cache: Path) -> list[float]:
    """Returns the seconds of a few edits to the summary of the first program."""
    path, seconds = data / "programs.csv", []
    program = path.read_text(encoding="utf-8").split("\n")[1].split(",")[0]
    with served(data, cache) as page:
        for before, after in pairwise(WORDS):
            time.sleep(SETTLED)
            started = time.perf_counter()
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
            while after not in page(f"programs/{program}/"):
                time.sleep(PAUSE)
            seconds.append(time.perf_counter() - started)
    return seconds
