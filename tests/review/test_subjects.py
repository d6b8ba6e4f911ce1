from pathlib import Path

from macros.review.snapshot import read_snapshot
from macros.review.subjects import OFFICE, Subjects


def test_what_rows_are_about(town_dir: Path) -> None:
    snapshot = read_snapshot(town_dir)
    subjects = Subjects(snapshot)
    for table, key, expected in (
        ("budgets", "budget-dash", ("program", "dash")),
        ("programs", "dash", ("program", "dash")),
        ("program_groups", "bundle", ("group", "bundle")),
        ("staffing", "staff-planning-all-actual", ("division", "planning")),
        ("staffing", "staff-total-all-actual", OFFICE),
        ("observations", "jobs-2022", ("indicator", "jobs")),
        ("corrections", "dots", ("program", "dash")),
        ("corrections", "capital-i", OFFICE),
        ("legal_bases", "star", ("legal_basis", "star")),
    ):
        assert subjects.of(table, snapshot.rows(table)[key,]) == expected
    assert subjects.of("updates", {"about": "dash-step-someday"}) == ("program", "dash")
    assert subjects.of("updates", {"about": "brackets-area"}) == ("program", "brackets")
    assert subjects.of("updates", {"about": "nothing"}) == OFFICE


def test_names_and_relations(town_dir: Path) -> None:
    subjects = Subjects(read_snapshot(town_dir))
    assert subjects.name(("program", "dash")) == "- 줄표"
    assert subjects.name(("program", "none")) == ""
    assert subjects.name(OFFICE) == ""
    assert subjects.programs("group_id", "bundle") == ("dash", "long-name")
    assert subjects.programs("group_id", "none") == ()
    assert subjects.citing("star") == ("dash",)
    assert subjects.cited("dash") == ("star",)
    assert subjects.cited("brackets") == ()
