"""Tables of measured values: budgets beside them, what misses one shown, what is unknown said."""

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.quality import Measurement, Quality, Run
from macros.errors import SettingError
from macros.render.tables.quality import TOPICS, measured_table
from tests.audit.findings import MIN_SCORES
from tests.conftest import SEOUL
from tests.markup import fragment


def quality(*measurements: Measurement) -> Quality:
    return Quality((Run("audit", "a" * 64, measurements),))


def cells(html: str) -> list[list[str]]:
    rows = fragment(html).xpath("//tbody/tr")
    return [[cell.text_content() for cell in row] for row in rows]


@pytest.mark.of_package(SEOUL)
def test_values_stand_beside_their_budgets_and_misses_are_shown(catalog: Catalog) -> None:
    measured = quality(
        Measurement("", "bytes", 79_123, 100_000),
        Measurement("programs/campus-town/", "bytes", 101_000, 100_000),
        Measurement("programs/campus-town/", "performance", 97.5, 98, most=False),
    )
    cost = measured_table(catalog, measured, "cost", "무게")
    assert cells(cost) == [
        ["여는 데 받는 양(바이트)", "첫 장", "79,123", "100,000 이하", "지킴"],
        [
            "여는 데 받는 양(바이트)",
            catalog.program("campus-town").name_ko,
            "101,000",
            "100,000 이하",
            "놓침",
        ],
    ]
    assert 'href="../../programs/campus-town/"' in cost
    (row,) = cells(measured_table(catalog, measured, "lighthouse", "점수"))
    assert row[2:] == ["97.5", "98 이상", "놓침"]


def test_what_was_not_measured_is_said(catalog: Catalog) -> None:
    for topic in TOPICS:
        said = measured_table(catalog, Quality(), topic, "없음")
        assert said == '<p class="ol-silent">이 판에서는 재지 않았습니다.</p>'


def test_things_measured_as_a_whole_have_words(catalog: Catalog) -> None:
    measured = quality(
        Measurement("all 63 pages", "broken links", 0, 0),
        Measurement("two builds", "differing files", 0, 0),
    )
    markup = cells(measured_table(catalog, measured, "markup", "링크"))
    again = cells(measured_table(catalog, measured, "reproducibility", "다시"))
    assert markup == [["끊긴 링크", "쪽 63개 모두", "0", "0 이하", "지킴"]]
    assert again == [["다시 지어 달라진 파일", "두 번 지은 누리집", "0", "0 이하", "지킴"]]


def test_every_score_has_words() -> None:
    assert {*MIN_SCORES} < {*TOPICS["lighthouse"]}


def test_an_unknown_topic_is_refused(catalog: Catalog) -> None:
    with pytest.raises(SettingError, match="품질의 갈래를 알 수 없습니다: colour"):
        measured_table(catalog, Quality(), "colour", "빛깔")
