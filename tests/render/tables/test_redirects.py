"""What stands at the address of an id that moved."""

import pytest

from macros.catalog.catalog import Catalog
from macros.render.tables.redirects import redirect_notice, redirected_figures, redirects_table
from tests.conftest import SEOUL
from tests.markup import fragment


def test_a_page_that_redirected_leads_on_and_one_that_went_away_says_why(town: Catalog) -> None:
    renamed = town.details.redirect_page("program", "old-dash")
    tree = fragment(redirect_notice(town, renamed, "programs/old-dash/"))
    assert tree.xpath("//a/@href") == ["../dash/"]
    assert "이 사업 쪽의 주소가 바뀌었습니다." in tree.text_content()
    gone = fragment(redirect_notice(town, town.details.redirect_page("program", "lantern"), "p/l/"))
    assert gone.xpath("//a") == []
    text = gone.text_content()
    assert "이 주소에 있던 사업은 이 자료에서 없어졌습니다." in text
    assert "등불 <축제>: 보고서에 없는 사업을 잘못 옮겼습니다. & *지움* (2024년 4월 2일)" in text


def test_a_figure_that_redirected_keeps_its_address(town: Catalog) -> None:
    tree = fragment(redirected_figures(town, "brackets", "programs/brackets/"))
    assert tree.xpath("//div/@id") == ["brackets-lamps", "brackets-walkers"]
    assert tree.xpath("//a/@href") == ["#brackets-people-result"]
    assert "brackets-people-result로 바뀌었습니다." in tree.text_content()
    assert redirected_figures(town, "dash", "programs/dash/") == ""


@pytest.mark.of_package(SEOUL)
def test_all_that_redirected_is_one_table(town: Catalog, catalog: Catalog) -> None:
    tree = fragment(redirects_table(town, "corrections/"))
    assert len(tree.xpath("//tbody/tr")) == 4
    assert tree.xpath("//a/@href")[-1] == "../programs/dash/"
    assert redirects_table(catalog, "corrections/") == ""
