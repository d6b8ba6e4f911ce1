import pytest

from macros.catalog.catalog import Catalog
from macros.render.components.links import figure_address, figure_page, link, page_path, relative


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("programs/a/", "", "programs/a/"),
        ("programs/a/", "programs/", "a/"),
        ("programs/a/", "programs/b/", "../a/"),
        ("data/a.csv", "programs/b/", "../../data/a.csv"),
        ("", "programs/b/", "../.."),
        ("programs/a/", "404.html", "programs/a/"),
    ],
)
def test_addresses_are_relative_to_the_page(target: str, page: str, href: str) -> None:
    assert relative(target, page) == href


def test_links_escape_their_text() -> None:
    assert page_path("strategy", "stars") == "strategies/stars/"
    assert link("program", "a", "R&D <b>", "") == ('<a href="programs/a/">R&#38;D &#60;b&#62;</a>')


@pytest.mark.parametrize(
    ("figure_id", "page"),
    [
        ("budget-dash", "programs/dash/"),
        ("brackets-people-result", "programs/brackets/"),
        ("exec-planning-commitments", "divisions/planning/"),
    ],
)
def test_a_figure_has_its_page(town: Catalog, figure_id: str, page: str) -> None:
    assert figure_page(town, figure_id) == page
    assert figure_address(town, figure_id) == f"#{figure_id}"
    assert figure_address(town, figure_id, page) == f"#{figure_id}"
    assert figure_address(town, figure_id, "budget/") == f"../{page}#{figure_id}"


def test_every_figure_has_a_page(catalog: Catalog) -> None:
    for figure_id in catalog.figures:
        assert figure_page(catalog, figure_id).endswith("/")
