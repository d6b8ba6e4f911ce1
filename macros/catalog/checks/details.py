"""Dates, money and references of what programs do: the confusions that columns must rule out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from macros.catalog.findings import Finding
from macros.catalog.frames import rows
from macros.catalog.rows import Row
from macros.catalog.schema import Package

MONEY = ("KRW", "USD")


def check_dates(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that nothing ends before it starts, and that a status fits the report's date.

    A planned step whose date lies before the report is possible (the report does not tell what
    became of it), but a reader must be told, so it needs a note.
    """
    presented = {
        row["report_id"]: row["presented_on"]
        for row in rows(package.table("reports"), frames["reports"])
    }
    for name in ("milestones", "events"):
        for row in rows(package.table(name), frames[name]):
            start, end = row["start"], row["end"]
            if start and end and _before(end, start):
                yield row.finding(
                    "end", "date-order", "시작보다 끝이 먼저입니다.", "두 때를 견주어 고쳐 주세요."
                )
            if name == "milestones":
                yield from _check_status(row, presented[row["report_id"]])


def _check_status(row: Row, presented: str) -> Iterator[Finding]:
    first, last = row["start"] or row["end"], row["end"] or row["start"]
    if row["status"] == "finished" and first and _before(presented, first):
        yield row.finding(
            "status",
            "date-status",
            f"보고한 날({presented}) 뒤의 일이 마친 일로 적혀 있습니다.",
            "상태나 때를 고쳐 주세요.",
        )
    passed = row["status"] == "planned" and row["end"] and _before(last, presented)
    if passed and not row["note_ko"]:
        yield row.finding(
            "status",
            "date-status",
            f"보고한 날({presented}) 앞의 일이 할 일로 적혀 있습니다.",
            "상태를 고치거나, 보고서가 결과를 밝히지 않았다면 note_ko에 그렇게 적어 주세요.",
        )


def _before(one: str, other: str) -> bool:
    """Tells whether a date lies before another; a month holds all its days."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def check_money_role(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks which money an amount is: a city's contribution must not pass for a fund's size."""
    for row in rows(package.table("figures"), frames["figures"]):
        if row["unit"].startswith(MONEY) and not row["money_role"]:
            yield row.finding(
                "money_role",
                "money-role",
                "돈인데 어떤 돈인지 적혀 있지 않습니다.",
                "출자인지 조성인지 지원금인지 골라 적어 주세요.",
            )


def check_measures(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that numbers of one measure have one unit, so that a target can be held against it."""
    units: dict[str, str] = {}
    for row in rows(package.table("figures"), frames["figures"]):
        unit = (
            units.setdefault(row["measure_id"], row["unit"]) if row["measure_id"] else row["unit"]
        )
        if unit != row["unit"]:
            yield row.finding(
                "unit",
                "measure-unit",
                f"같은 것({row['measure_id']})을 잰 다른 줄의 단위는 {unit}입니다.",
                "단위를 맞추거나 measure_id를 나누어 주세요.",
            )


def check_periods(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that what is cumulative says over which time, or says that this is not stated."""
    for row in rows(package.table("figures"), frames["figures"]):
        if row["period_kind"] == "cumulative" and "/" not in row["period"] and not row["note_ko"]:
            yield row.finding(
                "period",
                "period-cumulative",
                "여러 해를 더한 수인데 언제부터 언제까지인지 적혀 있지 않습니다.",
                "2019/2022처럼 적거나, 보고서가 밝히지 않았다면 note_ko에 그렇게 적어 주세요.",
            )


def check_districts(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that a district says whether the report states it or we inferred it."""
    for row in rows(package.table("places"), frames["places"]):
        if bool(row["district_ko"]) != bool(row["district_basis"]):
            yield row.finding(
                "district_basis",
                "district-basis",
                "자치구와 그 근거는 함께 있거나 함께 비어야 합니다.",
                "보고서가 밝혔으면 stated, 우리가 짐작했으면 inferred로 적어 주세요.",
            )


def check_audiences(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that a kind of beneficiary rests on words that the program's own text has."""
    programs = frames["programs"]
    stated = dict(zip(programs["program_id"], programs["audience_ko"], strict=True))
    for row in rows(package.table("audiences"), frames["audiences"]):
        if row["words_ko"] not in stated.get(row["program_id"], ""):
            yield row.finding(
                "words_ko",
                "audience-words",
                "그 사업의 audience_ko에 없는 말입니다.",
                "programs.csv의 audience_ko에 적힌 그대로 옮기거나 줄을 지워 주세요.",
            )


def check_updates(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that an update is about a milestone or a figure that exists, and that names differ."""
    milestones = set(frames["milestones"]["milestone_id"])
    figures = set(frames["figures"]["figure_id"])
    for row in rows(package.table("milestones"), frames["milestones"]):
        if row["milestone_id"] in figures:
            yield row.finding(
                "milestone_id",
                "name-doubled",
                "figures.csv에 이미 있는 이름입니다.",
                "자료 전체에서 하나뿐인 이름을 붙여 주세요.",
            )
    for row in rows(package.table("updates"), frames["updates"]):
        if row["about"] not in milestones | figures:
            yield row.finding(
                "about",
                "key-dangling",
                "milestones.csv와 figures.csv에 없는 이름표입니다.",
                "있는 이름표로 고쳐 주세요.",
            )
