"""Which state of the data a build shows: its date and commit, never the day of the build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.catalog.entities import Report

NAMED = 3  # reports, each with its days; of more the first and last day


@dataclass(frozen=True)
class DataVersion:
    """A state of the data.

    Attributes:
        dated_on: Day the data was last changed; without history the day of the report.
        commit: Commit that last changed the data; None without history.
        changed: Whether the data differ from that commit.
        built_from: Commit the site is built from; None without history.
    """

    dated_on: date
    commit: str | None = None
    changed: bool = False
    built_from: str | None = None

    @property
    def dated_words(self) -> str:
        """The day of the data alone, apart from the report's.

        >>> DataVersion(date(2024, 3, 1), "a668cbc").dated_words
        '자료를 고친 날 2024-03-01'
        """
        return f"자료를 고친 날 {self.dated_on}" if self.commit else "자료를 고친 날을 알 수 없음"

    @property
    def words(self) -> str:
        """What is said of the data's state, in Korean.

        >>> DataVersion(date(2024, 2, 29)).words
        '자료를 고친 날을 알 수 없음(고친 기록이 없음)'
        >>> DataVersion(date(2024, 3, 1), "a668cbc").words
        '자료를 고친 날 2024-03-01(커밋 a668cbc)'
        """
        if self.commit is None:
            return f"{self.dated_words}(고친 기록이 없음)"
        changed = ", 그 뒤 아직 커밋하지 않은 수정 있음" if self.changed else ""
        return f"{self.dated_words}(커밋 {self.commit}{changed})"

    def beside(self, reports: Sequence[Report], *, short: bool = False) -> str:
        """Tells the days apart: of the reports, of their figures, and of the data.

        Args:
            reports: The reports that the data are drawn from; of many, the first and the last day
                are named.
            short: Whether the commit is left out.
        """
        ordered = sorted(reports, key=lambda report: (report.presented_on, report.report_id))
        days = [
            f"{report.presented_on}"
            + (f", 수치 {report.figures_as_of}" if report.figures_as_of else "")
            for report in ordered
        ]
        days_text = days[0]
        if len(days) > NAMED:
            first, last = ordered[0].presented_on, ordered[-1].presented_on
            days_text = f"{len(days)}개({first}부터 {last}까지)"
        elif len(days) > 1:
            days_text = f"{len(days)}개({'; '.join(days)})"
        return f"보고서 {days_text}, {self.dated_words if short else self.words}"
