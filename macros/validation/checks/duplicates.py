"""Facts that stand in two places of a row or of two rows: they must agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from macros.catalog.package.findings import Finding
from macros.catalog.rows import Row, Tables

# A year in words: 2023년, '23, and in English text a number between spaces or signs.
_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d)년|['‘’](\d\d)(?!\d)", re.ASCII)
_YEAR_EN = re.compile(r"(?<![\d,.$])((?:19|20)\d\d)(?![\d,%]|\.\d)", re.ASCII)
# In how many rows a printed unit must mean the same for another meaning to be odd.
FEWEST_ROWS = 3
DATED_WORDS = (
    ("figures", "subject_ko"),
    ("events", "name_ko"),
)


def years_in(text: str, *, english: bool = False) -> frozenset[str]:
    """Returns the years that a text names.

    >>> sorted(years_in("2023년 예산('22년보다 많음)")), sorted(years_in("1,2023원"))
    (['2022', '2023'], [])
    """
    found = {match[1] or f"20{match[2]}" for match in _YEAR.finditer(text)}
    if english:
        found |= {match[1] for match in _YEAR_EN.finditer(text)}
    return frozenset(found)


def check_budget_years(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an amount's year is not that of its words or of its total.

    A part of another year than its total's says so in its words.
    """
    budgets = list(tables["budgets"])
    totals = {
        (row["program_id"], row["report_id"]): row["fiscal_year"]
        for row in budgets
        if row["level"] == "total"
    }
    for row in budgets:
        year = row["fiscal_year"]
        words = {"item_ko": years_in(row["item_ko"]), "as_printed": years_in(row["as_printed"])}
        words["item_en"] = years_in(row["item_en"], english=True)
        odd = [name for name, named in words.items() if named and year not in named]
        of_total = totals.get((row["program_id"], row["report_id"]), year)
        if odd:
            yield _other_year(row, "fiscal_year", f"{odd[0]}의 '{row[odd[0]]}'")
        elif row["level"] == "part" and of_total != year and not any(words.values()):
            rule = f"이 사업 전체 예산의 회계연도({of_total})와 다릅니다."
            remedy = (
                "해를 고치거나, 다른 해의 돈이라면 item_ko에 그 해를 적어 주세요(예: 2022년 이월)."
            )
            yield row.finding("fiscal_year", "year-part", rule, remedy)


def check_observation_years(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where the print names years and none of them is in a number's period."""
    for row in tables["observations"]:
        named = years_in(row["as_printed"])
        if named and row["period"] and not _within(named, row["period"]):
            yield _other_year(row, "period", f"옮긴 글자 '{row['as_printed']}'")


def _other_year(row: Row, column: str, where: str) -> Finding:
    rule = f"{where}에 적힌 해와 다릅니다."
    remedy = "보고서를 보고 둘 가운데 틀린 것을 고쳐 주세요."
    return row.finding(column, "year-words", rule, remedy)


def warn_of_other_years(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of words that name another year than the row's time, where the print does not."""
    for name, column in DATED_WORDS:
        for row in tables.changed(name, before):
            period = row.cells.get("period") or _span(row)
            stated = years_in(f"{row['as_printed']} {row['note_ko']}")
            named = years_in(row[column]) - stated
            if named and period and not _within(named, period):
                rule = (
                    f"때({period})에 없는 해가 적혀 있고, 옮긴 글자와 덧붙임에도 그 해가 없습니다."
                )
                remedy = "해를 다시 살피고, 맞다면 note_ko에 까닭을 적어 주세요."
                yield row.warning(column, "year-other", rule, remedy)


def _span(row: Row) -> str:
    start, end = row.cells.get("start", ""), row.cells.get("end", "")
    return start if start == end else f"{start}/{end}"


def _within(years: frozenset[str], period: str) -> bool:
    first, _, last = period.partition("/")
    earliest = first[:4] or "0000"
    latest = (last if "/" in period else first)[:4] or "9999"
    return any(earliest <= year <= latest for year in years)


def warn_of_printed_units(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a printed unit that stands for one unit everywhere else and for another here."""
    for table, rows in tables.each("unit", "unit_as_printed"):
        meant: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            meant[row["unit_as_printed"]][row["unit"]] += 1
        for row in tables.changed(table.name, before):
            units = meant[row["unit_as_printed"]]
            (usual, count), *others = units.most_common()
            alone = len(others) == 1 and units[row["unit"]] == 1 and count >= FEWEST_ROWS
            if row["unit_as_printed"] and alone:
                rule = (
                    f"적힌 단위 '{row['unit_as_printed']}'은(는) 다른 {count}줄에서 모두 "
                    f"{usual}입니다."
                )
                remedy = "보고서를 보고 unit이나 unit_as_printed를 다시 살펴 주세요."
                yield row.warning("unit", "unit-printed", rule, remedy)


def check_belonging(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a program or a part belongs elsewhere than what it names."""
    duties = tables["division_duties"].lookup("duty_id", "division_id")
    groups = tables["program_groups"].lookup("group_id", "strategy_id")
    for row in tables["programs"]:
        for column, known, own in (
            ("division_duty_id", duties, "division_id"),
            ("group_id", groups, "strategy_id"),
        ):
            of_other = known.get(row[column], row[own])
            if of_other != row[own]:
                rule = f"{_said(own, row[own])}, 이것은 '{of_other}'에 속합니다."
                remedy = f"{column}나 {own}를 고쳐 주세요."
                yield row.finding(column, "belonging", rule, remedy)
    figures = {row["figure_id"]: row for row in tables["figures"]}
    for row in figures.values():
        whole = figures.get(row["part_of"])
        for column in ("report_id", "program_id") if whole else ():
            if whole and whole[column] != row[column]:
                of_whole = f"'{whole[column]}'의 것입니다." if whole[column] else "비어 있습니다."
                rule = f"{_said(column, row[column])}, 그 전체는 {of_whole}"
                remedy = f"이 줄의 {column}나 part_of를 고쳐 주세요."
                yield row.finding("part_of", "belonging", rule, remedy)


def _said(column: str, value: str) -> str:
    """Returns what a cell holds, or that it is empty, as the first half of a sentence."""
    return f"{column}이(가) '{value}'인데" if value else f"{column}이(가) 비어 있는데"


def check_section_lines(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a section ends before it begins, or behind its report's text."""
    lengths = tables["reports"].lookup("report_id", "text_lines")
    for row in tables["sections"]:
        first, last = int(row["first_line"]), int(row["last_line"])
        length = lengths.get(row["report_id"])
        if first > last:
            rule = f"절의 첫 줄({first})보다 앞입니다."
            remedy = "첫 줄과 끝 줄을 고쳐 주세요."
            yield row.finding("last_line", "section-lines", rule, remedy)
        elif length and last > int(length):
            rule = f"보고서 글은 {length}줄까지 있습니다."
            remedy = "줄 번호나 reports.csv의 text_lines를 고쳐 주세요."
            yield row.finding("last_line", "section-lines", rule, remedy)
