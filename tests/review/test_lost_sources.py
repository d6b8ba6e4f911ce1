from pathlib import Path

from macros.review.lost_sources import find_lost_sources
from tests.review.change import add_row, difference, set_value


def test_lost_sources_come_before_changed_ones(tmp_path: Path) -> None:
    changes = difference(
        tmp_path,
        set_value("budgets.csv", "source_line", "16", figure_id="budget-brackets"),
        set_value("figures.csv", "as_printed", "", figure_id="brackets-area"),
        set_value("budgets.csv", "item_ko", "다른 이름", figure_id="budget-dash"),
        add_row("figures.csv", figure_id="z-new", program_id="dash", value="1"),
    ).changes
    assert [(loss.name, loss.lost) for loss in find_lost_sources(changes)] == [
        ("brackets-area", True),
        ("z-new", True),
        ("budget-brackets", False),
    ]
    assert find_lost_sources(changes)[2].cells[0].column == "source_line"
