"""Dates, money and references of what programs do: the confusions that columns must rule out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.catalog.money import money_unit
from macros.catalog.package.findings import Finding
from macros.catalog.rows import Row, Tables

# How many characters of an ISO date a precision asks for; a quarter and a half-year are stated by
# their months.
PRECISION_LENGTHS = {
    "day": 10, "month": 7, "month_end": 7, "quarter": 7, "half": 7, "year": 4, "not_stated": 0,
}  # fmt: skip


def check_dates(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a range ends before it starts, or a status contradicts its dates.

    A planned step whose date lies before the report is possible (the report does not tell what
    became of it), but a reader must know, so it needs a note.
    """
    presented = tables["reports"].lookup("report_id", "presented_on")
    for name in ("milestones", "events"):
        for row in tables[name]:
            start, end = row["start"], row["end"]
            if start and end and _before(end, start):
                yield row.finding(
                    "end", "date-order", "시작보다 끝이 먼저입니다.", "두 때를 견주어 고쳐 주세요."
                )
            yield from _check_precision(row)
            if name == "milestones":
                yield from _check_status(row, presented[row["report_id"]])


def _check_precision(row: Row) -> Iterator[Finding]:
    """Yields a finding where a date is written more or less precisely than its precision says.

    Of a start and an end one may be known less precisely than the other, but a day is a day.
    """
    asked = PRECISION_LENGTHS.get(row["precision"])
    dates = {name: len(row[name]) for name in ("start", "end") if row[name]}
    if asked is None or not dates:
        return
    finest = max(dates.values())
    for name, length in dates.items():
        if length > asked or (length < asked and (finest < asked or row["precision"] == "day")):
            how = "더" if length > asked else "덜"
            rule = f"precision은 '{row['precision']}'인데 {how} 자세한 때가 적혀 있습니다."
            remedy = _precision_remedy(row["precision"], asked, finest)
            yield row.finding(name, "date-precision", rule, remedy)


def _precision_remedy(precision: str, asked: int, finest: int) -> str:
    named = {10: "day", 7: "month", 4: "year"}[finest]
    other = "" if named == precision else f"precision을 {named}로 고쳐 주세요."
    if not asked:
        return f"때를 지우거나 {other}"
    example = f"때를 {'2023-05-31'[:asked]}처럼 "
    return f"{example}적거나 {other}" if other else f"{example}적어 주세요."


def _check_status(row: Row, presented: str) -> Iterator[Finding]:
    first, last = row["start"] or row["end"], row["end"] or row["start"]
    if row["status"] == "finished" and first and _before(presented, first):
        rule = f"보고한 날({presented}) 뒤의 일이 마친 일로 적혀 있습니다."
        remedy = "상태나 때를 고쳐 주세요."
        yield row.finding("status", "date-status", rule, remedy)
    # A step without an end may go on; one with an end is over, whatever is said of it.
    is_over = row["status"] in {"planned", "under_way"} and row["end"] and _before(last, presented)
    if is_over and not row["note_ko"]:
        state = "할 일" if row["status"] == "planned" else "하고 있는 일"
        rule = f"보고한 날({presented}) 앞의 일이 {state}로 적혀 있습니다."
        remedy = "상태를 고치거나, 보고서가 결과를 밝히지 않았다면 note_ko에 그렇게 적어 주세요."
        yield row.finding("status", "date-status", rule, remedy)
    ahead = row["status"] == "under_way" and row["start"] and _before(presented, row["start"])
    if ahead and not row["note_ko"]:
        rule = f"보고한 날({presented}) 뒤의 일이 하고 있는 일로 적혀 있습니다."
        remedy = "상태나 때를 고치고, 보고서가 그렇게 적었다면 note_ko에 까닭을 적어 주세요."
        yield row.finding("status", "date-status", rule, remedy)


