"""How closely a change has to be read: red, amber or green.

The report quotes ``RULES``, so they are written for its readers.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

from macros.catalog.rounding import percentage
from macros.catalog.types import plain_number
from macros.review.identity_changes import IdentityChange
from macros.review.row_changes import NEEDED, SOURCE, CellChange, Changes, LostSource, RowChange


class Severity(IntEnum):
    """How closely a change has to be read; the larger the closer."""

    GREEN = 0
    AMBER = 1
    RED = 2

    @property
    def name_ko(self) -> str:
        """The severity in a word."""
        return ("초록", "노랑", "빨강")[self]


RULES: tuple[tuple[Severity, str], ...] = (
    (Severity.RED, "자료가 검사를 통과하지 못하거나, 파일, 열, 줄이 없어집니다."),
    (Severity.RED, "이번 보고에 없는 사업이 생기거나, 어느 쪽에도 실리지 않는 수치가 생깁니다."),
    (Severity.RED, "맞던 셈이 맞지 않게 되거나 셈할 수 없게 됩니다."),
    (Severity.RED, "출처 줄이나 옮긴 글자가 지워집니다. 보고서 글의 지문이 바뀝니다."),
    (Severity.RED, "자료 설명서의 규칙(채움, 꼴, 값의 목록, 범위, 키)이 빠지거나 느슨해집니다."),
    (Severity.RED, "값이 절반 넘게 늘거나 줄고, 단위나 수의 갈래(목표, 실적 등)가 바뀝니다."),
    (Severity.AMBER, "그 밖에 값, 때, 상태, 출처, 속한 곳이 바뀝니다."),
    (Severity.AMBER, "셈, 바로잡음, 수치 아닌 것의 줄이나 열, 설명서가 바뀌거나 늘어납니다."),
    (Severity.AMBER, "한 열의 값 여럿이 다른 줄로 옮겨 갑니다(한 열만 정렬한 때처럼)."),
    (Severity.GREEN, "글(이름, 풀이, 설명)과 놓는 차례가 바뀌거나 줄이 늘어납니다."),
)
HALF = Decimal(50)  # percent: beyond it a slipped digit is likelier than a correction
# Columns that say what a number is; when they change, it means something else.
MEANING = frozenset({"unit", "kind", "measure", "level", "money_role", "job_class"})
FINGERPRINT = frozenset({"text_sha256", "text_lines"})
# Columns of prose and order; everything else is a fact.
WORDS = frozenset({"order", "aliases", "see_also"})
WORD_ENDINGS = ("_ko", "_en")
# Tables that say how the others are to be read.
RULE_TABLES = frozenset({"identities", "corrections", "not_facts"})
NUMBERS = frozenset({"value"})


def percent_change(before: str, after: str) -> Decimal | None:
    """Returns by how many percent a number changed; None from zero or where one is no number.

    >>> percent_change("200", "150")
    Decimal('-25.0')
    """
    old, new = plain_number(before), plain_number(after)
    if not old or new is None:
        return None
    try:
        return percentage(new - old, abs(old))
    except ArithmeticError:  # more digits than are reckoned with
        return None


def severity_of_cell(table: str, cell: CellChange) -> Severity:
    """Returns the severity of a changed cell."""
    if cell.column in NEEDED and not cell.after:
        return Severity.RED
    if table == "reports" and cell.column in FINGERPRINT:
        return Severity.RED
    if cell.column in NUMBERS:
        change = percent_change(cell.before, cell.after)
        return Severity.RED if change is None or abs(change) > HALF else Severity.AMBER
    if cell.column in MEANING and table not in {"milestones", "contents", "organizations"}:
        return Severity.RED
    if cell.column in SOURCE or table in RULE_TABLES:
        return Severity.AMBER
    words = cell.column in WORDS or cell.column.endswith(WORD_ENDINGS)
    return Severity.GREEN if words else Severity.AMBER


def severity_of_row(change: RowChange) -> Severity:
    """Returns the severity of a row that is gone, new or different."""
    if change.kind == "removed":
        return Severity.RED
    if change.kind == "added":
        return Severity.AMBER if change.table in RULE_TABLES else Severity.GREEN
    return max(severity_of_cell(change.table, cell) for cell in change.cells)


def severity_of_identity(change: IdentityChange) -> Severity:
    """Returns the severity of an identity whose result is another."""
    return Severity.RED if change.broken else Severity.AMBER


def severity_of_lost_source(loss: LostSource) -> Severity:
    """Returns the severity of a source that is gone or different."""
    return Severity.RED if loss.lost else Severity.AMBER


def severity_of_files(changes: Changes) -> Severity:
    """Returns the severity of what happened to whole files and columns."""
    if changes.lost_tables or changes.lost_columns:
        return Severity.RED
    return Severity.AMBER if changes.new_columns or changes.rewritten else Severity.GREEN
