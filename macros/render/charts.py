"""Charts as data: what is said, what is drawn, and the same numbers as rows.

A function here takes the catalog and returns a :class:`Chart`; nothing is drawn yet. Titles say
the finding, texts and alternatives are made from the very rows that are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.measures import budget_sum, by_budget, percentage
from macros.catalog.model import Budget, Program
from macros.render.marks import Bar, Layer
from macros.render.text import number, percent, with_particle, won, won_short


@dataclass(frozen=True)
class Chart:
    """A chart before it is drawn.

    Attributes:
        chart_id: Id within its page.
        title: The finding, a Korean sentence.
        subtitle: Unit, order, date.
        alternative: What the chart shows, in words, every number of it from the bars.
        bars: One a row, in the order they are drawn.
        legend: Kind of mark and what it stands for; empty where labels say it.
        header: Headings of the table beside the chart.
        rows: The drawn numbers as text, one row a bar.
    """

    chart_id: str
    title: str
    subtitle: str
    alternative: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


AMOUNT_HEADER = ("2023년 예산(백만원)", "우리말로")


def programs_chart(
    catalog: Catalog, programs: Sequence[Program], chart_id: str, marked: str | None = None
) -> Chart:
    """Budgets of programs, largest first.

    Args:
        catalog: The data.
        programs: The programs drawn.
        chart_id: Id within the page.
        marked: Program that stands out; without one the largest does.
    """
    ordered = by_budget(programs, catalog)
    totals = {p.program_id: catalog.total(p.program_id).value for p in ordered}
    marked = marked or ordered[0].program_id
    return Chart(
        chart_id=chart_id,
        title=_programs_title(catalog, ordered, marked),
        subtitle="2023년 예산, 큰 차례. 본예산과 추경 뒤의 예산이 섞여 있습니다.",
        alternative=_list_alternative(
            "사업별 2023년 예산", [(p.short_name_ko, won(totals[p.program_id])) for p in ordered]
        ),
        bars=tuple(
            Bar(
                p.short_name_ko,
                won_short(totals[p.program_id]),
                (Layer("strong" if p.program_id == marked else "mid", totals[p.program_id]),),
            )
            for p in ordered
        ),
        legend=(),
        header=("사업", *AMOUNT_HEADER),
        rows=tuple(
            (p.name_ko, number(totals[p.program_id]), won(totals[p.program_id])) for p in ordered
        ),
    )


def _programs_title(catalog: Catalog, ordered: Sequence[Program], marked: str) -> str:
    program = catalog.program(marked)
    amount = won(catalog.total(marked).value)
    name = with_particle(program.short_name_ko, "은/는")
    if len(ordered) == 1:
        return f"{name} {amount}"
    rank = [p.program_id for p in ordered].index(marked) + 1
    share = percentage(catalog.total(marked).value, budget_sum(ordered, catalog))
    place = "가장 큽니다" if rank == 1 else f"{rank}번째로 큽니다"
    return f"{name} {amount}, {len(ordered)}개 사업 가운데 {place}({percent(share)})"


def parts_chart(catalog: Catalog, program: Program) -> Chart | None:
    """The parts of a program's budget; None where the report prints none.

    Parts of one stage are drawn from the largest down. Parts by stage are drawn in the order
    original, increment, total, since they tell how the budget grew.
    """
    parts = catalog.parts(program.program_id)
    total = catalog.total(program.program_id)
    if not parts:
        return None
    by_stage = all(part.breakdown == "by-stage" for part in parts)
    if by_stage:
        drawn = (*parts, total)
        title = _stage_title(program, parts, total)
    else:
        drawn = tuple(
            sorted(
                (part for part in parts if part.stage == total.stage),
                key=lambda part: (-part.value, part.order),
            )
        )
        share = percentage(drawn[0].value, total.value)
        title = (
            f"{with_particle(drawn[0].item_ko, '이/가')} {won(drawn[0].value)}으로 "
            f"가장 큽니다({percent(share)})"
        )
    stage = catalog.package.table("budgets").label("stage", total.stage)
    return Chart(
        chart_id="chart-parts",
        title=title,
        subtitle=f"2023년 예산의 내역. 예산 단계: {stage}.",
        alternative=_list_alternative(
            f"{program.short_name_ko} 예산의 내역", [(b.item_ko, won(b.value)) for b in drawn]
        ),
        bars=tuple(
            Bar(b.item_ko, won_short(b.value), (Layer(_part_kind(b, drawn, by_stage), b.value),))
            for b in drawn
        ),
        legend=(),
        header=("항목", *AMOUNT_HEADER),
        rows=tuple((b.item_ko, number(b.value), won(b.value)) for b in drawn),
    )


def _part_kind(budget: Budget, drawn: Sequence[Budget], by_stage: bool) -> str:
    strong = budget.level == "total" if by_stage else budget is drawn[0]
    return "strong" if strong else "mid"


def _stage_title(program: Program, parts: Sequence[Budget], total: Budget) -> str:
    original = sum(part.value for part in parts if part.stage == "original")
    added = sum(part.value for part in parts if part.stage == "supplementary_increment")
    return (
        f"처음 {won(original)}에 추경 {with_particle(won(added), '을/를')} 더해 {won(total.value)}"
    )


def execution_chart(catalog: Catalog, marked: str | None = None) -> Chart:
    """Current budget, commitments and expenditure by division, largest budget first.

    Args:
        catalog: The data.
        marked: Division that stands out; without one all are drawn alike.
    """
    ordered = sorted(
        catalog.divisions,
        key=lambda d: (-int(catalog.executed(d.division_id, "current_budget").value), d.order),
    )
    measures = ("current_budget", "commitments", "expenditure", "expenditure_rate")
    cells = {
        d.division_id: [catalog.executed(d.division_id, measure) for measure in measures]
        for d in ordered
    }
    rates = {name: values[3].value for name, values in cells.items()}
    most, least = max(rates, key=lambda d: rates[d]), min(rates, key=lambda d: rates[d])
    if marked:
        name = with_particle(catalog.division(marked).name_ko, "은/는")
        title = (
            f"{name} 예산현액 {won(int(cells[marked][0].value))} 가운데 "
            f"{percent(rates[marked])}를 썼습니다"
        )
    else:
        title = (
            f"{with_particle(catalog.division(most).name_ko, '은/는')} {percent(rates[most])}를 "
            f"썼고, {with_particle(catalog.division(least).name_ko, '은/는')} "
            f"{percent(rates[least])}를 썼습니다"
        )
    as_of = catalog.executed(None, "current_budget").as_of
    return Chart(
        chart_id="chart-execution",
        title=title,
        subtitle=f"{as_of.year}년 {as_of.month}월 {as_of.day}일 기준, 예산현액이 큰 차례. "
        "오른쪽 수는 지출액을 예산현액으로 나눈 집행률입니다.",
        alternative=_list_alternative(
            "부서별 예산현액과 집행률",
            [
                (
                    d.name_ko,
                    f"예산현액 {won(int(cells[d.division_id][0].value))}, "
                    f"원인행위액 {won(int(cells[d.division_id][1].value))}, "
                    f"지출액 {won(int(cells[d.division_id][2].value))}, "
                    f"집행률 {percent(cells[d.division_id][3].value)}",
                )
                for d in ordered
            ],
        ),
        bars=tuple(
            Bar(
                d.name_ko,
                percent(rates[d.division_id]),
                tuple(
                    Layer(kind, int(cell.value))
                    for kind, cell in zip(
                        ("outline", "mid", "strong"), cells[d.division_id], strict=False
                    )
                ),
                bold=d.division_id == marked,
            )
            for d in ordered
        ),
        legend=(
            ("strong", "쓴 돈(지출액)"),
            ("mid", "쓰기로 정한 돈(원인행위액)"),
            ("outline", "쓸 수 있는 돈(예산현액)"),
        ),
        header=("부서", "예산현액", "원인행위액", "지출액", "집행률"),
        rows=tuple(
            (
                d.name_ko,
                *(number(cell.value) for cell in cells[d.division_id][:3]),
                percent(rates[d.division_id]),
            )
            for d in ordered
        ),
    )


def staff_chart(catalog: Catalog, marked: str | None = None) -> Chart:
    """Authorized and actual staff by division, in the report's order.

    Args:
        catalog: The data.
        marked: Division that stands out.
    """
    staff = {
        d.division_id: (
            catalog.staff(d.division_id, "all", "authorized").value,
            catalog.staff(d.division_id, "all", "actual").value,
        )
        for d in catalog.divisions
    }
    total = (
        catalog.staff(None, "all", "authorized").value,
        catalog.staff(None, "all", "actual").value,
    )
    who, (authorized, actual) = ("경제정책실", total) if not marked else (
        catalog.division(marked).name_ko,
        staff[marked],
    )
    as_of = catalog.staff(None, "all", "actual").as_of
    return Chart(
        chart_id="chart-staff",
        title=f"{with_particle(who, '은/는')} 정원 {number(authorized)}명에 "
        f"{number(actual)}명이 일합니다",
        subtitle=f"{as_of.year}년 {as_of.month}월 {as_of.day}일 기준, 보고서에 실린 차례. "
        "오른쪽 수는 현원 / 정원입니다.",
        alternative=_list_alternative(
            "부서별 정원과 현원",
            [
                (
                    d.name_ko,
                    f"정원 {number(staff[d.division_id][0])}명, "
                    f"현원 {number(staff[d.division_id][1])}명",
                )
                for d in catalog.divisions
            ],
        ),
        bars=tuple(
            Bar(
                d.name_ko,
                f"{number(staff[d.division_id][1])} / {number(staff[d.division_id][0])}명",
                (
                    Layer("mid" if d.division_id != marked else "strong", staff[d.division_id][1]),
                    Layer("outline", staff[d.division_id][0]),
                ),
                bold=d.division_id == marked,
            )
            for d in catalog.divisions
        ),
        legend=(("mid", "현원(일하는 사람)"), ("outline", "정원(정해진 자리)")),
        header=("부서", "정원", "현원"),
        rows=tuple(
            (d.name_ko, *(number(value) for value in staff[d.division_id]))
            for d in catalog.divisions
        ),
    )


def _list_alternative(what: str, pairs: Sequence[tuple[str, str]]) -> str:
    listed = "; ".join(f"{name} {value}" for name, value in pairs)
    return f"막대그림. {what}: {listed}."
