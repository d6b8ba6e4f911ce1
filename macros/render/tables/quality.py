"""The tables of the page on quality: what was measured, beside its budget, missed ones too."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.queries.quality import Quality
from macros.catalog.urls import page_path
from macros.errors import SettingError
from macros.i18n.korean import number
from macros.render.components.table import Cell, Column, html_table
from macros.render.partials import partial

# By topic of the page: each measure with its explanation.
TOPICS = {
    "cost": {
        "bytes": "여는 데 받는 양(바이트)",
        "requests": "여는 데 드는 요청",
        "other hosts": "다른 누리집에 보낸 요청",
    },
    "lighthouse": {
        "performance": "빠르기(100점 만점)",
        "accessibility": "접근성(100점 만점)",
        "best-practices": "권장 사항(100점 만점)",
        "seo": "검색에 잡히기(100점 만점)",
        "layout shift": "열리면서 밀리는 정도",
    },
    "accessibility": {"axe violations": "axe가 찾은 어긋남"},
    "markup": {"HTML errors": "HTML 잘못", "broken links": "끊긴 링크"},
    "coverage": {
        "numerals accounted for": "설명된 숫자(퍼센트)",
        "passports that fail": "보고서와 다른 출처",
    },
    "reproducibility": {"differing files": "다시 지어 달라진 파일"},
    "tests": {
        "tests passed": "지나간 시험",
        "tests failed": "지나가지 못한 시험",
        "tests skipped": "건너뛴 시험",
    },
}
# What is measured as a whole, in the words of those who measure.
SCOPE_LABELS = {
    "report": "보고서 전체",
    "all tests": "모든 시험",
    "two builds": "두 번 지은 누리집",
}
PLACES = {
    "": "첫 장",
    "programs/": "사업 모두 보기",
    "budget/": "예산",
    "calendar/": "일정",
    "data/": "자료",
}
MET, MISSED = Cell("지킴", mark="ok"), Cell("놓침", mark="off")
_ALL = re.compile(r"all (\d+) pages")


def measured_table(catalog: Catalog, quality: Quality, topic: str, caption: str) -> Markup:
    """Returns what was measured on a topic beside its budget, or that nothing was.

    Args:
        catalog: The data.
        quality: What was measured of this content.
        topic: One of ``TOPICS``.
        caption: What the table holds.

    Raises:
        SettingError: If no such topic is known.
    """
    if topic not in TOPICS:
        raise SettingError(f"품질의 갈래를 알 수 없습니다: {topic}")
    found = quality.of(TOPICS[topic])
    if not found:
        return partial("silent", text="이 판에서는 재지 않았습니다.")
    columns = (
        Column("무엇을 쟀나", lambda row: TOPICS[topic][row.measure], role="stacked"),
        Column("어디서", lambda row: _place(catalog, row.page)),
        Column("잰 값", lambda row: _number(row.value), numeric=True),
        Column(
            "기준",
            lambda row: f"{_number(row.budget)} {'이하' if row.most else '이상'}",
            numeric=True,
        ),
        Column("결과", lambda row: MET if row.met else MISSED),
    )
    return html_table(columns, found, caption=caption, searchable=False)


def _place(catalog: Catalog, page: str) -> str | Cell:
    if page in SCOPE_LABELS:
        return SCOPE_LABELS[page]
    if match := _ALL.fullmatch(page):
        return f"쪽 {match.group(1)}개 모두"
    named = {page_path("program", p.program_id): p.name_ko for p in catalog.programs}
    named |= {page_path("strategy", s.strategy_id): s.name_ko for s in catalog.strategies}
    named |= {page_path("division", d.division_id): d.name_ko for d in catalog.divisions}
    return Cell(PLACES.get(page) or named.get(page, page), href=f"../../{page}")


def _number(value: float) -> str:
    """Returns a value as it was measured, whole ones without decimals.

    >>> _number(92410.0), _number(99.5)
    ('92,410', '99.5')
    """
    return number(int(value)) if value == int(value) else f"{value:,g}"
