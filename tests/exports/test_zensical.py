"""What another builder is given: pages and a configuration that need nothing of this project."""

import yaml

from macros.exports.zensical import portable_config, portable_page
from tests.conftest import ROOT


def test_front_matter_keeps_its_values_and_gains_the_head() -> None:
    page = portable_page(
        {"title": "가: '나'", "hide": ["toc"]}, "\n# 제목\n\n글\n\n", head='<meta a="b">'
    )
    _, front, body = page.split("---\n")
    assert yaml.safe_load(front) == {
        "title": "가: '나'",
        "hide": ["toc"],
        "head": '<meta a="b">',
    }
    assert body == "# 제목\n\n글\n"


def test_the_configuration_names_nothing_of_this_project() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    values = {"site_name": "다른 장부", "site_url": "https://example.org/", "repo_url": ""}
    written = portable_config(text, values)
    assert "macros" not in written.replace("python -m macros export", "")
    assert "!ENV" not in written
    assert "slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}" in written
    tag = "!!python/object/apply:pymdownx.slugs.slugify"
    settings = yaml.safe_load(written.replace(tag, ""))
    before = yaml.safe_load(text.replace(tag, "").replace("!ENV", ""))
    assert settings["site_name"] == "다른 장부"
    assert settings["site_url"] == "https://example.org/"
    assert "repo_url" not in settings
    assert settings["plugins"] == ["search"]
    assert settings["theme"]["custom_dir"] == "overrides"
    for kept in ("nav", "not_in_nav", "markdown_extensions", "extra_css", "validation", "strict"):
        assert settings[kept] == before[kept]
