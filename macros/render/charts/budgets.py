"""Charts of program budgets: ranked programs, strategies, and the parts of one budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget, Program
from macros.catalog.money import Amount, finest, one_currency, sum_of
from macros.catalog.queries.calculations import budget_sum, by_budget, comparable, percentage
from macros.i18n.korean import number, percent, with_particle
from macros.i18n.money_words import length, money, money_short, unit_words
from macros.render.charts.budget_data import (
    Share,
    budget_line,
    by_strategy,
    share_datum,
    stages_mixed,
)
from macros.render.charts.chart import Chart, Line, evidence_of
from macros.render.charts.data import Computed, Datum, figure_evidence, plus, share_formula
from macros.render.charts.sampling import MAX_BARS, rank_words, top_n, window, window_words
from macros.render.components.amount import not_drawn_words
from macros.render.drawing.bars import Bar, Layer

# The breakdown by stage: how a budget grew, not what it is for.
BY_STAGE = "by-stage"


def amount_header(year: int | str, unit: str) -> tuple[str, str]:
    """Returns the headings of an amount of a fiscal year: in a unit, and in words.

    Args:
        year: The fiscal year, or what it is called where its days are not those of the others.
        unit: The unit that all amounts below the first heading are in.
    """
    named = f"{year}년" if isinstance(year, int) else year
    return f"{named} 예산({unit_words(unit)})", "우리말로"


def programs_chart(
    catalog: Catalog, programs: Sequence[Program], chart_id: str, marked: str | None = None
) -> Chart | None:
    """Returns the chart of programs' budgets, largest first; of many some, see ``window``.

    Args:
        catalog: The data.
        programs: The programs that are ranked.
        chart_id: Id within the page.
        marked: Program that stands out; without one the largest does.

    Returns:
        None where no budget of the year is stated, or not the marked program's.
    """
    ordered = by_budget(comparable(programs, catalog), catalog)
    if not ordered or (marked and marked not in {p.program_id for p in ordered}):
        return None
    rank = [p.program_id for p in ordered].index(marked) if marked else 0
    places = window(len(ordered), rank if marked else None)
    drawn = [ordered[place] for place in places]
    chosen = ordered[rank]
    # Where only neighbours are drawn, a share of the whole would rest on what is not there.
    share = None if marked and len(drawn) < len(ordered) else _share(catalog, ordered, chosen)
    lines = tuple(
        budget_line(
            catalog,
            p.short_name_ko,
            catalog.annual(p.program_id),
            strong=p is chosen,
            row=p.name_ko,
        )
        for p in drawn
    )
    own = catalog.annual(chosen.program_id)
    titled = [share_datum(chosen.short_name_ko, own, share)] if share else []
    return Chart(
        chart_id=chart_id,
        title=_programs_title(catalog, ordered, chosen, share),
        subtitle=f"{catalog.fiscal_year}년 예산, 큰 차례."
        f"{window_words(len(ordered), places)}{not_drawn_words(catalog, programs)} "
        f"{stages_mixed(catalog, drawn)}".rstrip(),
        shows=f"사업별 {catalog.fiscal_year}년 예산",
        lines=lines,
        header=("사업", *amount_header(catalog.fiscal_year, catalog.money_unit)),
        evidence=evidence_of(catalog, lines, *titled),
    )


def _share(catalog: Catalog, ordered: Sequence[Program], chosen: Program) -> Computed | None:
    """Returns a program's share of the sum of all; None where it is alone.

    None too where a budget is below zero: the others would be more than the whole.
    """
    amounts = [catalog.annual(program.program_id).amount for program in ordered]
    if len(ordered) == 1 or any(amount.value < 0 for amount in amounts):
        return None
    one, whole = catalog.annual(chosen.program_id), budget_sum(ordered, catalog)
    formula = share_formula(
        [one.figure_id], [catalog.annual(p.program_id).figure_id for p in ordered]
    )
    return Computed(percentage(one.amount.base, whole.base), "percent", formula)


def _programs_title(
    catalog: Catalog, ordered: Sequence[Program], program: Program, share: Computed | None
) -> str:
    """Returns the title: a program's rank among all, also where only some are drawn."""
    own = catalog.annual(program.program_id).amount
    name = with_particle(program.short_name_ko, "은/는")
    if catalog.total(program.program_id) is not catalog.annual(program.program_id):
        # The newest report states another year's budget, which its page shows first.
        name = f"{program.short_name_ko}의 {catalog.fiscal_year}년 예산은"
    if len(ordered) == 1:
        return f"{name} {money(own)}"
    place = rank_words([catalog.annual(p.program_id).amount.base for p in ordered], own.base)
    part = f"({percent(share.value)})" if share else ""
    return f"{name} {money(own)}, {place}{part}"


