from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import CHAPTERS, has_page, missing_pages, published_nav
from macros.validation.package import load_catalog
from tests.conftest import ROOT
from tests.packages import empty


def test_every_chapter_is_a_page() -> None:
    assert [name for name in CHAPTERS if not (ROOT / "docs" / name).is_file()] == []


def test_a_package_with_all_chapters_lacks_no_page(catalog: Catalog, town: Catalog) -> None:
    assert missing_pages(catalog) == missing_pages(town) == frozenset()


def test_a_page_goes_with_the_rows_of_its_chapter(town_dir: Path) -> None:
    empty(town_dir, ["places", "glossary", "indicators", "contents"])
    found = load_catalog(town_dir)
    assert missing_pages(found) == {"places.md", "glossary.md", "economy.md"}
    assert not has_page(found, "places.md")
    assert has_page(found, "about/index.md")


def test_a_part_of_the_navigation_goes_with_its_last_page() -> None:
    nav = ["index.md", {"둘": ["a.md", {"나": "b.md"}]}, {"셋": [{"다": "c.md"}]}]
    assert published_nav(nav, frozenset({"a.md", "c.md"})) == ["index.md", {"둘": [{"나": "b.md"}]}]


def test_pages_without_divisions_are_not_called_by_them() -> None:
    nav = [{"부서": "divisions/index.md"}, {"자료": [{"쓰는 법": "data/use.md"}]}]
    renamed = published_nav(nav, frozenset(), {"divisions/index.md": "조직"})
    assert renamed == [{"조직": "divisions/index.md"}, {"자료": [{"쓰는 법": "data/use.md"}]}]