def _before(one: str, other: str) -> bool:
    """Returns whether a date lies before another; a month holds all its days."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def check_money_role(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where money has no role: a city's share must not pass for a fund's size."""
    figures = tables["figures"]
    categories = figures.table.field("money_role").categories
    roles = ", ".join(f"{c.value}({c.label})" for c in categories)
    for row in figures:
        if money_unit(row["unit"]) and not row["money_role"]:
            rule = "돈인데 어떤 돈인지 적혀 있지 않습니다."
            remedy = f"다음 가운데 하나를 골라 적어 주세요: {roles}."
            yield row.finding("money_role", "money-role", rule, remedy)


def check_measures(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where numbers of one measure have two units: they could not be compared."""
    units: dict[str, str] = {}
    for row in tables["figures"]:
        unit = (
            units.setdefault(row["measure_id"], row["unit"]) if row["measure_id"] else row["unit"]
        )
        if unit != row["unit"]:
            rule = f"같은 것({row['measure_id']})을 잰 다른 줄의 단위는 {unit}입니다."
            remedy = "단위를 맞추거나 measure_id를 나누어 주세요."
            yield row.finding("unit", "measure-unit", rule, remedy)


def check_periods(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a cumulative figure says neither a range nor that none is stated."""
    for row in tables["figures"]:
        if row["period_kind"] == "cumulative" and "/" not in row["period"] and not row["note_ko"]:
            rule = "여러 해를 더한 수인데 언제부터 언제까지인지 적혀 있지 않습니다."
            remedy = "2019/2022처럼 적거나, 보고서가 밝히지 않았다면 note_ko에 그렇게 적어 주세요."
            yield row.finding("period", "period-cumulative", rule, remedy)


def check_districts(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a district does not say whether it is stated or inferred."""
    for row in tables["places"]:
        if bool(row["district_ko"]) != bool(row["district_basis"]):
            rule = "이 칸과 district_ko는 함께 채우거나 함께 비워야 합니다."
            remedy = "보고서가 밝혔으면 stated, 우리가 짐작했으면 inferred로 적어 주세요."
            yield row.finding("district_basis", "district-basis", rule, remedy)


def check_division_bases(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a program's division does not say whether it is stated or inferred."""
    for row in tables["programs"]:
        if bool(row["division_id"]) != bool(row["division_basis"]):
            rule = "이 칸과 division_id는 함께 채우거나 함께 비워야 합니다."
            remedy = "보고서가 부서를 적었으면 stated, 우리가 짐작했으면 inferred로 적어 주세요."
            yield row.finding("division_basis", "division-basis", rule, remedy)


def check_audiences(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where the words of a kind of beneficiary are not in the program's text."""
    stated = tables["programs"].lookup("program_id", "audience_ko")
    for row in tables["audiences"]:
        if row["words_ko"] not in stated.get(row["program_id"], ""):
            rule = "그 사업의 audience_ko에 없는 말입니다."
            remedy = "programs.csv의 audience_ko에 적힌 그대로 옮기거나 줄을 지워 주세요."
            yield row.finding("words_ko", "audience-words", rule, remedy)


# Columns of text that hold a day, a month or a year, or two of them with a slash between.
DATED = frozenset({"start", "end", "period"})
# A report of an office tells of no other years; what falls outside is a slip of the finger.
EARLIEST, LATEST = 1900, 2100


def check_days(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a date, month or year does not exist or lies too far away."""
    for table, rows in tables.each():
        dated = [f.name for f in table.fields if f.type == "date" or f.name in DATED]
        for row in rows:
            for name in dated:
                days = [text for text in row[name].split("/") if text]
                if not all(map(_exists, days)):
                    yield row.finding(
                        name, "day", "달력에 없는 때입니다.", "해, 달, 날을 다시 살펴 주세요."
                    )
                elif not all(EARLIEST <= int(text[:4]) <= LATEST for text in days):
                    rule = f"{EARLIEST}년에서 {LATEST}년 사이가 아닙니다."
                    remedy = "해를 네 자리로 다시 적어 주세요."
                    yield row.finding(name, "year", rule, remedy)


def _exists(text: str) -> bool:
    """Returns whether a day, the first of a month or the first of a year is in the calendar."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
