"""Links that edit: the right line of the right file, and none where nobody can edit."""

from __future__ import annotations

import csv
import re

import pytest

from macros.catalog.catalog import Catalog
from macros.render.components.edit_link import Edit
from tests.conftest import DATA, SEOUL

ROOT = "https://example.org/ledger/edit/main/"
HREF = re.compile(r'href="([^"]*)"')


def editing(catalog: Catalog) -> Edit:
    return Edit(catalog, ROOT, "data/")


def test_every_row_is_found_at_its_line(catalog: Catalog) -> None:
    for table in catalog.package.tables:
        lines = (DATA / table.path).read_text(encoding="utf-8").splitlines()
        for number in {n for (name, _), n in catalog.lines.items() if name == table.name}:
            (row,) = csv.reader([lines[number - 1]])
            key = row[table.columns.index(table.primary_key[0])]
            assert catalog.lines[table.name, key] == number


@pytest.mark.of_package(SEOUL)
def test_a_link_opens_the_row(catalog: Catalog) -> None:
    line = catalog.lines["budgets", "budget-job-cafe"]
    shown = editing(catalog).rows(("budgets", "budget-job-cafe", "예산"))
    assert HREF.findall(shown) == [f"{ROOT}data/budgets.csv&#35;L{line}"]
    assert f"예산(budgets.csv {line}행)" in shown


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(
    ("meta", "address"),
    [
        ({"program_id": "campus-town"}, "data/programs.csv&#35;L2"),
        ({"edit_table": "budgets"}, "data/budgets.csv"),
        ({"order_id": "by-name"}, "data/programs.csv"),
        ({}, "docs/about/index.md"),
    ],
)
def test_each_page_leads_to_its_row_its_table_or_its_source(
    catalog: Catalog, meta: dict[str, str], address: str
) -> None:
    shown = editing(catalog).page(meta, "about/index.md", "about/")
    assert HREF.findall(shown) == [ROOT + address, "../contribute/"]


def test_nothing_is_offered_where_nobody_can_edit(catalog: Catalog) -> None:
    target, meta = ("budgets", "budget-job-cafe", "예산"), {"program_id": "job-cafe"}
    nowhere, no_data = Edit(catalog, None, "data/"), Edit(catalog, ROOT, None)
    for edit in (nowhere, no_data):
        assert edit.rows(target) == ""
        assert edit.page(meta, "programs/job-cafe.md", "programs/job-cafe/") == ""
        assert edit.page({"order_id": "by-name"}, "programs/by-name.md", "programs/by-name/") == ""
    assert nowhere.page({}, "about/index.md", "about/") == ""
    assert "docs/budget.md" in no_data.page({"edit_table": "budgets"}, "budget.md", "budget/")
