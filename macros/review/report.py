"""The report on a change as sections of Korean sentences, whatever they are written as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.catalog.detail_index import grouped
from macros.catalog.money import Amount, money_unit
from macros.catalog.types import plain_number
from macros.i18n.money_words import stored
from macros.review.diff import OFFICE, Difference, Subject, described_differently
from macros.review.escape import from_first_difference
from macros.review.identity_changes import IdentityChange, Sum
from macros.review.row_changes import CellChange, Changes, LostSource, RowChange
from macros.review.rules import ENTRY, RuleChange
from macros.review.severity import (
    RULES,
    percent_change,
    severity_of_cell,
    severity_of_identity,
    severity_of_lost_source,
)
from macros.review.visibility import PAGE_KINDS, redirected_ids

Quote = Callable[[str], str]

MINUS = "−"
SUBJECTS = {
    "program": "사업",
    "group": "묶음 사업",
    "strategy": "전략",
    "division": "부서",
    "indicator": "지표",
    "legal_basis": "추진근거",
}
OFFICE_NAME = "어느 한 사업이나 부서의 것이 아닌 줄"
LEAST_CHANGE = Decimal("0.1")  # percent
POINTS = "percent"  # the unit whose change is stated in percentage points

STATUSES = {
    "holds": "맞음",
    "differs": "어긋남",
    "not_printed": "적힌 값 없음",
    "unknown": "셈할 수 없음",
}
MOST_PROBLEMS = 40  # the rest of the report follows them in a comment of limited length
# Tables without figures whose rows have an address by their ids.
ADDRESSED = frozenset({"identities", "milestones"})
# What is said of an identity that comes to an outcome: of one that held, and of another.
BECOMES = {
    "holds": ("", "이제 맞습니다"),
    "differs": ("맞던 셈이 맞지 않게 됩니다", "이제 어긋납니다"),
    "not_printed": ("맞던 셈에 견줄 적힌 값이 없어집니다", "견줄 적힌 값이 없어집니다"),
    "unknown": ("맞던 셈을 더는 셈할 수 없습니다", "더는 셈할 수 없습니다"),
}


@dataclass(frozen=True)
class Section:
    """A heading with its lines; ``level`` 2 or 3."""

    level: int
    title: str
    lines: tuple[str, ...] = ()


def sections(difference: Difference, quote: Quote) -> Iterator[Section]:
    """Yields the sections of the report, losses first.

    Args:
        difference: What a change does.
        quote: How a writer quotes the text of a cell.
    """
    yield from _problems(difference, quote)
    if difference.changes.nothing:
        yield _nothing(difference, quote)
        return
    yield Section(2, "한눈에", tuple(_summary(difference)))
    yield from _former(difference, quote)
    yield from _rules(difference, quote)
    yield from _rows("removed", "지워지는 줄", difference, quote)
    yield from _whole_files(difference, quote)
    yield from _rows("added", "더해지는 줄", difference, quote)
    yield from _exchanged(difference, quote)
    yield from _subjects(difference, quote)
    yield from _lost_sources(difference, quote)
    yield from _identity_changes(difference, quote)
    yield from _addresses_and_files(difference, quote)
    yield Section(2, "색의 뜻", tuple(f"{severity.name_ko}: {rule}" for severity, rule in RULES))


def _nothing(difference: Difference, quote: Quote) -> Section:
    unnamed = difference.head.unnamed
    if not unnamed:
        return Section(2, "바뀐 것이 없습니다", ("두 자료는 글자 하나까지 같습니다.",))
    names = ", ".join(map(quote, unnamed))
    return Section(
        2,
        "설명서에 적힌 파일에는 바뀐 것이 없습니다",
        (f"설명서에 없는 파일은 읽지 않아 견주지 않았습니다: {names}.",),
    )


def _problems(difference: Difference, quote: Quote) -> Iterator[Section]:
    lines = (*difference.problems, *difference.head.problems)
    if lines:
        yield Section(
            2,
            f"먼저 고칠 것 {len(lines)}가지: 바뀐 자료가 검사를 통과하지 못합니다",
            (*(quote(line) for line in lines[:MOST_PROBLEMS]), *_rest(len(lines), quote)),
        )


def _rest(problems: int, quote: Quote) -> Iterator[str]:
    if problems > MOST_PROBLEMS:
        command = quote("python -m macros check")
        yield f"그 밖의 {problems - MOST_PROBLEMS}가지는 {command} 명령이 알려 줍니다."


def _summary(difference: Difference) -> Iterator[str]:
    changes = difference.changes
    counts = [
        f"{name} {len(changes.of_kind(kind))}개"
        for kind, name in (
            ("removed", "지워지는 줄"),
            ("added", "더해지는 줄"),
            ("changed", "바뀌는 줄"),
        )
    ]
    yield f"{difference.severity.name_ko}. {', '.join(counts)}."
    lost = sum(loss.lost for loss in difference.lost_sources)
    yield from _standing(difference)
    yield ", ".join([f"출처를 잃는 줄 {lost}개", *_no_longer(difference.sums)]) + "."
    yield f"달라지는 자료 파일 {len(difference.files)}개."
    if difference.head.unnamed:
        yield f"설명서에 없어 읽지 않은 파일 {len(difference.head.unnamed)}개."
    if changes.rewritten and not (changes.rows or changes.lost_tables or _columns(changes)):
        yield "줄의 내용은 그대로이고 파일의 글자(차례, 따옴표, 줄 끝)나 설명서만 다릅니다."


def _no_longer(sums: tuple[IdentityChange, ...]) -> Iterator[str]:
    """Yields the numbers of identities that no longer hold, by their status after."""
    broken = [change.after for change in sums if change.broken]
    differing = sum(after is not None and after.status == "differs" for after in broken)
    yield f"맞지 않게 되는 셈 {differing}개"
    if gone := broken.count(None):
        yield f"없어지는 맞던 셈 {gone}개"
    if rest := len(broken) - differing - gone:
        yield f"셈하거나 견줄 수 없게 되는 셈 {rest}개"


def _standing(difference: Difference) -> Iterator[str]:
    """Yields the numbers of programs and figures that are no longer current or are removed."""
    standing = difference.standing
    if standing is None:
        return
    before, after = standing.programs
    renamed = {old for table, old, _ in difference.changes.renamed if table == "programs"}
    counts = (
        ("없어지는 사업", len(set(standing.gone) - renamed)),
        ("이번 보고에 없는 사업이 되는 것", len(standing.former)),
        ("앞선 보고서의 것이 되는 수치", len(standing.superseded)),
        ("어느 쪽에도 실리지 않는 수치", len(standing.unshown)),
    )
    parts = [f"{name} {count}개" for name, count in counts if count]
    if before != after:
        parts.insert(0, f"이번 보고의 사업 {before}개 → {after}개")
    if parts:
        yield f"{', '.join(parts)}."


def _former(difference: Difference, quote: Quote) -> Iterator[Section]:
    standing = difference.standing
    if standing and standing.former:
        yield Section(
            2,
            f"이번 보고에 없는 사업이 되는 것 {len(standing.former)}개",
            tuple(map(quote, standing.former)),
        )


def _rules(difference: Difference, quote: Quote) -> Iterator[Section]:
    for loosened, title in (
        (True, "자료 설명서에서 빠지거나 느슨해지는 규칙 {}개: 코드처럼 살펴 주세요"),
        (False, "자료 설명서에서 바뀌는 글과 그 밖의 것 {}개"),
    ):
        lines = tuple(
            _rule_words(difference, rule, quote)
            for rule in difference.rules
            if rule.loosened is loosened
        )
        if lines:
            yield Section(2, title.format(len(lines)), lines)


def _rule_words(difference: Difference, rule: RuleChange, quote: Quote) -> str:
    place = " ".join(
        quote(name) for name in (rule.table and difference.path(rule.table), rule.column) if name
    )
    if rule.name == ENTRY:
        what = "없어집니다" if rule.loosened else "더해집니다"
        return f"{place}: 설명이 {what}."
    before, after = from_first_difference(rule.before, rule.after)
    place = f"{place} " if place else ""
    return f"{place}{quote(rule.name)}: {quote(before)} → {quote(after)}"


def _rows(kind: str, title: str, difference: Difference, quote: Quote) -> Iterator[Section]:
    rows = difference.changes.of_kind(kind)
    if not rows:
        return
    yield Section(2, f"{title} {len(rows)}개", tuple(_renamed(difference, quote, kind)))
    for table, members in grouped(rows, lambda change: change.table).items():
        yield Section(
            3,
            f"{quote(difference.path(table))} {len(members)}줄",
            tuple(_whole_row(difference, change, quote) for change in members),
        )


def _exchanged(difference: Difference, quote: Quote) -> Iterator[Section]:
    """Yields the columns whose values moved to other rows, as after sorting one column alone."""
    lines = tuple(
        f"{quote(difference.path(table))}: "
        f"{found.rule.replace('이 열', f'{quote(difference.title(table, found.column))} 열', 1)}. "
        f"{quote(' '.join(found.keys[0]))} 줄의 값은 {quote(' '.join(found.origins[0]))} 줄에 "
        "있었습니다."
        for table, found in difference.exchanged
    )
    if lines:
        yield Section(2, "다른 줄로 옮겨 간 값: 한 열만 정렬하지 않았는지 살펴 주세요", lines)


def _renamed(difference: Difference, quote: Quote, kind: str) -> Iterator[str]:
    for table, old, new in difference.changes.renamed if kind == "removed" else ():
        yield (
            f"{quote(difference.path(table))}: {quote(old)} 줄은 지워진 것이 아니라 이름표만 "
            f"{quote(new)}(으)로 바뀌었습니다.{_old_address(difference, table, old, new)}"
        )


def _old_address(difference: Difference, table: str, old: str, new: str) -> str:
    """Returns whether the old address of a renamed row redirects or breaks; "" if it has none."""
    kind = PAGE_KINDS.get(table)
    if redirected_ids(difference.head, kind or "figure").get(old) == new:
        return " 옛 이름표로 걸린 주소는 새 이름표로 이어집니다."
    addressed = kind or table in ADDRESSED or "figure_id" in difference.base.columns[table]
    return " 옛 이름표로 걸린 주소는 끊어집니다." if addressed else ""


def _whole_row(difference: Difference, change: RowChange, quote: Quote) -> str:
    row = change.row
    parts = [quote(change.name), *named(row, quote)]
    if row.get("value"):
        parts.append(quote(amount(difference, change.table, row, row["value"])))
    if row.get("as_printed"):
        parts.append(f"옮긴 글 {quote(row['as_printed'])}")
    return " · ".join(parts)


def _whole_files(difference: Difference, quote: Quote) -> Iterator[Section]:
    changes = difference.changes
    lines = [f"{quote(difference.path(t))}: 파일이 없어집니다." for t in changes.lost_tables]
    lines += [
        f"{quote(difference.path(table))}: {quote(column)} 열이 {what}."
        for pairs, what in (
            (changes.lost_columns, "없어집니다"),
            (changes.new_columns, "더해집니다"),
        )
        for table, column in pairs
    ]
    if described_differently(difference):
        lines.append("자료 설명서가 바뀝니다. 열의 뜻과 검사가 달라질 수 있습니다.")
    lines += [
        f"{quote(path)}: 줄의 내용은 그대로이고 차례나 따옴표, 줄 끝만 다릅니다."
        for path in changes.rewritten
        if path.endswith(".csv")
        and path in difference.base.raw
        and path in difference.head.raw
        and path not in {difference.path(table) for table, _ in _columns(changes)}
    ]
    if lines:
        yield Section(2, "파일과 열", tuple(lines))


def _columns(changes: Changes) -> tuple[tuple[str, str], ...]:
    return (*changes.lost_columns, *changes.new_columns)


def _subjects(difference: Difference, quote: Quote) -> Iterator[Section]:
    groups = difference.by_subject
    if groups:
        count = len(difference.changes.of_kind("changed"))
        yield Section(2, f"사업과 부서마다 바뀌는 것 {count}줄")
    for subject, name, rows in groups:
        lines = (
            f"{severity_of_cell(change.table, cell).name_ko} · "
            f"{quote(difference.path(change.table))} "
            f"{' · '.join([quote(change.name), *named(change.row, quote)])} · "
            + cell_words(difference, change, cell, quote)
            for change in rows
            for cell in change.cells
        )
        yield Section(3, subject_words(subject, name, quote), tuple(lines))


def _lost_sources(difference: Difference, quote: Quote) -> Iterator[Section]:
    if not difference.lost_sources:
        return
    lines = (
        f"{severity_of_lost_source(loss).name_ko} · "
        f"{quote(difference.path(loss.table))} {quote(loss.name)} · "
        + _loss_words(difference, loss, quote)
        for loss in difference.lost_sources
    )
    yield Section(
        2, f"출처를 잃거나 출처가 바뀌는 줄 {len(difference.lost_sources)}개", tuple(lines)
    )


def _loss_words(difference: Difference, loss: LostSource, quote: Quote) -> str:
    if not loss.cells:
        return "새 수치에 출처 줄이나 옮긴 글자가 없습니다"
    return ", ".join(
        f"{quote(difference.title(loss.table, cell.column))} "
        f"{quote(cell.before)} → {quote(cell.after)}"
        for cell in loss.cells
    )


def _identity_changes(difference: Difference, quote: Quote) -> Iterator[Section]:
    if not difference.sums:
        return
    lines = tuple(
        f"{severity_of_identity(change).name_ko} · {_verdict(change)} · {quote(change.title)} "
        f"({quote(change.identity_id)}) · "
        f"{_result_words(change.before)} → {_result_words(change.after)}"
        for change in difference.sums
    )
    yield Section(2, f"결과가 달라지는 셈 {len(lines)}개", lines)


def _verdict(change: IdentityChange) -> str:
    before, after = change.before, change.after
    if after is None:
        return "셈이 없어집니다"
    if before is None:
        return "새 셈입니다"
    if before.status != after.status:
        return BECOMES[after.status][before.status != "holds"]
    changed = [
        name
        for name, old, new in (
            ("셈한 값", before.computed, after.computed),
            ("적힌 값", before.printed, after.printed),
        )
        if old != new
    ]
    return f"{'과 '.join(changed)}이 달라집니다"


def _result_words(check_result: Sum | None) -> str:
    if check_result is None:
        return "없음"
    numbers = [
        f"{name} {value if isinstance(value, str) else format(value, ',')}"
        for name, value in (("셈한 값", check_result.computed), ("적힌 값", check_result.printed))
        if value is not None
    ]
    return " ".join(
        [STATUSES[check_result.status], *([f"({', '.join(numbers)})"] if numbers else [])]
    )


def _addresses_and_files(difference: Difference, quote: Quote) -> Iterator[Section]:
    """Yields the addresses that break and the files that differ."""
    addresses = difference.addresses
    yield Section(2, "없어지는 주소와 달라지는 파일")
    for title, names in (
        ("없어지는 쪽(걸린 주소가 끊어집니다)", [f"/{page}" for page in addresses.gone_pages]),
        ("없어지는 수치의 주소", [f"#{name}" for name in addresses.gone_figures]),
        ("달라지는 자료 파일", difference.files),
    ):
        if names:
            yield Section(3, f"{title} {len(names)}개", tuple(map(quote, names)))


def named(row: dict[str, str], quote: Quote) -> list[str]:
    """Returns the quoted name of a row, its first Korean text, in a list; an empty one for none."""
    names = (text for column, text in row.items() if column.endswith("_ko") and text)
    return [quote(name) for name in names][:1]


def subject_words(subject: Subject, name: str, quote: Quote) -> str:
    """Returns the heading of a group of changes: the kind, name and id of its subject.

    Args:
        subject: What the changes are about.
        name: Its name.
        quote: Makes text of the data harmless in the format.
    """
    if subject == OFFICE:
        return OFFICE_NAME
    kind, identifier = subject
    named = f"{quote(name)} ({quote(identifier)})" if name else quote(identifier)
    return f"{SUBJECTS[kind]} {named}"


def cell_words(difference: Difference, change: RowChange, cell: CellChange, quote: Quote) -> str:
    """Returns a cell before and after, with the percent change of a value.

    Args:
        difference: The whole difference, for labels and units.
        change: The row.
        cell: The cell.
        quote: Makes text of the data harmless in the format.
    """
    before, after = change.before or {}, change.after or {}
    title = quote(difference.title(change.table, cell.column))
    if cell.column == "value":
        old = amount(difference, change.table, before, cell.before)
        new = amount(difference, change.table, after, cell.after)
        grown = growth(cell, before.get("unit", ""), after.get("unit", ""))
        return f"{title}: {quote(old)} → {quote(new)} ({grown})"
    old, new = from_first_difference(
        difference.label(change.table, cell.column, cell.before),
        difference.label(change.table, cell.column, cell.after),
    )
    return f"{title}: {quote(old)} → {quote(new)}"


def amount(difference: Difference, table: str, row: dict[str, str], text: str) -> str:
    """Returns a value with thousands separators and its unit; unchanged if it is no number.

    Args:
        difference: The whole difference, for labels of units.
        table: Name of the table.
        row: The row, for its unit.
        text: The value, as the file has it.
    """
    value = plain_number(text)
    if value is None:
        return text
    if money_unit(row.get("unit", "")):
        return stored(Amount(value, row["unit"]))
    return f"{value:,}{difference.label(table, 'unit', row.get('unit', ''))}".replace("-", MINUS)


def growth(cell: CellChange, unit_before: str, unit_after: str) -> str:
    """Returns the change of a value in percent or percentage points, or why there is none.

    Args:
        cell: The cell of a value.
        unit_before: Unit of the row before.
        unit_after: Unit of the row after.
    """
    if unit_before != unit_after:
        return "단위가 달라 비율을 내지 않았습니다"
    change = percent_change(cell.before, cell.after)
    if unit_after == POINTS and change is not None:
        points = Decimal(cell.after) - Decimal(cell.before)
        return f"{points:+}%p".replace("-", MINUS)
    if change is None:
        return "비율을 낼 수 없습니다"
    if abs(change) < LEAST_CHANGE:
        return "0.1%도 되지 않는 차이"
    return f"{change:+,}%".replace("-", MINUS)
