"""Charts of the office as a whole: budget execution and staff by division."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.model import Division, ExecutionCell, StaffCell, Value
from macros.render.bars import Bar, Layer
from macros.render.chart import Chart, list_alternative
from macros.render.evidence import Datum, figure_evidence
from macros.render.text import korean_date, number, percent, with_particle, won

AMOUNTS = ("current_budget", "commitments", "expenditure")
RATE = "expenditure_rate"
AMOUNT_LAYERS = ("outline", "mid", "strong")


def execution_chart(catalog: Catalog, marked: str | None = None) -> Chart:
    """Current budget, commitments and expenditure by division, largest budget first.

    Args:
        catalog: The data.
        marked: Division that stands out; without one all are drawn alike.
    """
    ordered = sorted(catalog.divisions, key=lambda d: (-_amounts(catalog, d)[0], d.order))
    as_of = catalog.executed(None, "current_budget").as_of
    return Chart(
        chart_id="chart-execution",
        title=_execution_title(catalog, marked),
        subtitle=f"{korean_date(as_of)} 기준, 예산현액이 큰 차례. "
        "오른쪽 수는 지출액을 예산현액으로 나눈 집행률입니다.",
        alternative=list_alternative(
            "부서별 예산현액과 집행률",
            [(d.name_ko, _execution_words(catalog, d)) for d in ordered],
        ),
        bars=tuple(
            Bar(
                d.name_ko,
                percent(_rate(catalog, d)),
                tuple(map(Layer, AMOUNT_LAYERS, _amounts(catalog, d))),
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
            (d.name_ko, *map(number, _amounts(catalog, d)), percent(_rate(catalog, d)))
            for d in ordered
        ),
        evidence=figure_evidence(
            catalog, [datum for division in ordered for datum in _execution_data(catalog, division)]
        ),
    )


def _execution_data(catalog: Catalog, division: Division) -> list[Datum]:
    table = catalog.package.table("division_budgets")

    def datum(cell: ExecutionCell, words: str, shown_in: str) -> Datum:
        series, period = table.label("measure", cell.measure), cell.as_of.isoformat()
        return Datum(division.name_ko, series, period, words, cell.figure_id, shown_in)

    cells = [catalog.executed(division.division_id, measure) for measure in AMOUNTS]
    rate = catalog.executed(division.division_id, RATE)
    return [
        *(datum(cell, won(int(cell.value)), "bar") for cell in cells),
        datum(rate, percent(rate.value), "label"),
    ]


def _amounts(catalog: Catalog, division: Division) -> list[int]:
    return [int(catalog.executed(division.division_id, measure).value) for measure in AMOUNTS]


def _rate(catalog: Catalog, division: Division) -> Value:
    return catalog.executed(division.division_id, RATE).value


def _execution_words(catalog: Catalog, division: Division) -> str:
    names = ("예산현액", "원인행위액", "지출액")
    amounts = zip(names, map(won, _amounts(catalog, division)), strict=True)
    listed = ", ".join(f"{name} {amount}" for name, amount in amounts)
    return f"{listed}, 집행률 {percent(_rate(catalog, division))}"


def _execution_title(catalog: Catalog, marked: str | None) -> str:
    if marked:
        division = catalog.division(marked)
        return (
            f"{with_particle(division.name_ko, '은/는')} 예산현액 "
            f"{won(_amounts(catalog, division)[0])} 가운데 "
            f"{percent(_rate(catalog, division))}를 썼습니다"
        )
    most = max(catalog.divisions, key=lambda d: _rate(catalog, d))
    least = min(catalog.divisions, key=lambda d: _rate(catalog, d))
    return (
        f"{with_particle(most.name_ko, '은/는')} {percent(_rate(catalog, most))}를 썼고, "
        f"{with_particle(least.name_ko, '은/는')} {percent(_rate(catalog, least))}를 썼습니다"
    )


def staff_chart(catalog: Catalog, marked: str | None = None) -> Chart:
    """Authorized and actual staff by division, in the report's order.

    Args:
        catalog: The data.
        marked: Division that stands out.
    """
    who = catalog.division(marked).name_ko if marked else catalog.report.body_ko
    authorized, actual = _staff(catalog, marked)
    as_of = catalog.staff(None, "all", "actual").as_of
    staff = [(d, *_staff(catalog, d.division_id)) for d in catalog.divisions]
    return Chart(
        chart_id="chart-staff",
        title=f"{with_particle(who, '은/는')} 정원 {number(authorized)}명에 "
        f"{number(actual)}명이 일합니다",
        subtitle=f"{korean_date(as_of)} 기준, 보고서에 실린 차례. 오른쪽 수는 현원 / 정원입니다.",
        alternative=list_alternative(
            "부서별 정원과 현원",
            [(d.name_ko, f"정원 {number(a)}명, 현원 {number(b)}명") for d, a, b in staff],
        ),
        bars=tuple(
            Bar(
                d.name_ko,
                f"{number(b)} / {number(a)}명",
                (Layer("strong" if d.division_id == marked else "mid", b), Layer("outline", a)),
                bold=d.division_id == marked,
            )
            for d, a, b in staff
        ),
        legend=(("mid", "현원(일하는 사람)"), ("outline", "정원(정해진 자리)")),
        header=("부서", "정원", "현원"),
        rows=tuple((d.name_ko, number(a), number(b)) for d, a, b in staff),
        evidence=figure_evidence(catalog, _staff_data(catalog, whole=marked is None)),
    )


def _staff_data(catalog: Catalog, *, whole: bool) -> list[Datum]:
    table = catalog.package.table("staffing")

    def datum(name: str, cell: StaffCell, shown_in: str = "bar") -> Datum:
        series, period = table.label("measure", cell.measure), cell.as_of.isoformat()
        return Datum(name, series, period, f"{number(cell.value)}명", cell.figure_id, shown_in)

    data = [
        datum(division.name_ko, catalog.staff(division.division_id, "all", measure))
        for division in catalog.divisions
        for measure in ("authorized", "actual")
    ]
    if whole:
        name = catalog.report.body_ko
        totals = [catalog.staff(None, "all", measure) for measure in ("authorized", "actual")]
        data.extend(datum(name, cell, "title") for cell in totals)
    return data


def _staff(catalog: Catalog, division_id: str | None) -> tuple[int, int]:
    return (
        catalog.staff(division_id, "all", "authorized").value,
        catalog.staff(division_id, "all", "actual").value,
    )
