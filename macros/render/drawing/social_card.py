"""Pictures that stand for a page where its link is shared: one figure, its source, who says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program, Report, SourceReference
from macros.catalog.site import Site
from macros.catalog.urls import page_path
from macros.i18n.korean import korean_date
from macros.i18n.money_words import money

FILE = "card.png"
UNOFFICIAL = "공식 누리집이 아닙니다"


@dataclass(frozen=True)
class Card:
    """The words of a picture.

    Attributes:
        site: Name of the site.
        mark: That it is not official; "" where it is.
        title: What the picture is about.
        label: What the amount is.
        amount: In words, with its currency.
        source: Report, date and line.
    """

    site: str
    mark: str
    title: str
    label: str
    amount: str
    source: str


def cards(catalog: Catalog, site: Site) -> Iterator[tuple[str, Card]]:
    """Yields address and words of the site's picture and of each program's."""
    mark = "" if site.official else UNOFFICIAL
    report = catalog.report
    title = f"{report.body_ko}의 돈과 일을, 숫자마다 출처를 달아 펼쳐 둡니다"
    yield FILE, Card(site.name, mark, title, *_leading(catalog))
    for program in catalog.programs:
        if not catalog.states(program.program_id):
            yield page_path("program", program.program_id) + FILE, _without(catalog, site, program)
            continue
        total = catalog.total(program.program_id)
        yield (
            page_path("program", program.program_id) + FILE,
            Card(
                site.name,
                mark,
                program.name_ko,
                f"{catalog.fiscal_words(total)} 예산",
                money(total.amount),
                _source(catalog, total.source),
            ),
        )


def _without(catalog: Catalog, site: Site, program: Program) -> Card:
    """Returns the picture of a program without a stated budget: how much is known of it."""
    mark = "" if site.official else UNOFFICIAL
    count = len(catalog.details.figures_of(program.program_id))
    label, amount = (
        ("보고서에서 옮긴 수치", f"{count:,}개") if count else ("예산", "적혀 있지 않음")
    )
    return Card(site.name, mark, program.name_ko, label, amount, _source(catalog, program.source))


def _leading(catalog: Catalog) -> tuple[str, str, str]:
    """Returns label, amount and source of the site's picture.

    Without a current budget of the whole office no printed amount stands for the site, so it says
    how much was transcribed.
    """
    budget = catalog.executed(None, "current_budget")
    if budget:
        body = catalog.report_of(budget.source).body_ko
        whose = "" if body == catalog.report.body_ko else f"{body}, "
        label, amount = f"{whose}{korean_date(budget.as_of)} 예산현액", money(budget.amount)
        return label, amount, _source(catalog, budget.source)
    count = f"{len(catalog.figures):,}개"
    return "보고서에서 옮긴 수치", count, _report_words(catalog.report)


def _source(catalog: Catalog, source: SourceReference) -> str:
    return f"{_report_words(catalog.report_of(source))} {source.line}줄"


def _report_words(report: Report) -> str:
    day = report.presented_on.isoformat()
    return f"출처: {report.body_ko} 「{report.title_ko}」({day})"


def card_to_json(card: Card) -> str:
    """Writes a card as JSON on one line, the same for the same card."""
    return json.dumps(asdict(card), ensure_ascii=False)


def card_from_json(text: str) -> Card:
    """Reads what ``card_to_json`` wrote."""
    return Card(**json.loads(text))
