"""The addresses of optional pages against the pages that are added."""

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import missing_pages
from macros.catalog.queries.optional_pages import CHAPTER_ADDRESSES, is_optional, optional_pages
from macros.site.pages import generated_pages


@pytest.mark.parametrize("name", ["catalog", "paged", "town", "two_reports", "partial_report"])
def test_every_page_that_is_added_is_known(name: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(name)
    catalog: Catalog = getattr(found, "catalog", found)
    added = {f"{page.path.removesuffix('.md')}/" for page in generated_pages(catalog)}
    known = optional_pages(catalog)
    assert known - added <= CHAPTER_ADDRESSES
    assert len(known - added) == len(CHAPTER_ADDRESSES) - len(missing_pages(catalog))
    assert added <= known
    assert all(map(is_optional, known))
    assert not is_optional("data/limits/")
    assert not is_optional("")
