"""Style sheets and scripts of the site's own, sent without comments and with their version."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.catalog.catalog import Catalog
from macros.site.assets import asset_query, prepare_assets
from macros.site.repository import read_data_version
from tests.conftest import DATA, ROOT

LOADED = re.compile(
    r'(?:<script(?= )[^>]*? src|<link rel="stylesheet" href|"search")(?:=|: )"([^"]+)"'
)


@pytest.fixture
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


def sent(config: MkDocsConfig, name: str, text: str, query: str) -> str:
    file = File(name, config.docs_dir, config.site_dir, use_directory_urls=True)
    file.content_string = text
    file.src_dir = config.docs_dir
    prepare_assets(Files([file]), config, query)
    return file.content_string


def test_a_script_names_the_scripts_it_opens_with_their_version(config: MkDocsConfig) -> None:
    script = 'import { b } from "./deep/b.js";\nnew URL("c.js", location);\n'
    assert sent(config, "a.js", script, "?v=1") == script.replace('.js"', '.js?v=1"')
    assert sent(config, "a.js", script, "") == script
    assert config.extra_css == ["assets/stylesheets/ledger.css?v=1"]


def test_style_sheets_are_sent_without_comments(config: MkDocsConfig) -> None:
    assert sent(config, "a.css", "/* why */\nb { c: d }\n", "") == "b { c: d }\n"


def test_whatever_a_page_loads_of_the_site_s_own_has_its_version(
    site: Path, catalog: Catalog
) -> None:
    query = asset_query(read_data_version(DATA, catalog).built_from)
    for page in site.rglob("index.html"):
        loaded = LOADED.findall(page.read_text(encoding="utf-8"))
        assert any("ledger.css" in address for address in loaded), page
        assert any("worker.js" in address for address in loaded), page
        for address in loaded:
            # The theme's own have a hash in their names.
            assert address.endswith(query) or re.search(r"\.[0-9a-f]{8}\.min\.", address), page
    scripts = site / "assets/javascripts"
    for script in (scripts / "programs.js", *scripts.glob("search/*.js")):
        for name in re.findall(r'"[\w./-]+\.js(?!on)[^"]*"', script.read_text(encoding="utf-8")):
            assert name.endswith(f'.js{query}"'), script
