"""What programs do, in frozen dataclasses named as the tables' columns are.

Budgets, staff and divisions stand in ``model``; here is the rest of the report: numbers with their
kind and period, steps with their status, places, partners, contents, indicators.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.catalog.entities import SourceReference, Value


@dataclass(frozen=True, slots=True)
class ProgramFigure:
    """A number about a program (or, without one, about the office).

    Attributes:
        measure_id: Links target and result of one measure.
        kind: ``target``, ``result``, ``plan``, ``capacity``, ``eligibility``, ``support_amount``
            or ``context``; a target is never shown as a result.
        money_role: For money, which money: a city's contribution is not the size of a fund.
        period: ISO 8601 date, month, year or interval; None if not stated.
        period_kind: ``point``, ``single`` or ``cumulative`` (several years added up).
        part_of: Figure this is a part of, where the parts add up.
        qualifier: ``about``, ``over``, ``at_least``, ``at_most`` or ``level``.
    """

    figure_id: str
    program_id: str | None
    measure_id: str | None
    subject_ko: str
    kind: str
    money_role: str | None
    period: str | None
    period_kind: str | None
    part_of: str | None
    order: int
    value: Value
    unit: str
    unit_as_printed: str
    qualifier: str | None
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step that was finished, under way or planned when the report was given.

    Attributes:
        start: ISO date, month or year; None if not stated.
        end: Likewise; equals ``start`` for a single day or month.
        status_basis: ``stated``, or ``inferred`` from date and meaning.
    """

    milestone_id: str
    program_id: str
    what_ko: str
    start: str | None
    end: str | None
    precision: str
    repeats: str | None
    status: str
    status_basis: str
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of people or bodies a program is for, in our classification.

    Attributes:
        words_ko: The words of the program's ``audience_ko`` that the kind follows from.
    """

    program_id: str
    kind: str
    words_ko: str


@dataclass(frozen=True, slots=True)
class Place:
    """A venue, campus, facility or area of a program.

    Attributes:
        part_of: The place that this one is a part or the building of; None if of none.
        status: ``planned`` for a place that is to come; None if it is there or it is not stated.
    """

    place_id: str
    program_id: str
    name_ko: str
    role: str
    part_of: str | None
    status: str | None
    address_ko: str | None
    district_ko: str | None
    district_basis: str | None
    region_ko: str | None
    operator: str | None
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Organization:
    """A partner of a program (or, without one, of the office) and what it does there."""

    organization_id: str
    program_id: str | None
    name_ko: str
    kind: str
    role_ko: str
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Indicator:
    """An economic indicator."""

    indicator_id: str
    name_ko: str
    name_en: str
    topic: str
    measures: str
    unit: str
    order: int
    source_body_ko: str | None
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of an indicator, with whether it is final."""

    figure_id: str
    indicator_id: str
    area: str
    period: str
    value: Value
    unit: str
    certainty: str
    unit_as_printed: str
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the city in the table of September 2023."""

    event_id: str
    program_id: str | None
    name_ko: str
    name_en: str
    start: str | None
    end: str | None
    precision: str
    venue_ko: str
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Content:
    """Something with a name: a course, a job, a supported item, a winning project.

    Without a program it is the office's: its vision, the economic outlook in words.
    """

    content_id: str
    program_id: str | None
    kind: str
    name_ko: str
    order: int
    period: str | None
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure as printed."""

    step_id: str
    program_id: str
    procedure_ko: str
    order: int
    step_ko: str
    note_ko: str | None
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Omission:
    """What the report does not say: a question, and how far the report answers it."""

    silence_id: str
    report_id: str
    program_id: str | None
    group_id: str | None
    topic: str
    question_ko: str
    answer_ko: str


@dataclass(frozen=True, slots=True)
class IgnoredNumeral:
    """A numeral of the print that is no fact, with the reason."""

    reason_ko: str
    source: SourceReference


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a milestone or a target after the report, as its evidence tells.

    Attributes:
        about: Id of the milestone or of the figure.
        as_of: Date of what the evidence tells.
        status: ``finished``, ``finished_late``, ``under_way``, ``changed`` or ``cancelled``.
    """

    update_id: str
    about: str
    as_of: date
    status: str
    what_ko: str
    evidence_url: str
    evidence_title_ko: str
    note_ko: str | None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that went away or changed, so that its address still leads somewhere.

    Attributes:
        new_id: The id it has now; None if it went away.
        program_id: For a figure, the program on whose page it stood.
    """

    kind: str
    old_id: str
    new_id: str | None
    program_id: str | None
    name_ko: str
    moved_on: date
    reason_ko: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term in plain Korean.

    Attributes:
        see_also: Words used for the same, separated by commas.
        inline: Whether pages explain it where it stands; not a word that also means other things.
    """

    term_id: str
    term_ko: str
    term_en: str | None
    plain_ko: str
    see_also: str | None
    inline: bool