def strategies_chart(catalog: Catalog) -> Chart | None:
    """Returns the chart of strategies, each a bar of its programs' budgets, largest first.

    Programs of no strategy form a bar too. None where there are no strategies, or where none of
    the programs states a budget.
    """
    shares = by_strategy(catalog)
    sums = [budget_sum(share.programs, catalog) for share in shares]
    whole = sum_of(sums, catalog.money_unit)
    if not catalog.strategies or not whole:
        return None
    return Chart(
        chart_id="chart-strategies",
        title=_strategies_title(shares, sums),
        subtitle=f"막대 하나가 전략 하나, {_cells(shares)}. 사업 예산을 우리가 더한 값입니다."
        f"{not_drawn_words(catalog, catalog.programs)} "
        f"{stages_mixed(catalog, catalog.programs)}".rstrip(),
        shows="전략별 사업 예산의 합",
        lines=tuple(
            Line(
                Bar(share.label, money_short(amount), _segments(catalog, share.programs, whole)),
                (share.label, number(amount.value), money(amount)),
                money(amount),
            )
            for share, amount in zip(shares, sums, strict=True)
        ),
        header=("전략", *amount_header(catalog.fiscal_year, catalog.money_unit)),
        evidence=figure_evidence(catalog, _strategies_data(catalog, shares, sums)),
    )


def _leading(shares: Sequence[Share]) -> Sequence[Share]:
    """Returns the strategies that the title names: of two the larger, of more the two largest."""
    return [share for share in shares if share.strategy][: min(2, len(shares) - 1)]


def _strategies_title(shares: Sequence[Share], sums: Sequence[Amount]) -> str:
    leading = _leading(shares)
    if not leading:
        return "전략별 사업 예산"
    first, *others = [share.name for share in leading]
    names = " ".join([with_particle(first, "과/와"), *others]) if others else first
    return f"사업 예산의 {percent(_leading_share(shares, sums))}가 {names}에 있습니다"


def _leading_share(shares: Sequence[Share], sums: Sequence[Amount]) -> Decimal:
    """Returns the share of the strategies that the title names, in percent."""
    leading, unit = _leading(shares), sums[0].unit
    first = [amount for share, amount in zip(shares, sums, strict=True) if share in leading]
    return percentage(sum_of(first, unit).base, sum_of(sums, unit).base)


def _strategies_data(
    catalog: Catalog, shares: Sequence[Share], sums: Sequence[Amount]
) -> list[Datum]:
    year = str(catalog.fiscal_year)
    ids: dict[str, list[str]] = {}
    data = []
    for share, amount in zip(shares, sums, strict=True):
        totals = [catalog.annual(program.program_id) for program in share.programs]
        ids[share.label] = [total.figure_id for total in totals]
        whole = Computed(amount.value, amount.unit, plus(ids[share.label]))
        data.append(Datum(share.label, "사업 예산의 합", year, money(amount), whole, "label"))
        data.extend(
            Datum(share.label, program.short_name_ko, year, money(total.amount), total.figure_id)
            for program, total in zip(share.programs, totals, strict=True)
        )
    leading = _leading(shares)
    if not leading:
        return data
    part = _leading_share(shares, sums)
    formula = share_formula(
        [figure_id for share in leading for figure_id in ids[share.label]],
        [figure_id for share in shares for figure_id in ids[share.label]],
    )
    names = ", ".join(share.name for share in leading)
    of = Computed(part, "percent", formula)
    return [*data, Datum(names, "비중", year, percent(part), of, "title")]


def _cells(shares: Sequence[Share]) -> str:
    """Returns the phrase that says what a segment of a strategy's bar is."""
    most = max(len(share.programs) for share in shares)
    if most <= MAX_BARS:
        return "칸 하나가 사업 하나"
    return f"칸 하나가 사업 하나, {MAX_BARS}번째부터는 한 칸에 모음"


