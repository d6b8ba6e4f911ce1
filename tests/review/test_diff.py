from pathlib import Path

from macros.review.diff import described_differently
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


def test_a_changed_descriptor_reaches_everything(tmp_path: Path) -> None:
    def describe(folder: Path) -> None:
        path = folder / "datapackage.json"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("추진일정", "일정", 1), encoding="utf-8")

    found = difference(tmp_path, describe)
    assert described_differently(found)
    assert found.effects.every_page
    assert found.effects.every_chart
    assert not described_differently(difference(tmp_path / "same"))
