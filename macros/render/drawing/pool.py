"""The processes that draw, one a core: fed while pages are written, and while they are filled in.

A process opens the drawing libraries once, then draws a request a line and says its key when the
files are there. It takes the next when it has done the last, so no core waits for another's share.
What stands on a page comes before what stands beside one: a page waits for its own drawings alone,
the site for all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import weakref
import zlib
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import PriorityQueue
from threading import Condition, Thread

from macros.errors import LedgerError, describe_os_error
from macros.render.drawing.cache import ChartCache, Request, placeholders

LEVEL = 1  # of packing what waits: a quarter of the room in a twentieth of a millisecond
ROOT = Path(__file__).parents[3]  # a process of ours is started where it finds the project


@dataclass
class _Work:
    """What the processes share: requests to draw, keys that wait, and whether one has failed.

    A request comes with its rank and its number, the lowest first, as its key and the line that a
    process reads, packed: of thousands of programs they wait for minutes. No line ends a process.
    """

    folder: Path
    requests: PriorityQueue[tuple[int, int, str, bytes]] = field(default_factory=PriorityQueue)
    pending: set[str] = field(default_factory=set)
    failed: bool = False
    changed: Condition = field(default_factory=Condition)
    _numbers: count[int] = field(default_factory=count)

    def put(self, request: Request) -> None:
        """Has something drawn, in its turn."""
        asked = [request.key, request.width, request.bars, request.caption]
        packed = zlib.compress(f"{json.dumps(asked)}\n".encode(), LEVEL)
        rank = int(bool(request.caption))
        self.pending.add(request.key)
        self.requests.put((rank, next(self._numbers), request.key, packed))

    def end(self, processes: int) -> None:
        """Has so many processes end when nothing is left to draw."""
        for _ in range(processes):
            self.requests.put((2, next(self._numbers), "", b""))

    def take(self) -> tuple[str, str] | None:
        """Returns key and line of what to draw next, once there is something; None at the end."""
        *_, key, packed = self.requests.get()
        return (key, zlib.decompress(packed).decode()) if packed else None

    def set_done(self, key: str, *, drawn: bool) -> None:
        """Tells those who wait that something is drawn, or that it can't be."""
        with self.changed:
            self.pending.discard(key)
            self.failed |= not drawn
            self.changed.notify_all()

    def wait(self, key: str) -> None:
        """Returns when something does not wait any more, or nothing will be drawn."""
        with self.changed:
            self.changed.wait_for(lambda: self.failed or key not in self.pending)


class ChartPool:
    """Has drawn what pages ask for; without anything to draw no process is started."""

    def __init__(self, chart_cache: ChartCache, cores: int | None = None) -> None:
        """Makes ready; nothing runs yet.

        Args:
            chart_cache: What pages ask for a drawing.
            cores: How many processes at most; by default one a core.
        """
        self._chart_cache = chart_cache
        self._cores = cores or os.cpu_count() or 1
        self._work = _Work(chart_cache.folder)
        self._threads: list[Thread] = []

    def __repr__(self) -> str:
        """The folder alone: a build with debug output would list every request."""
        return f"ChartPool({self._chart_cache.folder})"

    def submit(self) -> None:
        """Hands over what was asked for since the last time and is not drawn yet.

        Raises:
            LedgerError: If there can be no folder for drawings.
        """
        for request in self._chart_cache.pop_missing():
            if len(self._threads) < self._cores:
                self._start()
            self._work.put(request)

    def warm_up(self) -> None:
        """Starts the processes before anything is asked for, where all is still to be drawn.

        Raises:
            LedgerError: If there can be no folder for drawings.
        """
        if not self._work.folder.exists():
            while len(self._threads) < self._cores:
                self._start()

    def inline(self, html: str) -> str:
        """Returns a page with its drawings, once they are there.

        Raises:
            LedgerError: If a process fails.
        """
        for key in placeholders(html):
            self._work.wait(key)
        self._raise_failure()
        return self._chart_cache.inline(html)

    def _start(self) -> None:
        try:
            self._work.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(
                f"그림을 둘 폴더를 만들 수 없습니다. {describe_os_error(error)}"
            ) from error
        thread = Thread(target=_draw, args=(self._work,), daemon=True)
        thread.start()
        self._threads.append(thread)
        if len(self._threads) == 1:  # a build that is given up leaves no process waiting for more
            weakref.finalize(self, self._work.end, self._cores)

    def finish(self) -> None:
        """Hands over the rest and returns when everything is drawn.

        Raises:
            LedgerError: If a process fails.
        """
        self.submit()
        self._work.end(len(self._threads))
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._raise_failure()

    def _raise_failure(self) -> None:
        if self._work.failed:
            raise LedgerError("그림을 그리지 못했습니다.")


def _draw(work: _Work) -> None:
    """Feeds a process of its own until there is nothing more, or until it fails."""
    command = [sys.executable, "-m", "macros.render.drawing.worker", str(work.folder)]
    with subprocess.Popen(  # noqa: S603 - this project's own command
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        while asked := work.take():
            key, line = asked
            drawn = _drawn(process, key, line)
            work.set_done(key, drawn=drawn)
            if not drawn:
                process.kill()
                break


def _drawn(process: subprocess.Popen[str], key: str, line: str) -> bool:
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    assert process.stdout is not None  # noqa: S101
    try:
        process.stdin.write(line)
        process.stdin.flush()
    except OSError:
        return False
    return process.stdout.readline().strip() == key
