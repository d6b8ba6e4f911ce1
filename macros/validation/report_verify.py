"""The passports against the report: every ``as_printed`` on its line, the text unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Fact, Report, SourceReference
from macros.validation.report_sources import Sources


@dataclass(frozen=True)
class Failure:
    """A passport that does not fit the report's text.

    Attributes:
        place: File and row as the spreadsheet counts it, or the report's id.
        reason: What is wrong, a Korean sentence.
    """

    place: str
    reason: str

    def __str__(self) -> str:
        """The failure as one line."""
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True)
class Verification:
    """What a verification found.

    Attributes:
        checked: Number of passports that were looked up.
        failures: Those that do not fit, in file order.
    """

    checked: int
    failures: tuple[Failure, ...]


def verify(catalog: Catalog | Sources, report: Report, text: bytes) -> Verification:
    """Verifies every passport of a report against the report's text.

    Args:
        catalog: The data.
        report: The report whose rows are checked; rows of other reports are left out.
        text: The report's text, UTF-8, as it was when the lines were counted.
    """
    failures = list(_check_identity_of_text(report, text))
    lines = text.decode("utf-8").split("\n")
    own = [fact for fact in catalog.facts if fact.source.report_id == report.report_id]
    failures.extend(failure for fact in own for failure in _check_fact(fact, lines))
    return Verification(len(own), tuple(failures))


def report_of_text(catalog: Catalog | Sources, text: bytes) -> Report:
    """Returns the report a text is of, by its hash; the latest where it is of none."""
    digest = hashlib.sha256(text).hexdigest()
    return next((r for r in catalog.reports if r.text_sha256 == digest), catalog.report)


def _check_identity_of_text(report: Report, text: bytes) -> Iterator[Failure]:
    digest = hashlib.sha256(text).hexdigest()
    if digest != report.text_sha256:
        yield Failure(
            report.report_id,
            f"보고서 글이 다릅니다. sha256이 {digest}입니다(자료에는 {report.text_sha256}).",
        )
    # A program that counts line ends finds one less in a text that has one after its last line.
    count = text.count(b"\n") + 1
    counts = (
        {count, count - 1} if text.endswith(b"\n") and digest == report.text_sha256 else {count}
    )
    if report.text_lines not in counts:
        yield Failure(
            report.report_id, f"보고서 글이 {count}줄입니다(자료에는 {report.text_lines}줄)."
        )


def _check_fact(fact: Fact, lines: list[str]) -> Iterator[Failure]:
    source = fact.source
    place = f"{fact.file} {fact.row}행"
    if source.line > len(lines):
        yield Failure(place, f"보고서 글에 {source.line}줄이 없습니다.")
        return
    line = lines[source.line - 1]
    if not _stands_on(source, line):
        where = f"{source.line}줄" + (f" {source.cell}칸" if source.cell else "")
        yield Failure(place, f"{where}에 '{source.as_printed}'이(가) 없습니다. 그 줄: '{line}'")


def _stands_on(source: SourceReference, line: str) -> bool:
    if source.cell is None:
        return source.as_printed in line
    cells = line.split("\t")
    return source.cell <= len(cells) and cells[source.cell - 1].strip() == source.as_printed
