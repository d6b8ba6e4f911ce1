from pathlib import Path
from time import perf_counter

from macros.review.row_changes import compare, find_lost_sources
from macros.review.snapshot import Cells, Key, Snapshot, read_snapshot
from tests.review.change import add_row, difference, drop_row, set_value


def test_nothing_changes(tmp_path: Path) -> None:
    changes = difference(tmp_path).changes
    assert changes.nothing
    assert changes.rows == ()


def test_cells_rows_and_their_order(tmp_path: Path) -> None:
    changes = difference(
        tmp_path,
        set_value("budgets.csv", "value", "3001", figure_id="budget-dash"),
        drop_row("budgets.csv", "budget-brackets-b"),
        add_row("glossary.csv", term_id="z", term_ko="지", plain_ko="풀이"),
    ).changes
    assert [(change.kind, change.name) for change in changes.rows] == [
        ("removed", "budget-brackets-b"),
        ("changed", "budget-dash"),
        ("added", "z"),
    ]
    (cell,) = changes.of_kind("changed")[0].cells
    assert (cell.column, cell.before, cell.after) == ("value", "3000", "3001")
    assert not changes.nothing


def test_a_renamed_row_is_distinguished_from_a_lost_one(tmp_path: Path) -> None:
    changes = difference(
        tmp_path,
        set_value("milestones.csv", "milestone_id", "dash-step-later"),
    ).changes
    assert [change.kind for change in changes.rows] == ["removed", "added"]
    assert changes.renamed == (("milestones", "brackets-step-eve", "dash-step-later"),)


def test_lost_files_and_columns(tmp_path: Path) -> None:
    def lose(folder: Path) -> None:
        (folder / "places.csv").unlink()
        path = folder / "glossary.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("inline", "in_line", 1), encoding="utf-8")

    changes = difference(tmp_path, lose).changes
    assert changes.lost_tables == ("places",)
    assert changes.lost_columns == (("glossary", "inline"),)
    assert changes.new_columns == (("glossary", "in_line"),)
    assert {change.table for change in changes.of_kind("removed")} == {"places"}


def test_another_order_is_no_change_of_rows(tmp_path: Path) -> None:
    def turn(folder: Path) -> None:
        path = folder / "budgets.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\r\n".join([head, *reversed(rows)]), encoding="utf-8", newline="")

    changes = difference(tmp_path, turn).changes
    assert changes.rows == ()
    assert changes.rewritten == ("budgets.csv",)
    assert not changes.nothing


def test_time_grows_with_the_rows_and_not_with_their_square(town_dir: Path) -> None:
    town = read_snapshot(town_dir)

    def seconds(count: int) -> float:
        row = town.rows("figures")["brackets-area",]
        before: dict[Key, Cells] = {(f"f{n}",): {**row, "figure_id": f"f{n}"} for n in range(count)}
        after: dict[Key, Cells] = {(f"g{n}",): {**row, "figure_id": f"g{n}"} for n in range(count)}
        sides = [
            Snapshot(town.package, {"figures": rows}, {"figures": tuple(row)}, {}, ())
            for rows in (before, after)
        ]
        start = perf_counter()
        compare(*sides)
        return perf_counter() - start

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.005)


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
