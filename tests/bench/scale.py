"""Times builds of many programs: ``python -m tests.bench.scale 25 250 1000``.

For each number of programs a package is made (25 is the real one) and built cold and warm, beside
the floor (plain MkDocs-Material on the same rendered Markdown with all drawings as they are) and
beside the stock way (all pages in the navigation, charts drawn in the browser); and an edit to one
cell is looked at on the server. Wall time is what someone waits; processor time says as much on a
machine that does other things too. Memory is that of MkDocs' process. Prints tables in
Markdown.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.build import ROOT, write_others
from tests.bench.edits import time_edits
from tests.bench.package import make_package

REAL = 25
SIZES = (REAL, 250, 1_000)
MEGABYTE = 1_000_000
PAUSE = 0.05


@dataclass(frozen=True)
class Run:
    """What a build took: seconds waited, seconds of processors, bytes of MkDocs' process."""

    wall: float
    processor: float
    memory: int


@dataclass(frozen=True)
class Measured:
    """The builds of a number of programs, and what they wrote."""

    programs: int
    runs: dict[str, Run]
    edits: list[float]
    site: int
    files: int
    pages: dict[str, float]

    def rows(self) -> list[str]:
        """The lines of the table."""
        floor = self.runs["floor"]
        return [
            f"| {self.programs:,} | {name} | {run.wall:.1f} | {run.processor:.1f} "
            f"| {run.wall / floor.wall:.2f} | {run.processor / floor.processor:.2f} "
            f"| {run.memory / MEGABYTE:.0f} "
            f"| {run.processor / self.programs * 1000:.0f} |"
            for name, run in self.runs.items()
        ]


def build(config: Path, site: Path, **variables: str) -> Run:
    """Builds a site in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables})
    memory, ended = 0, 0
    while not ended:
        memory = max(memory, peak_memory(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        time.sleep(PAUSE)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - started
    return Run(wall, used.ru_utime + used.ru_stime, memory)


def peak_memory(process: int) -> int:
    """Returns the most bytes a process has held so far; 0 if it has ended.

    What ``wait4`` says of memory includes this process, of which the other is a fork.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def measure(programs: int, folder: Path) -> Measured:
    """Builds a package of so many programs in every way."""
    data = make_package(folder / "data", programs)
    cache, site = folder / "cache", folder / "site"
    variables = {"DATA_DIR": str(data), "CACHE_DIR": str(cache)}
    own = ROOT / "mkdocs.yml"
    runs = {
        "cold": build(own, site, **variables),
        "warm": build(own, site, **variables),
    }
    write_others(folder, data, cache)
    for name in ("floor", "stock"):
        runs[name] = build(folder / f"{name}.yml", folder / name)
    files = [path for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    pages = {name: page_bytes(folder / name) for name in ("site", "floor", "stock")}
    shutil.rmtree(folder / "stock")
    return Measured(programs, runs, time_edits(data, cache), size, len(files), pages)


def page_bytes(site: Path) -> float:
    """Returns the mean of what a program's page takes, packed."""
    pages = [gzip.compress(path.read_bytes()) for path in site.glob("programs/*/index.html")]
    return sum(map(len, pages)) / len(pages)


def main() -> int:
    """Measures the numbers of programs on the command line, or those of ``SIZES``."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    before = os.getloadavg()[0]
    measured = []
    for programs in sizes:
        with tempfile.TemporaryDirectory() as name:
            measured.append(measure(programs, Path(name)))
        print(f"{programs:,} programs measured", file=sys.stderr, flush=True)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(
        f"{os.cpu_count()} cores, {memory:.0f} GB; load {before:.1f} before, "
        f"{os.getloadavg()[0]:.1f} after.\n"
    )
    print("| programs | build | wall s | processor s | of the floor: wall | processor | MB | ms |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    print("\n".join(row for one in measured for row in one.rows()))
    print("\n| programs | edit of a cell, s | site MB | files | kB a program | packed page, kB |")
    print("| ---: | ---: | ---: | ---: | ---: | --- |")
    for one in measured:
        edits = " ".join(f"{seconds:.1f}" for seconds in one.edits)
        pages = ", ".join(f"{name} {size / 1000:.0f}" for name, size in one.pages.items())
        print(
            f"| {one.programs:,} | {edits} | {one.site / MEGABYTE:.0f} | {one.files:,} "
            f"| {one.site / one.programs / 1000:.0f} | {pages} |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
