from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.exports.metadata.formats import PACKAGE_DISTRIBUTIONS, table_distributions


def test_every_form_is_a_file_of_the_site(site: Path, catalog: Catalog) -> None:
    forms = [form for table in catalog.package.tables for form in table_distributions(table)]
    for form in (*forms, *PACKAGE_DISTRIBUTIONS):
        assert (site / form.path).is_file(), form.path


def test_a_form_of_a_table_has_its_name(catalog: Catalog) -> None:
    paths = [form.path for form in table_distributions(catalog.package.table("budgets"))]
    assert "data/budgets.csv" in paths
