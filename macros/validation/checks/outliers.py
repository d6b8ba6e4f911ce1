"""What is legal but odd: a warning to whoever changes it, never refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from macros.catalog.fiscal import fiscal_days, fiscal_words, fiscal_year_of, lies_within
from macros.catalog.money import money_unit
from macros.catalog.package.findings import Finding
from macros.catalog.rounding import percentage
from macros.catalog.rows import Row, Tables
from macros.i18n.money_words import unit_words

BUDGETS = ("budgets", "division_budgets")
MOST_CHANGE = Decimal("0.5")
MOST_TIMES_THE_TARGET = 10

# Words of official papers for which plain Korean has a better one; the page on checks lists them.
OFFICIALESE = {
    "제고": "높임", "도모": "꾀함", "내실화": "알차게 함", "고도화": "더 낫게 함",
    "극대화": "가장 크게 함", "일환으로": "~의 하나로", "만전을 기": "빈틈없이 하",
    "강구": "찾음", "금번": "이번", "동 사업": "이 사업", "상기": "위", "익년": "이듬해",
    "당해": "그해", "기하고자": "하려고", "추진코자": "하려고", "의거": "따라",
    "애로사항": "어려움", "지양": "하지 않음",
}  # fmt: skip
SUMMARIES = (
    ("programs", ("summary_ko", "audience_ko")),
    ("program_groups", ("summary_ko",)),
    ("glossary", ("plain_ko",)),
)


def warn_of_budget_changes(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of an amount that a change makes more than half as large again, or less than half."""
    for name in BUDGETS:
        if before is None or name not in tables or name not in before:
            continue
        old = before[name].lookup("figure_id", "value")
        for row in tables[name]:
            was, now = _number(old.get(row["figure_id"], "")), _number(row["value"])
            if was is None or now is None or not money_unit(row["unit"]):
                continue
            if abs(now - was) > MOST_CHANGE * abs(was):
                share = f"({percentage(abs(now - was), abs(was)):,f}%)" if was else ""
                rule = f"{was:f}에서 {now:f}(으)로 절반 넘게{share} 바뀌었습니다."
                remedy = f"자릿수와 단위({unit_words(row['unit'])})를 다시 살펴 주세요."
                yield row.warning("value", "budget-changed", rule, remedy)


def warn_of_absent_budgets(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a program whose budget no report states: it may have been left out."""
    if "budgets" not in tables or "programs" not in tables:
        return
    stated = _with_total(tables)
    gone = _with_total(before) - stated if before and "budgets" in before else set()
    changed = _changed(tables, before, "programs")
    for row in tables["programs"]:
        name = row["program_id"]
        if name not in stated and (row.number in changed or name in gone):
            rule = "이 사업의 전체 예산(level=total)이 budgets.csv에 없습니다."
            remedy = "보고서에 예산이 있는지 다시 살펴 주세요. 없으면 그대로 두어도 됩니다."
            yield row.warning("program_id", "budget-absent", rule, remedy)


def _with_total(tables: Tables) -> set[str]:
    rows_of = tables.get("budgets", ())
    return {row["program_id"] for row in rows_of if row["level"] == "total"}


def warn_of_exceeded_targets(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a result more than ten times its target: mostly a slip of the unit."""
    targets: dict[tuple[str, str], Decimal] = {}
    measured = [row for row in tables.get("figures", ()) if row["measure_id"]]
    for row in measured:
        value = _number(row["value"])
        if row["kind"] == "target" and value is not None:
            targets.setdefault((row["measure_id"], row["unit"]), value)
    changed = _changed(tables, before, "figures")
    for row in measured:
        target = targets.get((row["measure_id"], row["unit"]))
        value = _number(row["value"])
        if row["kind"] != "result" or not target or value is None or row.number not in changed:
            continue
        if value > MOST_TIMES_THE_TARGET * target:
            rule = f"목표 {target:f}의 {MOST_TIMES_THE_TARGET}배를 넘는 실적입니다."
            remedy = "값과 단위, 목표의 값을 다시 살펴 주세요."
            yield row.warning("value", "target-exceeded", rule, remedy)


def warn_of_dates_outside_the_year(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a date outside the report's year that neither print nor note bears out.

    The report's fiscal year is the one it was presented in, or one that it states budgets of. It
    is the calendar year unless the report says otherwise.
    """
    offsets = {
        row["report_id"]: int(row.cells.get("fiscal_year_offset") or 0)
        for row in tables.get("reports", ())
    }
    years = _fiscal_years(tables, offsets)
    for name, columns in (("milestones", ("start", "end")), ("events", ("start", "end"))):
        for row in tables.changed(name, before):
            if row["report_id"] in years:
                own = years[row["report_id"]]
                yield from _odd_dates(row, columns, own, offsets[row["report_id"]])
    for row in tables.changed("division_budgets", before):
        offset = offsets.get(row["report_id"], 0)
        yield from _odd_dates(row, ("as_of",), [int(row["fiscal_year"])], offset)


def _fiscal_years(tables: Tables, offsets: Mapping[str, int]) -> dict[str, list[int]]:
    """Returns the fiscal years of each report, the one that a finding names first."""
    years = {
        row["report_id"]: [
            fiscal_year_of(date.fromisoformat(row["presented_on"]), offsets[row["report_id"]])
        ]
        for row in tables.get("reports", ())
    }
    for row in tables.get("budgets", ()):
        # A budget for a year that is no calendar year is reported before the year begins.
        if offsets.get(row["report_id"]) and row["level"] == "total":
            years[row["report_id"]].insert(0, int(row["fiscal_year"]))
    return years


def _words(year: int, offset: int) -> str:
    return fiscal_words(year, offset) if offset else f"회계연도({year}년)"


def _odd_dates(
    row: Row, columns: Sequence[str], years: Sequence[int], offset: int
) -> Iterator[Finding]:
    context = f"{row['as_printed']} {row.cells.get('note_ko', '')}"
    for name in columns:
        when = row[name]
        within = any(lies_within(when, fiscal_days(year, offset)) for year in set(years))
        # Print shortens 2025 to '25.
        if when and not within and when[2:4] not in context:
            year = _words(years[0], offset)
            rule = f"{year} 밖의 때인데, 옮긴 글자와 덧붙임에 그 해가 없습니다."
            remedy = "해를 다시 살펴 주세요."
            if "note_ko" in row.cells:
                remedy = "해를 다시 살피고, 맞다면 note_ko에 까닭을 적어 주세요."
            yield row.warning(name, "date-outside-year", rule, remedy)


def warn_of_officialese(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of words of official papers in what is written for everyone."""
    for name, columns in SUMMARIES:
        for row in tables.changed(name, before):
            for column in columns:
                found = [word for word in OFFICIALESE if word in row[column]]
                if found:
                    better = ", ".join(f"{word} → {OFFICIALESE[word]}" for word in found)
                    rule = f"관공서 말투가 들어 있습니다: {', '.join(found)}."
                    remedy = f"누구나 알 말로 바꿔 주세요({better})."
                    yield row.warning(column, "officialese", rule, remedy)


def _changed(tables: Tables, before: Tables | None, name: str) -> set[int]:
    return {row.number for row in tables.changed(name, before)}


def _number(text: str) -> Decimal | None:
    """Returns a plain number; None for what another check has refused already."""
    plain = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if plain.isascii() and plain.isdigit() else None
