"""The report against the data: which numerals and lines of the text no row accounts for.

``verify`` asks whether what we say stands in the report; this asks the other way round, whether
what stands in the report is said. A numeral is accounted for where the literal of a fact, a
correction or a listed non-fact covers it; a line, where any of them stands on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report, SourceReference
from macros.i18n.parse_numbers import NUMERAL
from macros.validation.report_verify import Sources

CIRCLED = re.compile("[\u2460-\u2473\u3251-\u325f\u2776-\u277f]")


@dataclass(frozen=True)
class Unexplained:
    """A numeral that no row accounts for, and the line it stands on."""

    line: int
    numeral: str
    text: str


@dataclass(frozen=True)
class SectionCoverage:
    """How much of a section's numerals is accounted for.

    Attributes:
        section_id: The section.
        numerals: How many numerals its lines have.
        unexplained: Those that no row accounts for.
        lines: How many of its lines have words.
        unnamed: Number and text of those that no row names.
    """

    section_id: str
    numerals: int
    unexplained: tuple[Unexplained, ...]
    lines: int = 0
    unnamed: tuple[tuple[int, str], ...] = ()


def cover(catalog: Catalog | Sources, report: Report, text: bytes) -> tuple[SectionCoverage, ...]:
    """Returns the coverage of every section of a report, in the report's order.

    Args:
        catalog: The data.
        report: The report; rows of other reports account for nothing here.
        text: The report's text, UTF-8.
    """
    lines = text.decode("utf-8").split("\n")
    sources: defaultdict[int, list[SourceReference]] = defaultdict(list)
    for fact in catalog.facts:
        if fact.source.report_id == report.report_id:
            sources[fact.source.line].append(fact.source)
    sections = sorted(
        (s for s in catalog.sections if s.report_id == report.report_id),
        key=lambda section: section.first_line,
    )
    return tuple(
        _cover_section(
            section.section_id,
            [
                (number, lines[number - 1], sources[number])
                for number in range(section.first_line, min(section.last_line, len(lines)) + 1)
            ],
        )
        for section in sections
    )


def _cover_section(
    section_id: str, lines: Iterable[tuple[int, str, list[SourceReference]]]
) -> SectionCoverage:
    count = 0
    worded = 0
    unexplained: list[Unexplained] = []
    unnamed: list[tuple[int, str]] = []
    for number, text, sources in lines:
        if any(letter.isalpha() for letter in text):
            worded += 1
            if not sources:
                unnamed.append((number, text.strip()))
        covered = {place for source in sources for place in _places(source, text)}
        for match in _numerals(text):
            count += 1
            if not covered.issuperset(range(match.start(), match.end())):
                unexplained.append(Unexplained(number, match.group(), text))
    return SectionCoverage(section_id, count, tuple(unexplained), worded, tuple(unnamed))


def _numerals(text: str) -> Iterator[re.Match[str]]:
    yield from NUMERAL.finditer(text)
    yield from CIRCLED.finditer(text)


def _places(source: SourceReference, text: str) -> Iterator[int]:
    """Yields the positions of a line that a passport's literal covers."""
    if source.cell is not None:
        cells = text.split("\t")[: source.cell]
        end = len("\t".join(cells))
        yield from range(end - len(cells[-1]), end)
        return
    start = text.find(source.as_printed)
    while start >= 0:
        yield from range(start, start + len(source.as_printed))
        start = text.find(source.as_printed, start + 1)
