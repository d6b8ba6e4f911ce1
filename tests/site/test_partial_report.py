"""A site of a full report and a later partial one of another body: all of both stands on it."""

from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.render.components.links import figure_page
from tests.markup import parse


def text_of(site: Path, page: str) -> str:
    (article,) = parse(site / page / "index.html").xpath("//article")
    return " ".join(article.text_content().split())


def test_every_figure_of_both_reports_has_its_address(
    partial_site: Path, partial_report: Catalog
) -> None:
    ids: dict[str, list[str]] = {}
    for figure_id in partial_report.figures:
        page = figure_page(partial_report, figure_id)
        if page not in ids:
            ids[page] = parse(partial_site / page / "index.html").xpath("//@id")
        assert ids[page].count(figure_id) == 1, (page, figure_id)


def test_the_site_stays_that_of_the_full_report(partial_site: Path) -> None:
    home = text_of(partial_site, "")
    assert "하늘마루군의 돈과 일을" in home
    assert "2024년 2월 29일 제1회 군의회 살림위원회에 한 보고" in home
    assert "사업4개그가운데3개에2024년예산이적혀있습니다." in home.replace(" ", "")
    assert "하늘마루군이 쓸 수 있는 돈은" in text_of(partial_site, "budget")


def test_a_program_is_not_said_to_be_missing(partial_site: Path) -> None:
    for program in ("brackets", "dash", "long-name"):
        assert "이 사업이 없습니다" not in text_of(partial_site, f"programs/{program}")
    text = text_of(partial_site, "programs/brackets")
    assert "별빛 쉼터 개장" in text
    assert "2024년 9월 19일 하늘마루도 보고 3줄" in text
    assert "앞선 보고서에 적힌 것" in text
    assert "하늘마루도, 「별빛 둘레길 소식」(2024년 9월 19일)에서 옮긴 것도 있습니다." in text
    assert "해당 없음" not in text
    assert "None" not in text


def test_a_program_without_a_budget_says_so_and_is_in_no_sum(partial_site: Path) -> None:
    page = text_of(partial_site, "programs/street-lights")
    assert "2024년 9월 19일 보고에는 이 사업 전체의 예산이 적혀 있지 않습니다." in page
    left_out = "2024년 예산이 적혀 있지 않은 사업 1개는 넣지 않았습니다."
    for address in ("budget", "programs", "strategies", "strategies/stars"):
        assert left_out in text_of(partial_site, address), address
    assert "사업 3개를 한눈에" in text_of(partial_site, "budget")
    assert "1조 7,030억 원" in text_of(partial_site, "programs")
