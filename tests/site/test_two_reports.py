"""A site of two reports: both stand on it, and nothing of the first is gone."""

from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.render.components.links import figure_page
from tests.conftest import build_site, copy_town
from tests.markup import parse


def text_of(site: Path, page: str) -> str:
    (article,) = parse(site / page / "index.html").xpath("//article")
    return " ".join(article.text_content().split())


def test_every_figure_of_both_reports_has_its_address(two_site: Path, two_reports: Catalog) -> None:
    pages: dict[str, list[str]] = {}
    for figure_id in two_reports.figures:
        page = figure_page(two_reports, figure_id)
        if page not in pages:
            pages[page] = parse(two_site / page / "index.html").xpath("//@id")
        assert pages[page].count(figure_id) == 1, (page, figure_id)


def test_a_program_shows_the_latest_with_the_earlier_beside_it(two_site: Path) -> None:
    text = text_of(two_site, "programs/brackets")
    assert "2025년 예산 1조 8,000억 원" in text
    assert "2024년 2월 29일2024년1조 7,000억 원" in text
    assert "앞선 보고서에 적힌 것" in text
    assert "1,026명" in text
    assert "1,900명" in text
    assert "그 뒤: 늦게 마침(2025년 3월 2일). 별 축제를 해를 넘겨 1월 10일에 열었습니다." in text


def test_what_the_latest_does_not_have_says_so(two_site: Path) -> None:
    text = text_of(two_site, "programs/dash")
    assert "2025년 2월 27일 보고에는 이 사업이 없습니다." in text
    assert "사업이 끝났다는 뜻은 아닙니다." in text
    assert "- 줄표로 시작" in text_of(two_site, "programs")
    assert "R&D*별*과" in text_of(two_site, "divisions")


@pytest.mark.slow
def test_a_day_moves_what_is_overdue_and_blames_nobody(tmp_path: Path, town_site: Path) -> None:
    moved = build_site(tmp_path / "site", copy_town(tmp_path / "town"), AS_OF="2025-01-01")
    calendar = text_of(moved, "calendar")
    assert "기한이 지났고 알려진 것이 없는 일" in calendar
    assert calendar.count("그 뒤: 기한 지남, 알려진 것 없음") == 3
    assert "하지 않았다는 뜻이 아닙니다." in calendar
    still = text_of(town_site, "calendar")
    assert "그 뒤:" not in still
    assert "기한이 지났고" not in still