def _segments(catalog: Catalog, programs: Sequence[Program], whole: Amount) -> tuple[Layer, ...]:
    """Returns the segments of a strategy's bar, the largest strong, with a hairline between."""
    unit, layers = catalog.money_unit, []
    start: int | float = 0
    gap = length(whole, unit) / 500
    each, rest = top_n(programs)
    amounts = [catalog.annual(program.program_id).amount for program in each]
    if rest:
        amounts.append(budget_sum(rest, catalog))
    for index, amount in enumerate(amounts):
        end = start + length(amount, unit)
        kind = "strong" if index == 0 else "mid"
        layers.append(Layer(kind, max(end - gap, start), start))
        start = end
    return tuple(layers)


def parts_chart(catalog: Catalog, program: Program) -> Chart | None:
    """Returns the chart of the parts of a program's budget; None where the report prints none.

    Parts of one stage are drawn from the largest down. Parts by stage are drawn in the order
    original, increment, total, since they tell how the budget grew.
    """
    parts = catalog.parts(program.program_id)
    if not parts:
        return None
    total = catalog.total(program.program_id)
    units = {budget.unit for budget in (*parts, total)}
    if not one_currency(units):
        return None
    unit = finest(units)
    if all(part.breakdown == BY_STAGE for part in parts):
        drawn, strong = (*parts, total), total
        title = _stage_title(parts, total)
    else:
        same_stage = [part for part in parts if part.stage == total.stage]
        if not same_stage:
            return None
        drawn = tuple(sorted(same_stage, key=lambda part: (-part.amount.base, part.order)))
        strong = drawn[0]
        title = _parts_title(drawn, total)
    stage = catalog.package.table("budgets").label("stage", total.stage)
    lines = tuple(
        budget_line(catalog, part.item_ko, part, unit=unit, strong=part is strong) for part in drawn
    )
    return Chart(
        chart_id="chart-parts",
        title=title,
        subtitle=f"{catalog.fiscal_words(total)} 예산의 내역. 예산 단계: {stage}.",
        shows=f"{program.short_name_ko} 예산의 내역",
        lines=lines,
        header=("항목", *amount_header(catalog.fiscal_words(total), unit)),
        evidence=evidence_of(catalog, lines, *_share_of_total(strong, total)),
    )


def _share_of_total(strong: Budget, total: Budget) -> list[Datum]:
    """Returns the datum of the share that the title states; none where the total stands out."""
    if strong is total:
        return []
    share = percentage(strong.amount.base, total.amount.base)
    of = Computed(share, "percent", share_formula([strong.figure_id], [total.figure_id]))
    return [share_datum(strong.item_ko, strong, of)]


def _parts_title(drawn: Sequence[Budget], total: Budget) -> str:
    """Returns the title: the largest part, or all that tie, and its share of the printed total."""
    top_n = [part.item_ko for part in drawn if part.amount == drawn[0].amount]
    amount = money(drawn[0].amount)
    share = percent(percentage(drawn[0].amount.base, total.amount.base))
    if len(drawn) == 1:
        return f"적힌 내역은 {top_n[0]} {amount}(예산의 {share})"
    if len(top_n) > 1:
        names = with_particle(", ".join(top_n), "이/가")
        return f"{names} {amount}씩으로 가장 큽니다({share}씩)"
    name = with_particle(top_n[0], "이/가")
    return f"{name} {with_particle(amount, '으로/로')} 가장 큽니다({share})"


def _stage_title(parts: Sequence[Budget], total: Budget) -> str:
    """Returns the title of parts by stage: how the budget grew, if they add up to it."""
    original, added = (
        sum_of((part.amount for part in parts if part.stage == stage), total.unit)
        for stage in ("original", "supplementary_increment")
    )
    stages = {part.stage for part in parts}
    if stages != {"original", "supplementary_increment"} or original + added != total.amount:
        return f"예산 단계마다 적힌 금액, 모두 {money(total.amount)}"
    if added.value < 0:
        less = with_particle(money(-added), "을/를")
        return f"처음 {money(original)}에서 추경으로 {less} 줄여 {money(total.amount)}"
    more = with_particle(money(added), "을/를")
    return f"처음 {money(original)}에 추경 {more} 더해 {money(total.amount)}"
