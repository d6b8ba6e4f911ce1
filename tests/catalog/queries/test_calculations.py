from dataclasses import replace
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import (
    CheckResults,
    budget_sum,
    by_budget,
    evaluate_all,
    stages_differ,
    target_pairs,
)
from tests.amounts import MILLION


def test_every_kind_of_identity_is_computed(town: Catalog) -> None:
    check_results = {
        check_result.identity.identity_id: check_result for check_result in evaluate_all(town)
    }
    assert check_results["budget-brackets-parts"].computed == 1_700_000
    assert check_results["exec-rate"].computed == Decimal("50.0")
    assert check_results["staff-difference"].computed == -1
    assert check_results["staff-equal"].status == "holds"
    assert check_results["exec-column"].status == "differs"
    assert check_results["exec-column"].difference == -1
    assert check_results["sum-unprinted"].status == "not_printed"
    assert check_results["sum-unprinted"].difference is None
    assert check_results["walk-competition"].computed == 2
    assert check_results["walk-weekdays"].computed == "월, 토"
    assert check_results["walk-weekdays"].difference is None
    kinds = town.package.table("identities").field("kind").categories
    assert {o.identity.kind for o in check_results.values()} == {kind.value for kind in kinds}


def test_sums_and_order_of_programs(town: Catalog) -> None:
    assert budget_sum(town.programs, town) == Amount(1_703_000, MILLION)
    assert [p.program_id for p in by_budget(town.programs, town)] == [
        "brackets",
        "dash",
        "long-name",
    ]
    assert stages_differ(town.programs, town)
    assert not stages_differ(town.programs_of_strategy("stars"), town)


def test_a_target_is_paired_with_the_result_of_its_measure(town: Catalog, catalog: Catalog) -> None:
    pairs = target_pairs(town.details.figures_of("brackets"))
    assert [(target.value, result.value) for target, result in pairs] == [(2000, 1026)]
    assert target_pairs(catalog.details.figures_of("new-deal-jobs")) == ()


def test_results_are_chosen_by_topic_status_and_program(town: Catalog) -> None:
    every = evaluate_all(town)
    check_results = CheckResults(every)
    assert check_results.select() == every
    for program in town.programs:
        of_program = tuple(o for o in every if o.identity.program_id == program.program_id)
        assert check_results.select(program_id=program.program_id) == of_program
    differing = tuple(o for o in every if o.status == "differs" and o.identity.topic == "execution")
    assert check_results.select(topic="execution", status="differs") == differing


def test_a_target_is_held_against_its_newest_result(town: Catalog) -> None:
    figures = town.details.figures_of("brackets")
    ((target, result),) = target_pairs(figures)
    later = replace(result, figure_id="later", period="2024-02", order=result.order + 1)
    undated = replace(result, figure_id="undated", period=None)
    assert target_pairs([undated, *figures, later]) == ((target, later),)
