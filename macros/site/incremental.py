"""What was served last, so that after an edit only the pages it reaches are built again.

``mkdocs serve --dirty`` keeps what it has built and asks of every file whether it has changed.
MkDocs knows the times of files alone; which pages a cell of a table reaches is told by
``review.effects``, and a test holds that against whole builds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from macros.catalog.queries.pagination import list_of
from macros.exports.downloads.cache import Downloads
from macros.review.diff import differ
from macros.review.snapshot import Snapshot, read_snapshot
from macros.site.workers import Checker


class IncrementalBuild:
    """Follows a package that is served while it is edited."""

    def __init__(self, data_dir: Path, cache_dir: Path, sources: Iterable[Path]) -> None:
        """Starts a check that stays.

        Args:
            data_dir: The package.
            cache_dir: Where passes are kept.
            sources: Folders and files that every page is made of.
        """
        self._downloads: Downloads | None = None
        self._data_dir = data_dir
        self._sources = tuple(sources)
        self._checker = Checker(data_dir, cache_dir)
        self._built: tuple[Snapshot, float] | None = None
        self._current: tuple[Snapshot, float] | None = None
        self._affected: frozenset[str] | None = None  # pages; None for all

    @property
    def first(self) -> bool:
        """Whether nothing has been built yet."""
        return self._built is None

    def begin(self) -> None:
        """Takes in the package as it stands.

        Raises:
            LedgerError: With every problem of the data. What was built last is still known.
        """
        self._checker.check()
        self._current = read_snapshot(self._data_dir), _newest(self._sources)
        self._affected = None
        if self._built and self._built[1] == self._current[1]:
            effects = differ(self._built[0], self._current[0]).effects
            if not effects.every_page:
                self._affected = frozenset((*effects.pages, *effects.new_pages))

    def affects(self, url: str) -> bool:
        """Tells whether a page has to be built again; its address as MkDocs has it."""
        if self._affected is None:
            return True
        address = url.removeprefix("./")
        return address in self._affected or list_of(address) in self._affected

    def downloads(self, pack: Callable[[], Downloads]) -> Downloads:
        """Returns the downloads of the package when serving began; a build packs them anew."""
        if self._downloads is None or not self._downloads.there:
            self._downloads = pack()
        return self._downloads

    def done(self) -> None:
        """Remembers that everything is built as it stands."""
        self._built = self._current

    def end(self) -> None:
        """Ends what was started."""
        self._checker.end()


def _newest(sources: Iterable[Path]) -> float:
    """Returns when the last of the files changed."""
    files = (
        path for source in sources for path in (source.rglob("*") if source.is_dir() else [source])
    )
    return max((path.stat().st_mtime for path in files), default=0.0)
