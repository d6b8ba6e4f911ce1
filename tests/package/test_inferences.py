"""What the report does not say is marked as read or guessed wherever a figure rests on it."""

from __future__ import annotations

import pytest

from macros.catalog.catalog import Catalog
from tests.conftest import SEOUL

pytestmark = pytest.mark.of_package(SEOUL)

PAYERS = ("市", "시 ", "서울시", "정부", "민간")


def test_a_contribution_whose_payer_is_not_printed_says_so(catalog: Catalog) -> None:
    unmarked = [
        figure.figure_id
        for figure in catalog.details.figures
        if figure.money_role == "contribution"
        and not any(payer in figure.source.as_printed for payer in PAYERS)
        and "(추정)" not in (figure.note_ko or "")
    ]
    assert unmarked == []


def test_a_step_does_not_begin_where_only_a_count_does(catalog: Catalog) -> None:
    """The months over which users were counted are not those in which a service began."""
    counts = {
        (figure.source.line, (figure.period or "").split("/")[0])
        for figure in catalog.details.figures
        if figure.kind == "result" and "/" in (figure.period or "")
    }
    borrowed = [
        step.milestone_id
        for step in catalog.details.milestones
        if step.start
        and not step.end
        and step.status == "under_way"
        and (step.source.line, step.start) in counts
    ]
    assert borrowed == []
