"""Identities of the package: each kind is explained to staff, and each name is counted once."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import evaluate_all
from tests.conftest import ROOT


def test_every_kind_is_explained_to_those_who_add_one(catalog: Catalog) -> None:
    guide = (ROOT / "docs" / "contribute" / "errors.md").read_text(encoding="utf-8")
    kinds = catalog.package.table("identities").field("kind").categories
    assert [kind.value for kind in kinds if f"| `{kind.value}` |" not in guide] == []


def test_a_claimed_relation_is_not_filed_as_unprinted(catalog: Catalog) -> None:
    wrong = [
        check_result.identity.identity_id
        for check_result in evaluate_all(catalog)
        if check_result.identity.claimed and check_result.status == "not_printed"
    ]
    assert wrong == []


def test_no_row_is_named_twice_in_a_count(catalog: Catalog) -> None:
    counted = [i for i in catalog.identities if i.kind == "count"]
    assert all(len(set(i.term_ids)) == len(i.term_ids) for i in counted)
