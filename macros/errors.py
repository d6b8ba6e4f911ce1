"""The exceptions of this project.

::

    LedgerError             everything below; a face catches this and nothing wider
    ├── DataError           the data package has problems; carries every one of them
    └── SettingError        a setting or an argument does not fit
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

ProblemT = TypeVar("ProblemT")


class LedgerError(Exception):
    """Base of all errors that this project raises on purpose."""


class DataError(LedgerError, Generic[ProblemT]):
    """The data package has problems.

    Attributes:
        findings: Every problem found, in file and cell order. Their ``str`` is one Korean line.
    """

    def __init__(self, findings: Sequence[ProblemT]) -> None:
        self.findings = tuple(findings)
        lines = "\n".join(str(finding) for finding in self.findings)
        super().__init__(f"자료에서 문제 {len(self.findings)}개를 찾았습니다.\n{lines}")


class SettingError(LedgerError):
    """A setting of the site or an argument of a command does not fit."""
