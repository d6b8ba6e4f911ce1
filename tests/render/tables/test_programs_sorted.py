import pytest

from macros.catalog.catalog import Catalog
from macros.i18n.korean import number
from macros.render.tables.programs_sorted import sort_links, sorted_table
from tests.amounts import won
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_a_table_in_an_order(catalog: Catalog) -> None:
    table = sorted_table(catalog, "by-budget", "programs/by-budget/")
    head, first, *rest = cells(table)
    assert head == ["사업", "2023년 예산", "백만원", "맡은 부서(추정)"]
    assert first[1:] == [won(110_102), number(110_102), "경제정책과"]
    assert len(rest) == 24
    hrefs = parse(table).xpath(".//tbody/tr[1]//a/@href")
    assert hrefs[:2] == ["../rnd-vision-fund/", "../rnd-vision-fund/#budget-rnd-vision-fund"]


def test_the_page_itself_is_no_link(catalog: Catalog) -> None:
    tree = parse(f"<p>{sort_links(catalog, 'programs/by-name/')}</p>")
    assert tree.xpath("./strong/text()") == ["가나다 차례"]
    assert tree.xpath("./a/@href") == ["../", "../by-budget/", "../by-division/"]
