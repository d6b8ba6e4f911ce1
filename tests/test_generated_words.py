"""What generated sentences say where a package has several reports or few chapters."""

from __future__ import annotations

import html
import re
from pathlib import Path

from macros.validation.package import load_catalog
from tests.conftest import copy_minimal, copy_partial_report, copy_town, copy_two_reports
from tests.rendering import TAG, render


def pages_of(data: Path) -> dict[str, str]:
    return render(load_catalog(data), data, data.parent, files=False).pages


def plain(text: str) -> str:
    return " ".join(html.unescape(TAG.sub("", text)).split())


def test_what_two_reports_say_is_kept_apart(tmp_path: Path) -> None:
    pages = pages_of(copy_two_reports(tmp_path / "data"))
    former = pages["divisions/r-and-d.md"].rpartition("## 출처")[2]
    assert former.strip() == (
        "하늘마루군, 「2024년 업무보고」, 2024년 2월 29일. 부서 이름은 2024년 2월 29일 보고 6줄, "
        "직원 수는 2024년 2월 29일 보고 6줄, 예산 집행은 2024년 2월 29일 보고 10줄."
    )
    stays = pages["divisions/planning.md"].rpartition("## 출처")[2]
    assert "「2025년 업무보고」, 2025년 2월 27일. 부서 이름은 2024년 2월 29일 보고 5줄" in stays
    limits = plain(pages["data/limits.md"])
    assert "그 보고서들이 말한 것은" in limits
    assert "사업 1개의 2025년 예산으로" in limits
    assert "다른 때의 비율은 자료에 없습니다" not in limits
    assert "이 보고서로 알 수 없습니다" not in limits
    assert "1조~5조 원" in plain(pages["programs/index.md"])
    title = "2024년의 실적을 2025년의 목표로 나누면 63.3%"
    assert title in pages["programs/brackets.md"]


def test_a_former_division_is_not_drawn_among_those_of_another_day(tmp_path: Path) -> None:
    former = pages_of(copy_two_reports(tmp_path / "data"))["divisions/r-and-d.md"]
    assert (
        "2025년 2월 27일 보고에는 이 부서가 없습니다. 아래는 2024년 2월 29일 보고에 적힌 것입니다."
    ) in former
    assert "chart-staff" not in former
    assert "2025년 1월 31일 기준" not in former


def test_one_stated_budget_is_not_said_to_be_our_sum(tmp_path: Path) -> None:
    pages = pages_of(copy_partial_report(tmp_path / "data"))
    assert "그 가운데 한 사업의 2024년 예산은 **1조 7,000억 원" in pages["strategies/stars.md"]
    assert "우리가 더하면" not in pages["strategies/stars.md"]


def test_a_later_partial_report_moves_the_day_after_which_nothing_is_known(tmp_path: Path) -> None:
    limits = plain(pages_of(copy_partial_report(tmp_path / "data"))["data/limits.md"])
    assert "2024년 9월 19일 뒤에 어떻게 되었는가" in limits
    assert "사업 3개 가운데 2개는 예산의 단계" in limits


def test_no_heading_names_what_a_page_has_not(tmp_path: Path) -> None:
    pages = pages_of(copy_minimal(tmp_path / "data"))
    assert "## 그 밖의 수치 { #목표와-실적 }" in pages["programs/police.md"]
    assert "21,069,337달러는 21,069,337달러" not in plain(pages["data/use.md"])


def test_generated_sentences_have_the_particle_of_their_word(tmp_path: Path) -> None:
    pages = pages_of(copy_town(tmp_path / "data"))
    assert (
        "‘&#34;별&#34; &#38; 달 &#60;길&#62; 돌보기’(11줄)를 보고" in pages["programs/brackets.md"]
    )
    assert "으로 적혀 있습니다.</div>" in pages["divisions/index.md"]
    for name, text in pages.items():
        assert not re.search(r"\((?:으|이|은|을)\)[로가는를]|[을은이]\([를는가]\)", text), name
    assert "끝나는 때만 적힌 일은 끝나는 달에 있습니다" in pages["calendar.md"]
