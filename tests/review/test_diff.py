import csv
from pathlib import Path

from macros.review.diff import OFFICE, Subjects, described_differently
from macros.review.report_formats import format_difference
from macros.review.severity import Severity
from macros.review.snapshot import read_snapshot
from tests.conftest import TOWN
from tests.review.change import difference, set_value


def test_changes_by_subject_the_closest_looks_first(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        set_value("programs.csv", "summary_ko", "다른 설명", program_id="brackets"),
        set_value("budgets.csv", "value", "9000", figure_id="budget-dash"),
        set_value("programs.csv", "audience_ko", "모두", program_id="dash"),
        set_value("glossary.csv", "plain_ko", "다른 풀이"),
    )
    assert [(subject, name) for subject, name, _ in found.by_subject] == [
        (("program", "dash"), "- 줄표"),
        (("program", "brackets"), "[대괄호] 100%"),
        (("office", ""), ""),
    ]
    assert [change.table for change in found.by_subject[0][2]] == ["budgets", "programs"]


def test_words_come_from_the_descriptor(tmp_path: Path) -> None:
    found = difference(tmp_path)
    assert found.title("budgets", "value") == "값"
    assert found.title("budgets", "none") == "none"
    assert found.label("milestones", "status", "planned") == "할 일"
    assert found.label("milestones", "status", "none") == "none"
    assert found.label("none", "status", "planned") == "planned"
    assert found.path("division_duties") == "division_duties.csv"
    assert found.path("none") == "none"


def test_a_changed_descriptor_is_reported(tmp_path: Path) -> None:
    def describe(folder: Path) -> None:
        path = folder / "datapackage.json"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("추진일정", "일정", 1), encoding="utf-8")

    found = difference(tmp_path, describe)
    assert described_differently(found)
    assert found.files == ("data/datapackage.json",)
    assert not described_differently(difference(tmp_path / "same"))


def test_what_is_not_read_is_not_called_the_same(tmp_path: Path) -> None:
    def copy(folder: Path) -> None:
        (folder / "budgets (1).csv").write_bytes((folder / "budgets.csv").read_bytes())

    found = difference(tmp_path, copy)
    said = format_difference(found, "text")
    assert "글자 하나까지" not in said
    assert "설명서에 없는 파일은 읽지 않아 견주지 않았습니다: ‘budgets (1).csv’." in said


def test_a_column_sorted_alone_is_reported(tmp_path: Path) -> None:
    ids = ("brackets-area", "brackets-countries", "brackets-wage")
    text = (TOWN / "figures.csv").read_text(encoding="utf-8")
    rows = {row["figure_id"]: row for row in csv.DictReader(text.splitlines())}
    texts = [rows[name]["subject_ko"] for name in ids]
    moves = zip(ids, [*texts[1:], texts[0]], strict=True)
    found = difference(
        tmp_path, *(set_value("figures.csv", "subject_ko", t, figure_id=n) for n, t in moves)
    )
    assert found.severity is Severity.AMBER
    said = format_difference(found, "text")
    assert "[다른 줄로 옮겨 간 값: 한 열만 정렬하지 않았는지 살펴 주세요]" in said
    assert "‘brackets-area’ 줄의 값은 ‘brackets-countries’ 줄에 있었습니다." in said


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


def test_names_of_subjects(town_dir: Path) -> None:
    subjects = Subjects(read_snapshot(town_dir))
    assert subjects.name(("program", "dash")) == "- 줄표"
    assert subjects.name(("program", "none")) == ""
    assert subjects.name(OFFICE) == ""
