"""Addresses that come and go, of data that does not pass the check."""

from pathlib import Path

from tests.review.change import add_row, difference, drop_row, set_value


def test_pages_and_figures_that_go(tmp_path: Path) -> None:
    addresses = difference(
        tmp_path, drop_row("programs.csv", "dash"), drop_row("budgets.csv", "budget-dash")
    ).addresses
    assert addresses.gone_pages == ("programs/dash/",)
    assert addresses.gone_figures == ("budget-dash",)
    assert addresses.new_pages == ()


def test_an_address_that_leads_on_does_not_go(tmp_path: Path) -> None:
    rows = {
        "program": ("dash", "programs.csv", "program_id"),
        "figure": ("budget-dash", "budgets.csv", "figure_id"),
    }
    for kind, (old, file, column) in rows.items():
        addresses = difference(
            tmp_path / kind,
            set_value(file, column, "other", **{column: old}),
            add_row("moved.csv", kind=kind, old_id=old, new_id="other"),
        ).addresses
        assert addresses.gone_pages == addresses.gone_figures == ()
        assert addresses.new_pages == (("programs/other/",) if kind == "program" else ())
