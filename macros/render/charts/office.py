"""Charts of the office as a whole: budget execution and staff by division.

Which measures there are, and what they are called, the package says; a division of which a report
has no such cell is left out of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Division, ExecutionCell, StaffCell, Value
from macros.catalog.money import finest
from macros.i18n.korean import korean_date, number, percent, with_particle
from macros.i18n.money_words import length, money, money_short
from macros.render.charts.chart import Chart, Line
from macros.render.charts.data import Datum, figure_evidence
from macros.render.charts.sampling import extremes
from macros.render.drawing.bars import Bar, Layer

BUDGET, RATE = "current_budget", "expenditure_rate"
# Amounts that are drawn over each other: kind of mark and plain words.
AMOUNTS = {
    BUDGET: ("outline", "쓸 수 있는 돈"),
    "commitments": ("mid", "쓰기로 정한 돈"),
    "expenditure": ("strong", "쓴 돈"),
}
# Authorized staff is drawn over the actual, as an outline.
STAFF = {"actual": ("mid", "일하는 사람"), "authorized": ("outline", "정해진 자리")}
ALL = "all"  # the job class that holds all others

Cells = dict[str, ExecutionCell]


def execution_chart(catalog: Catalog, marked: str | None = None) -> Chart | None:
    """Returns the chart of budget, commitments and expenditure by division, largest first.

    Args:
        catalog: The data.
        marked: Division that stands out; without one all are drawn alike.

    Returns:
        None where the report has no current budget of any division, or not of the marked one.
    """
    cells = {d.division_id: _execution(catalog, d.division_id) for d in catalog.divisions}
    stated = [d for d in catalog.divisions if BUDGET in cells[d.division_id]]
    if not stated or (marked and BUDGET not in cells.get(marked, {})):
        return None
    ordered = sorted(stated, key=lambda d: (-cells[d.division_id][BUDGET].amount.base, d.order))
    lines = [(division, cells[division.division_id]) for division in ordered]
    table = catalog.package.table("division_budgets")
    amounts = [m for m in AMOUNTS if any(m in own for _, own in lines)]
    rated = any(RATE in own for _, own in lines)
    dates = [own[BUDGET].as_of for _, own in lines]
    unit = finest(own[m].unit for _, own in lines for m in amounts if m in own)
    return Chart(
        chart_id="chart-execution",
        title=_execution_title(lines, marked),
        subtitle=f"{_as_of(dates)}, 예산현액이 큰 차례."
        + (" 오른쪽 수는 지출액을 예산현액으로 나눈 집행률입니다." if rated else ""),
        shows="부서별 예산현액과 집행률" if rated else "부서별 예산현액",
        lines=tuple(
            Line(
                Bar(
                    d.name_ko,
                    percent(own[RATE].value) if RATE in own else money_short(own[BUDGET].amount),
                    _execution_layers(own, unit),
                    bold=d.division_id == marked,
                ),
                (
                    d.name_ko,
                    *(number(own[m].amount.to(unit).value) if m in own else "" for m in amounts),
                    *((percent(own[RATE].value) if RATE in own else "",) if rated else ()),
                ),
                _execution_words(catalog, own),
            )
            for d, own in lines
        ),
        legend=tuple(
            (AMOUNTS[m][0], f"{AMOUNTS[m][1]}({table.label('measure', m)})")
            for m in reversed(amounts)
        ),
        header=(
            "부서",
            *(table.label("measure", m) for m in amounts),
            *(("집행률",) if rated else ()),
        ),
        evidence=figure_evidence(
            catalog, [datum for d, own in lines for datum in _execution_data(catalog, d, own)]
        ),
    )


def _execution_layers(own: Cells, unit: str) -> tuple[Layer, ...]:
    return tuple(
        Layer(kind, length(own[measure].amount, unit))
        for measure, (kind, _) in AMOUNTS.items()
        if measure in own
    )


def _execution(catalog: Catalog, division_id: str) -> Cells:
    """Returns the cells of a division that the chart draws, by measure."""
    found = {m: catalog.executed(division_id, m) for m in (*AMOUNTS, RATE)}
    return {measure: cell for measure, cell in found.items() if cell}


def _execution_data(catalog: Catalog, division: Division, own: Cells) -> list[Datum]:
    table = catalog.package.table("division_budgets")

    def datum(cell: ExecutionCell, words: str, shown_in: str) -> Datum:
        series, period = table.label("measure", cell.measure), cell.as_of.isoformat()
        return Datum(division.name_ko, series, period, words, cell.figure_id, shown_in)

    return [
        datum(cell, percent(cell.value), "label")
        if measure == RATE
        else datum(cell, money(cell.amount), "bar")
        for measure, cell in own.items()
    ]


def _execution_words(catalog: Catalog, own: Cells) -> str:
    table = catalog.package.table("division_budgets")
    return ", ".join(
        f"집행률 {percent(cell.value)}"
        if measure == RATE
        else f"{table.label('measure', measure)} {money(cell.amount)}"
        for measure, cell in own.items()
    )


def _execution_title(lines: Sequence[tuple[Division, Cells]], marked: str | None) -> str:
    if marked:
        division, own = next(line for line in lines if line[0].division_id == marked)
        name, amount = with_particle(division.name_ko, "은/는"), money(own[BUDGET].amount)
        if RATE not in own:
            return f"{name} 예산현액이 {amount}입니다"
        return f"{name} 예산현액 {amount} 가운데 {percent(own[RATE].value)}를 썼습니다"
    rates = {division.name_ko: own[RATE].value for division, own in lines if RATE in own}
    if not rates:
        return "부서마다 쓸 수 있는 돈"
    highest, lowest = extremes(rates)
    high, low = percent(rates[highest[0]]), percent(rates[lowest[0]])
    if len(rates) == 1:
        return f"{with_particle(highest[0], '은/는')} 예산현액의 {high}를 썼습니다"
    if highest == lowest:
        return f"부서 {len(rates)}곳의 집행률이 모두 {high}입니다"
    return (
        f"집행률이 가장 높은 곳은 {', '.join(highest)}({high}), "
        f"가장 낮은 곳은 {', '.join(lowest)}({low})"
    )


def _as_of(dates: Sequence[date]) -> str:
    """Returns the day of the numbers in words, or that they are of several days."""
    if len(set(dates)) == 1:
        return f"{korean_date(dates[0])} 기준"
    return f"기준일이 부서마다 다름({korean_date(min(dates))}부터 {korean_date(max(dates))}까지)"


def staff_chart(catalog: Catalog, marked: str | None = None) -> Chart | None:
    """Returns the chart of authorized and actual staff by division, in the report's order.

    Args:
        catalog: The data.
        marked: Division that stands out.

    Returns:
        None where the report has no staff of all classes together, or not of the marked division.
    """
    staff = [(d, _staff(catalog, d.division_id)) for d in catalog.divisions]
    staff = [(division, own) for division, own in staff if own]
    whole = _staff(catalog, marked)
    # A former division has its numbers, of another day than those of the divisions drawn.
    if not staff or (marked and marked not in {d.division_id for d, _ in staff}):
        return None
    table = catalog.package.table("staffing")
    measures = [m for m in STAFF if any(m in own for _, own in staff)]
    labels = {m: table.label("measure", m) for m in measures}
    who = catalog.division(marked).name_ko if marked else _body(catalog)
    dates = [cell.as_of for _, own in staff for cell in own.values()]
    both = "과 ".join(labels[m] for m in reversed(measures))
    return Chart(
        chart_id="chart-staff",
        title=_staff_title(catalog, who, whole),
        subtitle=f"{_as_of(dates)}, 보고서에 실린 차례. "
        f"오른쪽 수는 {' / '.join(labels.values())}입니다.",
        shows=f"부서별 {both}",
        lines=tuple(
            Line(
                Bar(
                    d.name_ko,
                    " / ".join(number(own[m].value) if m in own else "?" for m in measures)
                    + _unit(catalog, own),
                    tuple(
                        Layer(_layer(m, strong=d.division_id == marked), _length(own[m].value))
                        for m in measures
                        if m in own
                    ),
                    bold=d.division_id == marked,
                ),
                (
                    d.name_ko,
                    *(number(own[m].value) if m in own else "" for m in reversed(measures)),
                ),
                _staff_words(catalog, own),
            )
            for d, own in staff
        ),
        legend=tuple((STAFF[m][0], f"{labels[m]}({STAFF[m][1]})") for m in measures),
        header=("부서", *reversed(labels.values())),
        evidence=figure_evidence(catalog, _staff_data(catalog, staff, whole if not marked else {})),
    )


def _staff(catalog: Catalog, division_id: str | None) -> dict[str, StaffCell]:
    """Returns the cells of all classes together that the chart draws, by measure."""
    found = {measure: catalog.staff(division_id, ALL, measure) for measure in STAFF}
    return {measure: cell for measure, cell in found.items() if cell}


def _length(value: Value) -> int | float:
    """Returns a count as the length of a bar: staff may be counted in parts of a post."""
    return value if isinstance(value, int) else float(value)


def _layer(measure: str, *, strong: bool) -> str:
    return "strong" if strong and measure == "actual" else STAFF[measure][0]


def _unit(catalog: Catalog, own: dict[str, StaffCell]) -> str:
    unit = next(iter(own.values())).unit
    return catalog.package.table("staffing").label("unit", unit)


def _staff_words(catalog: Catalog, own: dict[str, StaffCell]) -> str:
    table, unit = catalog.package.table("staffing"), _unit(catalog, own)
    return ", ".join(
        f"{table.label('measure', measure)} {number(own[measure].value)}{unit}"
        for measure in reversed(STAFF)
        if measure in own
    )


def _staff_title(catalog: Catalog, who: str, whole: dict[str, StaffCell]) -> str:
    if not whole:
        return "부서마다 직원이 몇인가"
    name, unit = with_particle(who, "은/는"), _unit(catalog, whole)
    if len(whole) == 1:
        return f"{name} {_staff_words(catalog, whole)}입니다"
    authorized, actual = whole["authorized"].value, whole["actual"].value
    return f"{name} 정원 {number(authorized)}{unit}에 {number(actual)}{unit}이 일합니다"


def _staff_data(
    catalog: Catalog,
    staff: Sequence[tuple[Division, dict[str, StaffCell]]],
    whole: dict[str, StaffCell],
) -> list[Datum]:
    table = catalog.package.table("staffing")

    def datum(name: str, cell: StaffCell, shown_in: str = "bar") -> Datum:
        series, period = table.label("measure", cell.measure), cell.as_of.isoformat()
        words = f"{number(cell.value)}{table.label('unit', cell.unit)}"
        return Datum(name, series, period, words, cell.figure_id, shown_in)

    rows = [(division.name_ko, own, "bar") for division, own in staff]
    rows.append((_body(catalog), whole, "title"))
    return [
        datum(name, own[measure], shown_in)
        for name, own, shown_in in rows
        for measure in reversed(STAFF)
        if measure in own
    ]


def _body(catalog: Catalog) -> str:
    """Returns whose staff the table counts."""
    return catalog.report_of(catalog.staffing[0].source).body_ko
