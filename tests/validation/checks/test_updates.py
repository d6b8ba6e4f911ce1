"""Updates: each fault alone, with its cell and message."""

from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, problems, set_cell

GOOD = {
    "update_id": "first",
    "about": "brackets-step-festival",
    "as_of": "2025-01-15",
    "status": "finished_late",
    "what_ko": "별 축제를 열었습니다.",
    "evidence_url": "https://example.org/a?b=1#c",
    "evidence_title_ko": "군보 제1호",
    "note_ko": "",
}


def add(folder: Path, **cells: str) -> None:
    path = folder / "updates.csv"
    row = ",".join((GOOD | cells).values())
    path.write_text(f"{path.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"about": "brackets-people-target", "status": "changed"},
        {"as_of": "2024-02-29", "status": "under_way"},
        {"about": "dash-step-someday"},
    ],
)
def test_sound_updates(town_dir: Path, cells: dict[str, str]) -> None:
    add(town_dir, **cells)
    assert problems(town_dir) == []


PATTERN = "꼴이 맞지 않습니다. https://www.example.org/처럼 적어 주세요. [pattern]"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"about": "brackets-step-nowhere"},
            "B2: 'brackets-step-nowhere' — milestones.csv와 figures.csv에 없는 이름표입니다. "
            "있는 이름표로 고쳐 주세요. [key-dangling]",
        ),
        (
            {"about": "brackets-people-result", "status": "changed"},
            "B2: 'brackets-people-result' — 목표나 계획이 아닌 수치입니다. "
            "일정이나 목표·계획(kind가 target이나 plan)의 이름표를 적어 주세요. [update-subject]",
        ),
        (
            {"as_of": "2024-02-28", "status": "finished"},
            "C2: '2024-02-28' — 보고한 날(2024-02-29)보다 앞선 날입니다. "
            "그 뒤에 알려진 날을 적어 주세요. [update-date]",
        ),
        (
            {"as_of": "2024-12-31"},
            "D2: 'finished_late' — 기한(2024-12)이 지나기 전인데 늦게 마친 것으로 적혀 있습니다. "
            "마침(finished)으로 고치거나 날을 고쳐 주세요. [update-late]",
        ),
        ({"evidence_url": "http://example.org/"}, f"F2: 'http://example.org/' — {PATTERN}"),
        ({"evidence_url": "javascript:alert(1)"}, f"F2: 'javascript:alert(1)' — {PATTERN}"),
        ({"evidence_url": "https://a@b.c/"}, f"F2: 'https://a@b.c/' — {PATTERN}"),
        (
            {"evidence_url": ""},
            "F2: 반드시 채워야 하는 칸입니다. "
            "근거 주소: 근거가 실린 주소. https로 시작해야 함. [required]",
        ),
    ],
)
def test_one_wrong_cell(town_dir: Path, cells: dict[str, str], message: str) -> None:
    add(town_dir, **cells)
    assert problems(town_dir) == [f"updates.csv {message}"]


def test_the_same_news_twice(town_dir: Path) -> None:
    add(town_dir)
    add(town_dir, update_id="second")
    assert problems(town_dir) == [
        "updates.csv C3: '2025-01-15' — 2행에 같은 것의 같은 날 소식이 이미 있습니다. "
        "한 줄로 합치거나 날을 고쳐 주세요. [update-doubled]"
    ]


def test_a_milestone_with_the_name_of_a_figure(town_dir: Path) -> None:
    cell = cell_of(town_dir, "milestones.csv", "milestone_id", milestone_id="brackets-step-open")
    set_cell(town_dir, "milestones.csv", cell, "brackets-area")
    assert (
        f"milestones.csv {cell}: 'brackets-area' — figures.csv에 이미 있는 이름입니다. "
        "자료 전체에서 하나뿐인 이름을 붙여 주세요. [name-doubled]"
    ) in problems(town_dir)
