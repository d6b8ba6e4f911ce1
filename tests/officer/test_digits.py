"""Changed digits of printed figures: how many the checks catch has a floor."""

import pytest

from macros.validation.package import validate_package
from tests.audit.digits import changed_digits, measure
from tests.conftest import DATA, SEOUL

# Below 1 only where a literal prints two numbers that differ in one digit.
FLOORS = {
    "budgets": 1.0,
    "division_budgets": 1.0,
    "figures": 0.99,
    "observations": 0.97,
    "staffing": 1.0,
}


def test_a_digit_is_changed_into_each_other() -> None:
    assert list(changed_digits("-1.0"))[:3] == ["-2.0", "-3.0", "-4.0"]
    assert len(list(changed_digits("10"))) == 8 + 9
    assert list(changed_digits("27", 9)) == ["37", "28"]


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_changed_digits_are_caught() -> None:
    tallies = measure(validate_package(DATA), step=9)
    assert tallies.keys() == FLOORS.keys()
    for name, tally in tallies.items():
        assert tally.changed > tally.figures
        assert tally.share == pytest.approx(1.0, abs=1 - FLOORS[name] + 1e-9), name
