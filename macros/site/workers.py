"""Processes beside the build: they check the data, pack downloads and draw charts.

Each of these loads libraries that take longer to load than a page to build, so they run only when
something has changed, never in the process of MkDocs, and on all cores.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from pkgutil import resolve_name
from threading import Thread
from typing import Any

from macros.errors import LedgerError, describe_worker_error, force_utf8_output
from macros.exports.downloads.cache import (
    IN_USE_SECONDS,
    KEPT,
    LIST,
    Downloads,
    packed,
    packing_key,
)
from macros.exports.downloads.json_api import Publication

MOST_PROCESSES = 61  # of one executor, on Windows
# By name, since only the process that runs it loads its libraries.
COMMAND_LINE = "macros.__main__:main"
PACK = "macros.exports.downloads.worker:pack"


class Workers:
    """Processes of a build, one a core at most, each started when there is work for it."""

    def __init__(self, processes: int | None = None) -> None:
        """Makes ready; no process is started.

        Args:
            processes: How many at most; by default one a core.
        """
        self._processes = min(processes or os.cpu_count() or 1, MOST_PROCESSES)
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, function: str, *arguments: object) -> Future[Any]:
        """Has a process call a function.

        Args:
            function: Module and name, as in ``"macros.render.drawing.worker:draw"``.
            arguments: What it is given.
        """
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._processes, multiprocessing.get_context("spawn"), initializer=_initialize
            )
        return self._executor.submit(_call, function, *arguments)

    def end(self) -> None:
        """Ends the processes; what has not begun is given up."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _initialize() -> None:
    """Prepares a process: it ends without a word when the build is interrupted or gone."""
    force_utf8_output()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _call(function: str, *arguments: object) -> object:
    return resolve_name(function)(*arguments)


def run_command(arguments: Sequence[str]) -> tuple[int, str]:
    """Returns the exit code of a command of ``python -m macros`` and all that it says."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = resolve_name(COMMAND_LINE)(arguments)
    return code, output.getvalue()


def check_data(workers: Workers, data_dir: Path, cache_dir: Path) -> None:
    """Checks a package as ``python -m macros check`` does and has a pass remembered.

    A process that has checked it before reads only the tables that have changed.

    Args:
        workers: The processes.
        data_dir: The package.
        cache_dir: Where passes are kept.

    Raises:
        LedgerError: With everything the command says, if it finds a problem.
    """
    command = ["check", "--data", str(data_dir), "--remember", str(cache_dir)]
    name = f"{__name__}:{run_command.__name__}"
    try:
        code, output = workers.submit(name, command).result()
    except Exception as error:
        raise LedgerError(f"자료를 살피지 못했습니다.\n{describe_worker_error(error)}") from error
    if code == 2:  # not the data's fault
        raise LedgerError(f"자료를 살피지 못했습니다.\n{output}")
    if code:
        raise LedgerError(f"자료에 문제가 있습니다.\n{output}")


def pack_downloads(
    workers: Workers, data_dir: Path, folder: Path, publication: Publication
) -> Downloads:
    """Returns the downloads of a package, packed now if they are not yet.

    Args:
        workers: The processes.
        data_dir: A package that has passed its checks.
        folder: Where packed downloads are kept, each state of the data in a folder of its own.
        publication: Who publishes, and which version of the data.

    Raises:
        LedgerError: If they can't be packed.
    """
    place = folder / packing_key(data_dir, publication)
    if found := packed(place, publication):
        with contextlib.suppress(OSError):  # a folder that can't be written to forgets nothing
            (place / LIST).touch()  # else another build may forget it before it is copied
        return found
    shutil.rmtree(place, ignore_errors=True)  # not whole: spoiled, or of an earlier form
    try:
        workers.submit(PACK, data_dir.resolve(), place.resolve(), publication).result()
    except Exception as error:
        raise LedgerError(
            f"내려받을 파일을 만들지 못했습니다. {describe_worker_error(error)}"
        ) from error
    made = packed(place, publication)
    if made is None:
        raise LedgerError("내려받을 파일을 만들지 못했습니다.")
    _forget_oldest(folder)
    return made


def _forget_oldest(folder: Path) -> None:
    used = sorted((path.stat().st_mtime, path.parent) for path in folder.glob(f"*/{LIST}"))
    for last, place in used[:-KEPT]:
        if time.time() - last > IN_USE_SECONDS:
            shutil.rmtree(place, ignore_errors=True)
