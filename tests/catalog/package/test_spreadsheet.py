"""What a spreadsheet leaves in a cell."""

import pytest

from macros.catalog.package.spreadsheet import is_error_value, unguarded


@pytest.mark.parametrize(
    "text", ["#N/A", "#n/a", "#REF!", "#DIV/0!", "#NUM!", "#SPILL!", "#ERROR!", "###", "Err:502"]
)
def test_no_value(text: str) -> None:
    assert is_error_value(text)


@pytest.mark.parametrize("text", ["", "#", "# 2.", "## 1 ", "#1", "#청년", "N/A", "#N/A 아님"])
def test_text(text: str) -> None:
    assert not is_error_value(text)


def test_only_what_would_run_has_a_guard() -> None:
    assert unguarded("'=1+1") == "=1+1"
    assert unguarded("'가") == "'가"
    assert unguarded("''-") == "''-"
