import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.figure_urls import figure_page


@pytest.mark.parametrize(
    ("figure_id", "page"),
    [
        ("budget-dash", "programs/dash/"),
        ("staff-planning-all-women", "divisions/planning/"),
        ("exec-total-commitment-rate", "budget/"),
        ("jobs-2023", "economy/"),
        ("office-halls", "divisions/"),
    ],
)
def test_a_figure_stands_on_the_page_of_what_it_is_about(
    town: Catalog, figure_id: str, page: str
) -> None:
    assert figure_page(town, figure_id) == page


def test_every_figure_has_a_page(catalog: Catalog) -> None:
    assert all(figure_page(catalog, figure_id).endswith("/") for figure_id in catalog.figures)
