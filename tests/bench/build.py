"""Times the warm build against the floor: plain MkDocs-Material on the same rendered Markdown.

Both are run in turn, A B A B, as whole processes, so that a machine that slows down slows both;
the ratio is of the medians. Prints one table.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
RUNS = 7
TARGET = 1.5

# Writes every page's Markdown as the macros left it: what the floor is given to build.
DUMP_HOOK = """
import os, pathlib
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    path = pathlib.Path(os.environ["DUMP_DIR"]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    text = config.extra["drawings"].fill(markdown)
    path.write_text(f"---\\ntitle: {page.title!r}\\n---\\n{text}", encoding="utf-8")
    return markdown
"""


def build(config: Path, site: Path, **variables: str) -> float:
    """Builds a site in a process of its own and returns the seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **variables})
    return time.perf_counter() - started


def read_config() -> dict[str, Any]:
    """Returns the site's configuration, its tags left as text."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)  # type: ignore[attr-defined]
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader
    return config


def write_floor(folder: Path, data: Path = ROOT / "data", cache: Path = ROOT / ".cache") -> Path:
    """Writes the floor: the same Markdown, theme and extensions, without this project's code."""
    hook = folder / "dump.py"
    hook.write_text(DUMP_HOOK, encoding="utf-8")
    dumping = folder / "dumping.yml"
    paths = f"docs_dir: {ROOT / 'docs'}\ntheme: {{custom_dir: {ROOT / 'docs/.overrides'}}}\n"
    dumping.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n{paths}hooks: [{ROOT / 'macros/hooks.py'}, {hook}]\n"
        "plugins:\n  search: {}\n  macros:\n"
        f"    module_name: {os.path.relpath(ROOT / 'macros/main', folder)}\n"
        f"    include_dir: {ROOT / 'docs/templates'}\n    on_undefined: strict\n"
        f"extra: {{data_dir: {data}, cache_dir: {cache}}}\nwatch: []\n",
        encoding="utf-8",
    )
    docs = folder / "docs"
    build(dumping, folder / "dumped", DUMP_DIR=str(docs))
    shutil.copytree(ROOT / "docs/assets", docs / "assets")
    for table in data.iterdir():  # pages link to the downloads
        shutil.copy(table, docs / "data")
    config = read_config()
    config["theme"].pop("custom_dir")
    config["plugins"] = ["search"]
    config["markdown_extensions"][-1]["toc"].pop("slugify")
    for key in ("hooks", "extra", "watch", "site_url", "repo_url", "strict", "validation"):
        config.pop(key, None)
    floor = folder / "floor.yml"
    text = yaml.safe_dump(config, allow_unicode=True)
    slugify = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
    floor.write_text(text.replace("    toc:\n", f"    toc:\n      slugify: {slugify}\n"))
    return floor


def main() -> int:
    """Runs the benchmark; returns 1 where the ratio misses its target."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = ROOT / "mkdocs.yml"
        floor = write_floor(folder)
        pages = len(list((folder / "docs").rglob("*.md")))
        times: dict[str, list[float]] = {"ours": [], "floor": []}
        for run in range(RUNS + 1):
            for label, config in (("ours", ours), ("floor", floor)):
                seconds = build(config, folder / label)
                if run:  # the first is the warm-up
                    times[label].append(seconds)
    print(f"{pages} pages, {RUNS} runs each in turn, {os.cpu_count()} cores")
    print(f"{'':>8} {'min':>7} {'median':>7} {'max':>7}   seconds")
    for label, values in times.items():
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"{label:>8} {low:7.2f} {middle:7.2f} {high:7.2f}")
    ratio = statistics.median(times["ours"]) / statistics.median(times["floor"])
    print(f"   ratio {ratio:7.2f}   (target: at most {TARGET})")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
