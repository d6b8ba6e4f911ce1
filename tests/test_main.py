"""The face of mkdocs-macros: names registered, names documented, examples that render."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.site import make_site
from macros.catalog.versions import DataVersion
from macros.exports.downloads.json_api import Publication
from macros.main import define_env
from macros.render.drawing.cache import ChartCache
from macros.site.workers import Workers, pack_downloads
from tests.conftest import DATA, ROOT, SEOUL
from tests.rendering import make_context

PUBLICATION = Publication(
    "열린장부(비공식)", official=False, data_version=DataVersion(date(2024, 2, 29))
)
SITE = make_site("열린장부", "장부", "https://example.org/ledger", official=False)
GUIDE = (ROOT / "docs/developers/macros.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"\{% raw %\}(.+?)\{% endraw %\}")


class Environment:
    """What ``define_env`` is handed over, recording what it registers."""

    def __init__(self, catalog: Catalog, folder: Path) -> None:
        workers = Workers(1)
        downloads = pack_downloads(workers, DATA, ROOT / ".cache" / "downloads", PUBLICATION)
        workers.end()
        context = make_context(catalog, ChartCache(folder), SITE, downloads)
        self.variables = context.variables()
        self.chart_cache = context.chart_cache
        self.macros: dict[str, Any] = {}
        self.filters: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function

    def filter(self, function: Any, name: str) -> None:
        self.filters[name] = function


@pytest.fixture
def env(catalog: Catalog, tmp_path: Path) -> Environment:
    environment = Environment(catalog, tmp_path)
    define_env(environment)
    return environment


def names_under(heading: str) -> set[str]:
    section = GUIDE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))


def test_every_name_has_its_row_in_the_guide(env: Environment) -> None:
    assert names_under("Macros") == set(env.macros)
    assert names_under("Filters") == set(env.filters)
    assert names_under("Variables") == set(env.variables)


@pytest.mark.of_package(SEOUL)
def test_every_example_of_the_guide_renders(env: Environment) -> None:
    jinja = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    jinja.filters.update(env.filters)
    examples = [text for text in EXAMPLE.findall(GUIDE) if text.startswith("{{")]
    assert len(examples) >= len(env.macros) + len(env.filters)
    page = {"url": "developers/"}
    for example in examples:
        template = jinja.from_string(example.replace("\\|", "|"))
        assert template.render({**env.variables, **env.macros, "page": page}).strip()


def test_a_figure_asks_for_its_charts(env: Environment) -> None:
    env.macros["figure"](env.macros["execution_chart"](), "budget/")
    assert sorted(r.width for r in env.chart_cache.pop_missing()) == [320, 640, 640]
