"""Style sheets and scripts of the site's own, sent without comments and with their version."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from macros.catalog.catalog import Catalog
from macros.site.assets import asset_query, prepare_assets
from macros.site.git import read_data_version
from tests.conftest import DATA, ROOT

LOADED = re.compile(
    r'(?:<script(?= )[^>]*? src|<link rel="stylesheet" href|"search")(?:=|: )"([^"]+)"'
)


@pytest.fixture
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


def prepared(config: MkDocsConfig, sources: dict[str, str], query: str) -> dict[str, str]:
    """Returns what is sent of files under ``docs/``, by path."""
    files = Files([])
    for name, text in sources.items():
        file = File(name, config.docs_dir, config.site_dir, use_directory_urls=True)
        file.content_string = text
        file.src_dir = config.docs_dir
        files.append(file)
    prepare_assets(files, config, query)
    return {file.src_uri: file.content_string for file in files}


def sent(config: MkDocsConfig, name: str, text: str, query: str) -> str:
    return prepared(config, {name: text}, query)[name]


def test_a_script_names_the_scripts_it_opens_with_their_version(config: MkDocsConfig) -> None:
    script = 'import { b } from "./deep/b.js";\nnew URL("c.js", location);\n'
    assert sent(config, "a.js", script, "?v=1") == script.replace('.js"', '.js?v=1"')
    assert sent(config, "a.js", script, "") == script
    assert config.extra_css == ["assets/stylesheets/ledger.css?v=1"]


def test_scripts_are_sent_without_comments(config: MkDocsConfig) -> None:
    script = """// Why.
/** @type {HTMLElement} */
const box = find("https://example.org/*"); // here

/**
 * Returns one.
 *
 * @param {string} a - Of what.
 */
  // Why.
function b(a) {
  return /** @type {Element} */ (a).c;
}
"""
    box = 'const box = find("https://example.org/*"); // here\n'
    assert sent(config, "a.js", script, "") == f"{box}\nfunction b(a) {{\n  return (a).c;\n}}\n"


def test_style_sheets_are_sent_without_comments(config: MkDocsConfig) -> None:
    assert sent(config, "a.css", "/* why */\nb { c: d }\n", "") == "b { c: d }\n"
    long = (
        "a,\n.b /* why */ > c {\n  d: e f,\n    g;\n}\n\n@media print {\n  h {\n    i: j;\n  }\n}\n"
    )
    assert sent(config, "a.css", long, "") == "a,.b  > c {d: e f,g;}\n@media print {h {i: j;}}\n"


def test_a_style_sheet_takes_the_place_of_its_import(config: MkDocsConfig) -> None:
    sources = {
        "s/a.css": '@layer base, print;\n@import "a/b.css" layer(base);\n@import "c.css";\n',
        "s/a/b.css": "/* why */\nb {\n  d: e;\n}\n",
        "s/c.css": "c {\n  d: e;\n}\n",
    }
    joined = "@layer base, print;@layer base {b {d: e;}}\nc {d: e;}\n"
    assert prepared(config, sources, "") == {"s/a.css": joined}
    assert prepared(config, dict(reversed(sources.items())), "") == {"s/a.css": joined}


@pytest.mark.parametrize("source", ['@import "none.css";', "@import url(b.css);"])
def test_an_import_that_cannot_be_joined_ends_the_build(config: MkDocsConfig, source: str) -> None:
    with pytest.raises(PluginError, match=r"a\.css"):
        prepared(config, {"a.css": source, "b.css": ""}, "")


def test_every_rule_of_a_built_site_is_in_a_layer(site: Path) -> None:
    for sheet in site.glob("assets/stylesheets/*.css"):
        if sheet.name.startswith("palette"):
            continue  # not loaded
        text = re.sub(r'"[^"]*"', '""', sheet.read_text(encoding="utf-8"))
        depth, outside = 0, ""
        for character in text:
            depth -= character == "}"
            outside += character if not depth else ""
            depth += character == "{"
        outside = re.sub(r'@charset "";|@layer[\w\s,]+[;{]|/\*.*?\*/', "", outside)
        assert not outside.replace("}", "").strip(), (sheet.name, outside)
    assert not [*site.glob("assets/stylesheets/*/**")]


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
