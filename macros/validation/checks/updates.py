"""Updates: about something that was promised, after it was promised, one a day."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.package.findings import Finding
from macros.catalog.rows import Row, Tables

TARGET = "target"
# What a report says will be; of a result or a state there is nothing to wait for.
PROMISED = frozenset({TARGET, "plan"})
LATE = "finished_late"


def check_updates(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an update is about no plan, or older than its report."""
    presented = tables["reports"].lookup("report_id", "presented_on")
    milestones = {row["milestone_id"]: row for row in tables["milestones"]}
    figures = {row["figure_id"]: row for row in tables["figures"]}
    seen: dict[tuple[str, str], int] = {}
    for row in tables["updates"]:
        subject = milestones.get(row["about"]) or figures.get(row["about"])
        if subject is None:
            rule = "milestones.csv와 figures.csv에 없는 이름표입니다."
            remedy = "있는 이름표로 고쳐 주세요."
            yield row.finding("about", "key-dangling", rule, remedy)
            continue
        yield from _check_subject(row, subject, presented[subject["report_id"]])
        first = seen.setdefault((row["about"], row["as_of"]), row.number)
        if first != row.number:
            rule = f"{first}행에 같은 것의 같은 날 소식이 이미 있습니다."
            remedy = "한 줄로 합치거나 날을 고쳐 주세요."
            yield row.finding("as_of", "update-doubled", rule, remedy)


def _check_subject(row: Row, subject: Row, presented: str) -> Iterator[Finding]:
    if subject.cells.get("kind", TARGET) not in PROMISED:
        rule = "목표나 계획이 아닌 수치입니다."
        remedy = "일정이나 목표·계획(kind가 target이나 plan)의 이름표를 적어 주세요."
        yield row.finding("about", "update-subject", rule, remedy)
    if row["as_of"] < presented:
        rule = f"보고한 날({presented})보다 앞선 날입니다."
        remedy = "그 뒤에 알려진 날을 적어 주세요."
        yield row.finding("as_of", "update-date", rule, remedy)
    end = subject.cells.get("end", "")
    if row["status"] == LATE and end and row["as_of"][: len(end)] <= end:
        rule = f"기한({end})이 지나기 전인데 늦게 마친 것으로 적혀 있습니다."
        remedy = "마침(finished)으로 고치거나 날을 고쳐 주세요."
        yield row.finding("status", "update-late", rule, remedy)


def check_milestone_ids(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a milestone has a figure's id: an update must be about one thing."""
    figures = set(tables["figures"].frame["figure_id"])
    for row in tables["milestones"]:
        if row["milestone_id"] in figures:
            rule = "figures.csv에 이미 있는 이름입니다."
            remedy = "자료 전체에서 하나뿐인 이름을 붙여 주세요."
            yield row.finding("milestone_id", "name-doubled", rule, remedy)
