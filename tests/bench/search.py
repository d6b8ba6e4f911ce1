"""Measures search: how well it answers, and how fast and small it stays with 2,000 programs.

Quality is taken on the half of the public list that search was never tuned on, through the theme's
own box on the built site. For speed and size, 2,000 program pages are made from the real ones, with
other numbers and with a part of their words exchanged, so that they compress no better than real
ones would. Prints one table; returns 1 where a target is missed.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.site.search.documents import SearchPage, catalog_pages
from macros.site.search.files import ONE_FILE, search_files
from macros.validation.package import load_catalog
from tests.conftest import DATA, ROOT, build_site
from tests.site.conftest import ARGUMENTS, find_browser
from tests.site.search_box import ask, open_box
from tests.site.search_queries import Query, load_queries, quality
from tests.site.server import serve

PROGRAMS = 2_000
# Share of words that are exchanged. With it a made page compresses about as a real one does, which
# the benchmark checks: with fewer, pages would repeat each other and cost less than real ones.
EXCHANGED = 0.145
LOADS = 5
TYPED = 40  # questions, key by key
SEED = 20230622
SCRIPTS = ROOT / "docs" / "assets" / "javascripts" / "search"


@dataclass(frozen=True)
class Measure:
    """One line of the table."""

    what: str
    value: float
    unit: str
    target: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value >= self.target if self.at_least else self.value <= self.target

    def row(self) -> str:
        """The line as printed."""
        sign = "≥" if self.at_least else "≤"
        verdict = "" if self.met else "MISSED"
        target = f"{sign} {self.target:,.0f} {self.unit}"
        return f"{self.what:<44} {self.value:>9,.1f} {self.unit:<2}   {target:<12} {verdict}"


def many_programs(pages: Iterable[SearchPage]) -> Iterator[SearchPage]:
    """Yields all pages, with as many program pages as the benchmark wants."""
    known = list(pages)
    programs = [page for page in known if page.path.startswith("programs/")]
    yield from known
    made = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    pool = sorted({w for page in programs for text in _texts(page) for w in text.split()})

    def vary(text: str) -> str:
        words = [made.choice(pool) if made.random() < EXCHANGED else w for w in text.split()]
        return re.sub(r"\d", lambda _: str(made.randrange(10)), " ".join(words))

    for number in range(len(programs), PROGRAMS):
        yield _variant(programs[number % len(programs)], number, vary)


def _texts(page: SearchPage) -> Iterator[str]:
    yield from page.names + page.aliases
    for _, lines in page.lines:
        yield from lines


def _variant(page: SearchPage, number: int, vary: Callable[[str], str]) -> SearchPage:
    return replace(
        page,
        path=f"{page.path[:-1]}-{number}/",
        names=tuple(map(vary, page.names)),
        aliases=tuple(map(vary, page.aliases)),
        lines=tuple((section, tuple(map(vary, lines))) for section, lines in page.lines),
    )


def size(paths: Iterable[Path]) -> float:
    """Returns the kilobytes of files as a server sends them."""
    sizes = [
        path.stat().st_size if path.suffix == ".bin" else len(gzip.compress(path.read_bytes(), 6))
        for path in paths
    ]
    return sum(sizes) / 1000


def cost_ratio() -> float:
    """Returns the bytes of a made page by those of a real one, packed alike."""
    pages = [*catalog_pages(load_catalog(DATA))]
    real = [page for page in pages if page.path.startswith("programs/")]
    made = [*many_programs(pages)][len(pages) :]
    return _cost(made[: len(real) * 10]) / _cost(real)


def _cost(pages: list[SearchPage]) -> float:
    """Returns the compressed bytes a page takes in an index of many."""
    filler = [SearchPage(f"{number}/", ("",)) for number in range(ONE_FILE)]
    sizes = [dict(search_files([*some, *filler])) for some in (pages, [])]
    full, empty = (_paged_bytes(files) for files in sizes)
    return (full - empty) / len(pages)


def _paged_bytes(files: dict[str, bytes]) -> int:
    """Returns the bytes that grow with the pages: the parts and the names, not the letters."""
    names = json.loads(files.pop("index.json"))["names"]
    return sum(map(len, files.values())) + len(gzip.compress(names.encode(), 6))


def quality_measures(browser: Browser, site: Path) -> Iterator[Measure]:
    """Measures answers on the half of the list that was held back."""
    queries = load_queries()
    with serve(site) as url:
        page = browser.new_page()
        open_box(page, url)
        found = {query.query: ask(page, query.query).pages(url) for query in queries}
        page.close()
    for half, held in (("held back", True), ("tuned on", False)):
        part = tuple(query for query in queries if query.held_out is held)
        shares = quality(part, found)
        asked = sum(bool(query.expected) for query in part)
        yield Measure(
            f"right page first, {asked} {half}", shares.first * 100, "%", 95, at_least=True
        )
        yield Measure(
            f"in the first five, {asked} {half}", shares.in_five * 100, "%", 99, at_least=True
        )
        yield Measure(
            f"out of scope empty, {len(part) - asked} {half}",
            shares.empty * 100,
            "%",
            85,
            at_least=True,
        )


def first_results(browser: Browser, url: str) -> list[float]:
    """Returns the milliseconds from the first key to the first result, each in a fresh browser."""
    times = []
    for _ in range(LOADS):
        context = browser.new_context()
        page = context.new_page()
        open_box(page, url)
        page.wait_for_load_state("networkidle")
        answer = ask(page, "캠")
        assert answer.results
        times.append(answer.milliseconds)
        context.close()
    return times


def keystrokes(browser: Browser, url: str, queries: Iterable[Query]) -> list[float]:
    """Returns the milliseconds of every key of some questions, once everything is loaded.

    Everything is typed twice and the better time of a key is taken, since what else the machine
    does is not search's doing.
    """
    page = browser.new_page()
    open_box(page, url)
    ask(page, "캠")
    page.wait_for_timeout(5_000)
    keys = [query.query[:end] for query in queries for end in range(1, len(query.query) + 1)]
    rounds = [[ask(page, key).milliseconds for key in keys if key.strip()] for _ in range(2)]
    page.close()
    return [min(times) for times in zip(*rounds, strict=True)]


def large_measures(browser: Browser, site: Path) -> Iterator[Measure]:
    """Measures speed and size with many programs."""
    folder = site / "search"
    (folder / "index.json").unlink()
    for name, content in search_files([*many_programs(catalog_pages(load_catalog(DATA)))]):
        (folder / name).write_bytes(content)
    index = folder / "index.json"
    with serve(site) as url:
        first = first_results(browser, url)
        typed = keystrokes(browser, url, load_queries()[:: len(load_queries()) // TYPED])
    yield Measure(f"first result, worst of {LOADS}", max(first), "ms", 300)
    yield Measure(
        f"a key, 95th percentile of {len(typed)}", statistics.quantiles(typed, n=20)[18], "ms", 30
    )
    yield Measure("a made page, of a real one", cost_ratio() * 100, "%", 100, at_least=True)
    yield Measure("index for the first result, gzip", size([index]), "kB", 150)
    yield Measure("index in all, gzip", size([index, *folder.glob("part-*.bin")]), "kB", 1_300)
    yield Measure("scripts of the search, gzip", size(SCRIPTS.glob("*.js")), "kB", 25)


def main() -> int:
    """Runs the benchmark; returns 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = build_site(Path(name) / "site", DATA)
        large = Path(name) / "large"
        shutil.copytree(site, large)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        measures = [*quality_measures(browser, site), *large_measures(browser, large)]
        browser.close()
    print(f"search, {PROGRAMS:,} programs where nothing else is said, {os.cpu_count()} cores")
    for measure in measures:
        print(measure.row())
    return 0 if all(measure.met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
