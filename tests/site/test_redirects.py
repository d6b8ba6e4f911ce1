"""Addresses that went away or changed still lead somewhere."""

from pathlib import Path

import pytest

from tests.conftest import SEOUL
from tests.markup import parse


def test_a_renamed_page_sends_its_readers_on(town_site: Path) -> None:
    tree = parse(town_site / "programs/old-dash/index.html")
    (refresh,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=../dash/"
    assert (town_site / "programs/old-dash" / "../dash/index.html").is_file()
    assert tree.xpath("//article//a[text()='새 쪽으로 가기']/@href") == ["../dash/"]
    assert tree.findtext(".//h1").startswith("주소가 바뀐 사업: - 줄표")


def test_a_page_that_went_away_says_why(town_site: Path) -> None:
    tree = parse(town_site / "programs/lantern/index.html")
    assert tree.xpath("//meta[@http-equiv='refresh']") == []
    (article,) = tree.xpath("//article")
    text = " ".join(article.text_content().split())
    assert "없어진 사업: 등불 <축제>" in text
    assert "보고서에 없는 사업을 잘못 옮겼습니다. & *지움* (2024년 4월 2일)" in text


def test_a_figure_s_old_address_leads_to_what_became_of_it(town_site: Path) -> None:
    tree = parse(town_site / "programs/brackets/index.html")
    (gone,) = tree.xpath("//*[@id='brackets-lamps']")
    assert "두 번 센 수여서 뺐습니다. & 확인함" in gone.text_content()
    (renamed,) = tree.xpath("//*[@id='brackets-walkers']")
    assert renamed.xpath(".//a/@href") == ["#brackets-people-result"]


@pytest.mark.of_package(SEOUL)
def test_all_that_redirected_is_listed(town_site: Path, site: Path) -> None:
    text = parse(town_site / "corrections/index.html").text_content()
    assert "없어지거나 바뀐 이름표" in text
    assert "없어지거나 바뀐 이름표" not in (site / "corrections/index.html").read_text("utf-8")
