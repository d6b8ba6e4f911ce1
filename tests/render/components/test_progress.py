"""The words beside a promise, exact, escaped, and without blame."""

from dataclasses import replace
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.details import Update
from macros.render.components.key_facts import when_in_short
from macros.render.components.progress import milestone_follow_up, overdue_list
from macros.render.tables.indexes import upcoming_list
from macros.render.tables.program import figures_table, milestones_table
from tests.markup import parse

EVIL = Update(
    "a",
    "brackets-step-festival",
    date(2025, 1, 15),
    "finished_late",
    "<b>축제</b>를 열었습니다.",
    'https://example.org/?a="><script>',
    "군보 <1>",
    "이틀 늦었습니다.",
)


def visible(html: str) -> str:
    return str(parse(f"<div>{html}</div>").text_content())


def followed(town: Catalog, *updates: Update, day: date | None = None) -> Catalog:
    return replace(town, as_of_setting=day, details=replace(town.details, updates=updates))


def test_news_with_its_evidence(town: Catalog) -> None:
    catalog = followed(town, EVIL)
    (festival,) = (
        m for m in catalog.details.milestones if m.milestone_id == "brackets-step-festival"
    )
    html = str(milestone_follow_up(catalog, festival))
    assert visible(html) == (
        "그 뒤: 늦게 마침(2025년 1월 15일). <b>축제</b>를 열었습니다. 이틀 늦었습니다. "
        "근거: 군보 <1>"
    )
    assert "<script" not in html
    assert "<b>축제" not in html


def test_what_is_not_known_is_said_to_be_not_known(town: Catalog) -> None:
    catalog = followed(town, day=date(2025, 1, 1))
    text = visible(str(milestones_table(catalog, catalog.details.milestones, "일정")))
    assert text.count("그 뒤: 기한 지남, 알려진 것 없음") == 3
    assert text.count("그 뒤: 아직 알려진 것 없음") == 1
    targets = visible(str(figures_table(catalog, catalog.details.figures, "수")))
    assert targets.count("그 뒤: 아직 알려진 것 없음") == 1
    for word in ("안 했", "하지 않았", "못 했", "미이행", "불이행"):
        assert word not in text + targets


def test_overdue_steps_lead_to_their_rows(town: Catalog) -> None:
    html = str(overdue_list(followed(town, day=date(2024, 3, 1)), "calendar/"))
    assert 'href="#brackets-step-eve"' in html
    assert html.count("<li>") == 1
    assert overdue_list(town, "calendar/") == ""


def test_what_comes_next_says_what_became_of_it(town: Catalog) -> None:
    """A step that is over by now, or given up, is named as what was to come, and so told."""
    for catalog, output in (
        (town, ""),
        (followed(town, day=date(2024, 3, 1)), ""),
        (followed(town, day=date(2025, 1, 1)), " (그 뒤: 기한 지남, 알려진 것 없음)"),
        (followed(town, EVIL), " (그 뒤: 늦게 마침(2025년 1월 15일))"),
    ):
        assert when_in_short(catalog, "brackets") == f"2024년 하반기: 별 축제{output}"
        assert visible(str(upcoming_list(catalog, "", 6))).startswith(
            f"2024년 하반기 별 축제{output} [대괄호]"
        )
