"""The things of the catalog: frozen dataclasses, one a table, named as the tables' columns are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.catalog.fiscal import fiscal_days, fiscal_words
from macros.catalog.money import Amount

Value = int | Decimal

PARTIAL = "partial"


UNNUMBERED = (10**9,)  # after every printed number


def number_key(number: str | None) -> tuple[int, ...]:
    """Returns the sort key of a printed number, so that 1-10 follows 1-9; none comes last.

    >>> number_key("1-3-2")
    (1, 3, 2)
    """
    return tuple(int(part) for part in number.split("-")) if number else UNNUMBERED


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where a fact stands in its report.

    Attributes:
        report_id: The report.
        section: Id of the section.
        line: Line of the report's text, counted from 1.
        cell: For a printed table, the cell counted from the left; else None.
        as_printed: The literal on that line, character for character.
    """

    report_id: str
    section: str
    line: int
    cell: int | None
    as_printed: str


@dataclass(frozen=True, slots=True)
class Report:
    """A source document.

    Attributes:
        kind: ``full``, or ``partial`` for one that does not tell of everything: its rows join
            those of the full report before it. None, as in older packages, is ``full``.
        fiscal_year_offset: Months from the January of a fiscal year's number to its first month;
            None for none.
    """

    report_id: str
    title_ko: str
    title_en: str
    body_ko: str
    body_en: str
    session_ko: str | None
    committee_ko: str | None
    presented_on: date
    figures_as_of: date | None
    text_sha256: str
    text_lines: int
    kind: str | None = None
    fiscal_year_offset: int | None = None

    def fiscal_days(self, year: int) -> tuple[date, date]:
        """Returns the first and the last day of a fiscal year of the report's body."""
        return fiscal_days(year, self.fiscal_year_offset or 0)

    def fiscal_words(self, year: int) -> str:
        """Writes a fiscal year, with its days where it is not the calendar year."""
        return fiscal_words(year, self.fiscal_year_offset or 0)

    @property
    def occasion_ko(self) -> str:
        """Where it was given: the session and the committee; "" where neither is known."""
        return " ".join(filter(None, (self.session_ko, self.committee_ko)))

    @property
    def given_ko(self) -> str:
        """How it was given, before the word for a report: ``기획경제위원회에 한``, ``낸``."""
        if self.committee_ko:
            return f"{self.occasion_ko}에 한"
        return f"{self.session_ko}에서 한" if self.session_ko else "낸"

    @property
    def origin_ko(self) -> str:
        """Where and when it was given, as a source names it."""
        return ", ".join(filter(None, (self.occasion_ko, self.presented_on.isoformat())))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a report and the lines it spans, both ends included."""

    report_id: str
    section_id: str
    title_ko: str
    first_line: int
    last_line: int

    @property
    def lines(self) -> str:
        """The numbers of its lines: ``12~17``, or ``12`` where it has one line."""
        if self.first_line == self.last_line:
            return str(self.first_line)
        return f"{self.first_line}~{self.last_line}"


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the strategies of a report."""

    strategy_id: str
    number: int
    name_ko: str
    name_en: str
    short_name_ko: str
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the office."""

    division_id: str
    order: int
    name_ko: str
    name_en: str
    kind: str
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a division."""

    duty_id: str
    division_id: str
    order: int
    duty_ko: str
    source: SourceReference


@dataclass(frozen=True, slots=True)
class StaffCell:
    """A cell of the staff table; ``division_id`` is None in the total."""

    figure_id: str
    level: str
    division_id: str | None
    job_class: str
    measure: str
    value: Value
    unit: str
    as_of: date
    source: SourceReference


@dataclass(frozen=True, slots=True)
class ExecutionCell:
    """A cell of the execution table: an amount of money, or a rate in percent."""

    figure_id: str
    level: str
    division_id: str | None
    measure: str
    value: Value
    unit: str
    fiscal_year: int
    as_of: date
    source: SourceReference

    @property
    def amount(self) -> Amount:
        """The cell as an amount of money; of a rate it is none."""
        return Amount(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Group:
    """A numbered program that the report splits into two."""

    group_id: str
    strategy_id: str | None
    number: str
    name_ko: str
    name_en: str | None
    short_name_ko: str
    summary_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Program:
    """A program, with what its report says of it.

    Attributes:
        division_basis: ``stated`` in the report, or ``inferred`` by us; None without a division.
    """

    program_id: str
    strategy_id: str | None
    group_id: str | None
    number: str | None
    name_ko: str
    name_en: str | None
    short_name_ko: str
    summary_ko: str | None
    audience_ko: str | None
    division_id: str | None
    division_basis: str | None
    division_duty_id: str | None
    aliases: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget amount of a program, in a unit of money.

    Attributes:
        level: ``total``, ``part`` (adds up within its breakdown) or ``apart`` (does not).
        stage: Which stage of the budget the amount stands for; ``not_stated`` where the report
            does not say.
    """

    figure_id: str
    program_id: str
    level: str
    breakdown: str | None
    item_ko: str
    item_en: str
    order: int
    fiscal_year: int
    stage: str
    value: Value
    unit: str
    unit_as_printed: str
    note_ko: str | None
    source: SourceReference

    @property
    def amount(self) -> Amount:
        """The value in its unit."""
        return Amount(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An ordinance, act or plan."""

    legal_basis_id: str
    kind: str
    name_ko: str
    name_en: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A program's citation of a legal basis."""

    citation_id: str
    program_id: str
    legal_basis_id: str
    articles: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Identity:
    """An arithmetic relation among figures.

    Attributes:
        result: Figure id of the printed result; None where the report prints none.
        terms: Figure ids, separated by a space: summands; numerator and denominator; minuend and
            subtrahends; or the one equal.
        claimed: Whether the report itself claims the relation.
        expected: ``holds``, ``differs`` or ``not_printed``: what is known of it.
    """

    identity_id: str
    report_id: str
    topic: str
    program_id: str | None
    kind: str
    title_ko: str
    result: str | None
    terms: str
    claimed: bool
    expected: str
    explanation_ko: str | None

    @property
    def term_ids(self) -> tuple[str, ...]:
        """The figure ids of the terms, in order."""
        return tuple(self.terms.split())


@dataclass(frozen=True, slots=True)
class Correction:
    """A reading that differs from the transcription.

    Attributes:
        compared_on: Day on which the place was compared with the print; None if it was not.
    """

    correction_id: str
    kind: str
    read_as: str
    applies_to: str | None
    reason_ko: str
    proof: str | None
    compared_on: date | None
    source: SourceReference

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The figures whose value rests on this reading."""
        return tuple((self.applies_to or "").split())


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its passport, whatever table it stands in.

    Attributes:
        table: Name of the table.
        row: Row as the spreadsheet counts it.
        unit_as_printed: Unit in the print; None where the table does not record it.
    """

    figure_id: str
    table: str
    row: int
    value: Value
    unit: str
    unit_as_printed: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Fact:
    """A row with a passport, whatever table it stands in.

    Attributes:
        file: Name of the file.
        row: Row as the spreadsheet counts it.
    """

    file: str
    row: int
    source: SourceReference
