import pytest
import yaml

from macros.catalog.catalog import Catalog
from macros.site.pages import generated_pages
from tests.conftest import SEOUL
from tests.golden import assert_golden


@pytest.mark.of_package(SEOUL)
def test_a_page_for_each_thing(catalog: Catalog) -> None:
    paths = [page.path for page in generated_pages(catalog)]
    assert len(paths) == len(set(paths)) == 25 + 3 + 5 + 11 + 3
    assert "programs/campus-town.md" in paths
    assert "divisions/science-museum.md" in paths


def test_page_texts_are_golden(town: Catalog) -> None:
    text = "".join(f"==> {page.path}\n{page.content}\n" for page in generated_pages(town))
    assert_golden("pages/town.txt", text)


def test_front_matter_is_safe_to_put_into_html(town: Catalog) -> None:
    for page in generated_pages(town):
        _, front, body = page.content.split("---\n", 2)
        meta = yaml.safe_load(front)
        assert not set(meta["title"] + meta["description"]) & set("<>\"'")
        assert body.startswith("{% include ")
