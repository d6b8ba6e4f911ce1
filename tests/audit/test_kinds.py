"""What every kind of page costs, without a browser: a page that grows is seen with each change."""

from pathlib import Path

import pytest

from tests.audit.findings import MAX_BYTES, MAX_REQUESTS
from tests.audit.kinds import heaviest, loaded, packed, page_file
from tests.conftest import SEOUL


@pytest.mark.slow
def test_every_kind_of_page_is_within_its_budget(site: Path) -> None:
    pages = heaviest(site)
    assert len(pages) > 35
    costs = {page: [packed(file) for file in loaded(site, page)] for page in pages.values()}
    assert {page: sum(sizes) for page, sizes in costs.items() if sum(sizes) > MAX_BYTES} == {}
    assert {page: len(sizes) for page, sizes in costs.items() if len(sizes) > MAX_REQUESTS} == {}


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_the_page_that_costs_most_is_a_listing(site: Path) -> None:
    costs = {page: sum(map(packed, loaded(site, page))) for page in heaviest(site).values()}
    assert max(costs, key=lambda page: costs[page]) in {"budget/", "calendar/", "checks/"}


def test_a_page_without_a_table_to_sort_loads_no_script_for_it(site: Path) -> None:
    names = [file.name for file in loaded(site, "glossary/")]
    assert names[0] == "index.html"
    assert "sortable.js" not in names
    assert not {"programs.css", "compare.css", "programs.js", "compare.js"} & {*names}


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("page", ["", "404.html", "programs/campus-town/"])
def test_what_is_loaded_is_there(site: Path, page: str) -> None:
    assert page_file(site, page).is_file()
    assert all(file.is_file() for file in loaded(site, page))
