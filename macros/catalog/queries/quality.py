"""What was measured of a site, and whether it was measured of this very content.

Whoever measures writes runs into a file, each with the digest of the content it was measured on.
A build shows the runs whose digest is that of its own content and no others, so that no page ever
tells of another version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.errors import SettingError

FILE = "about/quality.json"  # where a site gives away what it shows


@dataclass(frozen=True)
class Measurement:
    """One measured value and the budget it is held against.

    Attributes:
        page: Path of the page from the root of the site, or what was measured instead.
        measure: What was measured.
        value: The measured value.
        budget: The budget.
        most: Whether the budget is the most that is allowed; else it is the least.
    """

    page: str
    measure: str
    value: float
    budget: float
    most: bool = True

    @property
    def met(self) -> bool:
        """Whether the value keeps to the budget.

        >>> Measurement("budget/", "requests", 11, 10).met
        False
        """
        return self.value <= self.budget if self.most else self.value >= self.budget


@dataclass(frozen=True)
class Run:
    """What one tool measured in one go, and the digest of the content it was measured on."""

    name: str
    digest: str
    measurements: tuple[Measurement, ...]


@dataclass(frozen=True)
class Quality:
    """What a build knows of its own quality.

    Attributes:
        runs: Those measured on this content, by name.
        others: How many runs the file has that were measured on other content.
    """

    runs: tuple[Run, ...] = ()
    others: int = 0

    def __repr__(self) -> str:
        """The names alone: a build with debug output would list every value."""
        return f"Quality({', '.join(run.name for run in self.runs)})"

    def of(self, measures: Iterable[str]) -> tuple[Measurement, ...]:
        """Returns the values of some measures, in the order they were measured."""
        asked = {*measures}
        return tuple(m for run in self.runs for m in run.measurements if m.measure in asked)

    @property
    def missed(self) -> tuple[Measurement, ...]:
        """The values that miss their budget."""
        return tuple(m for run in self.runs for m in run.measurements if not m.met)

    @property
    def count(self) -> int:
        """How many values were measured."""
        return sum(len(run.measurements) for run in self.runs)

    @property
    def text(self) -> str:
        """The runs as a file that gives the same page when a build is given it."""
        return runs_text(self.runs)


def runs_text(runs: Iterable[Run]) -> str:
    """Writes runs as JSON, by name."""
    listed = sorted((asdict(run) for run in runs), key=lambda run: str(run["name"]))
    return f"{json.dumps({'runs': listed}, ensure_ascii=False, indent=1)}\n"


def read_runs(path: Path) -> tuple[Run, ...]:
    """Returns the runs of a file; none where there is no file.

    Raises:
        SettingError: If the file is not what ``runs_text`` writes.
    """
    if not path.is_file():
        return ()
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["runs"]
        return tuple(
            Run(
                str(run["name"]),
                str(run["digest"]),
                tuple(Measurement(**item) for item in run["measurements"]),
            )
            for run in listed
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SettingError(
            f"{path}: 품질을 잰 결과로 읽을 수 없습니다. 지우고 make audit로 다시 재 주세요."
        ) from error


def select_quality(runs: Iterable[Run], digest: str) -> Quality:
    """Returns what of some runs was measured on the content with that digest."""
    runs = tuple(runs)
    own = tuple(sorted((r for r in runs if r.digest == digest), key=lambda run: run.name))
    return Quality(own, len(runs) - len(own))
