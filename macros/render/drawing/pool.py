"""Charts drawn by processes beside the build, while pages are written and filled in.

A page waits for its own drawings alone, the site for all. A process that has drawn one request
takes the next, so no core waits for another's share.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from macros.errors import LedgerError, describe_os_error, describe_worker_error
from macros.render.drawing.cache import ChartCache, placeholders

# By name, since only the process that draws loads the drawing libraries.
DRAW = "macros.render.drawing.worker:draw"
PREPARE = "macros.render.drawing.worker:prepare"


class ChartPool:
    """Has drawn what pages ask for; without anything to draw no process is started."""

    def __init__(self, chart_cache: ChartCache, submit: Callable[..., Future[Any]]) -> None:
        """Makes ready; nothing runs yet.

        Args:
            chart_cache: What pages ask for a drawing.
            submit: Has a process call a function, given by module and name, with arguments.
        """
        self._chart_cache = chart_cache
        self._submit = submit
        self._drawings: dict[str, Future[None]] = {}

    def __repr__(self) -> str:
        """The folder alone: a build with debug output would list every request."""
        return f"ChartPool({self._chart_cache.folder})"

    def submit(self) -> None:
        """Hands over what was asked for since the last time and is not drawn yet.

        Raises:
            LedgerError: If there can be no folder for drawings.
        """
        folder = self._chart_cache.folder
        for request in self._chart_cache.pop_missing():
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LedgerError(
                    f"그림을 둘 폴더를 만들 수 없습니다. {describe_os_error(error)}"
                ) from error
            self._drawings[request.key] = self._submit(DRAW, folder, request)

    def warm_up(self) -> None:
        """Has a process open the drawing libraries, where all is still to be drawn."""
        if not self._chart_cache.folder.exists():
            self._submit(PREPARE)

    def inline(self, html: str) -> str:
        """Returns a page with its drawings, once they are there.

        Raises:
            LedgerError: If one of them can't be drawn.
        """
        for key in placeholders(html):
            self._wait(key)
        return self._chart_cache.inline(html)

    def finish(self) -> None:
        """Hands over the rest and returns when everything is drawn.

        Raises:
            LedgerError: If something can't be drawn.
        """
        self.submit()
        for key in [*self._drawings]:
            self._wait(key)

    def _wait(self, key: str) -> None:
        try:
            if drawing := self._drawings.get(key):
                drawing.result()
        except Exception as error:
            reason = describe_worker_error(error)
            raise LedgerError(f"그림을 그리지 못했습니다. {reason}") from error
        self._drawings.pop(key, None)
