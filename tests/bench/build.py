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

# Writes every page's Markdown as the macros left it: what the floor is given to build, and with
# charts as specs what the stock way is given.
DUMP_HOOK = """
import html, json, os, pathlib
from mkdocs.plugins import event_priority
from macros.render.drawing.bars import bars_from_json
from macros.render.drawing.cache import PLACEHOLDER
from macros.render.drawing.altair_bars import bars_spec

ASKED = {}  # a chart may stand on several pages

def write(variable, page, text):
    path = pathlib.Path(os.environ[variable]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\\ntitle: {page.title!r}\\n---\\n{text}", encoding="utf-8")

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    charts = config.extra["ledger"].chart_cache

    def spec(match):
        key = match.group(1)
        request = ASKED[key] = ASKED.get(key) or charts.request(key)
        bars, scale = bars_from_json(request.bars)
        told = html.escape(json.dumps(bars_spec(bars, request.width, scale), ensure_ascii=False))
        return f'<div class="vega" data-spec="{told}"></div>'

    write("FLOOR_DIR", page, charts.inline(markdown))
    write("STOCK_DIR", page, PLACEHOLDER.sub(spec, markdown))
    return markdown
"""
# What a site that draws in the browser adds to its pages.
DRAW_SCRIPT = """
for (const place of document.querySelectorAll(".vega"))
  vegaEmbed(place, JSON.parse(place.dataset.spec), { actions: false });
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


def write_others(folder: Path, data: Path = ROOT / "data", cache: Path = ROOT / ".cache") -> None:
    """Writes what our build is held against: the same Markdown without this project's code.

    ``floor.yml`` has theme, extensions and navigation of ours and every drawing as it is.
    ``stock.yml`` is how such a site is made by the book: every page in the navigation, and charts
    drawn in the browser by vega-embed.
    """
    hook = folder / "dump.py"
    hook.write_text(DUMP_HOOK, encoding="utf-8")
    dumping = folder / "dumping.yml"
    paths = f"docs_dir: {ROOT / 'docs'}\ntheme: {{custom_dir: {ROOT / 'docs/.overrides'}}}\n"
    dumping.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n{paths}"
        f"hooks: [{ROOT / 'macros/site/plugin.py'}, {hook}]\n"
        "plugins:\n  search: {}\n  macros:\n"
        f"    module_name: {os.path.relpath(ROOT / 'macros/main', folder)}\n"
        f"    include_dir: {ROOT / 'docs/templates'}\n    on_undefined: strict\n"
        f"extra: {{data_dir: {data}, cache_dir: {cache}}}\nwatch: []\n",
        encoding="utf-8",
    )
    docs, stock = folder / "docs", folder / "stock-docs"
    build(dumping, folder / "dumped", FLOOR_DIR=str(docs), STOCK_DIR=str(stock))
    for pages in (docs, stock):
        shutil.copytree(ROOT / "docs/assets", pages / "assets")
        for table in data.iterdir():  # pages link to the downloads
            shutil.copy(table, pages / "data")
    config = read_config()
    config["theme"].pop("custom_dir")
    config["plugins"] = ["search"]
    config["markdown_extensions"][-1]["toc"].pop("slugify")
    for key in ("hooks", "extra", "watch", "site_url", "repo_url", "strict", "validation"):
        config.pop(key, None)
    _write_config(folder / "floor.yml", config)
    bundle = "import sys, vl_convert; sys.stdout.write(vl_convert.javascript_bundle())"
    with (stock / "assets/vega.js").open("wb") as script:  # elsewhere: it would count as our memory
        subprocess.run([sys.executable, "-c", bundle], stdout=script, check=True)
    (stock / "assets/draw.js").write_text(DRAW_SCRIPT, encoding="utf-8")
    config["docs_dir"] = stock.name
    config["extra_javascript"] = [*config["extra_javascript"], "assets/vega.js", "assets/draw.js"]
    for key in ("nav", "not_in_nav"):
        config.pop(key)
    _write_config(folder / "stock.yml", config)


def _write_config(path: Path, config: dict[str, Any]) -> None:
    text = yaml.safe_dump(config, allow_unicode=True)
    slugify = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
    path.write_text(text.replace("    toc:\n", f"    toc:\n      slugify: {slugify}\n"))


def main() -> int:
    """Runs the benchmark; returns 1 where the ratio misses its target."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = ROOT / "mkdocs.yml"
        write_others(folder)
        floor = folder / "floor.yml"
        pages = len(list((folder / "docs").rglob("*.md")))
        times: dict[str, list[float]] = {"ours": [], "floor": []}
        for run in range(RUNS + 1):
            for label, config in (("ours", own), ("floor", floor)):
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
