"""Which state of the data a build shows: its date and commit, never the day of the build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Edition:
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
        """The day alone.

        >>> Edition(date(2024, 3, 1), "a668cbc").dated_words
        '자료 2024-03-01'
        """
        return f"자료 {self.dated_on}"

    @property
    def words(self) -> str:
        """What a reader is told about the data, in Korean.

        >>> Edition(date(2024, 2, 29)).words
        '자료 2024-02-29(보고서 날짜. 고친 기록을 알 수 없음)'
        >>> Edition(date(2024, 3, 1), "a668cbc").words
        '자료 2024-03-01(커밋 a668cbc)'
        """
        if self.commit is None:
            return f"자료 {self.dated_on}(보고서 날짜. 고친 기록을 알 수 없음)"
        changed = ", 그 뒤 아직 커밋하지 않은 수정 있음" if self.changed else ""
        return f"자료 {self.dated_on}(커밋 {self.commit}{changed})"
