"""Subprocesses of a build: checking a package and writing its downloads.

Both load libraries that take longer to load than a page to build, so each runs only when something
has changed.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from macros.errors import LedgerError
from macros.exports.downloads.cache import (
    IN_USE_SECONDS,
    KEPT,
    LIST,
    Downloads,
    packed,
    packing_key,
)
from macros.exports.downloads.json_api import Publication

ROOT = Path(__file__).parents[2]  # a process of ours is started where it finds the project
DONE = "== "  # begins the line after all that a check says; its exit code follows


def check_data(data_dir: Path, cache_dir: Path) -> None:
    """Checks a package with ``python -m macros check`` and has a pass remembered.

    Raises:
        LedgerError: With everything the command says, if it finds a problem.
    """
    result = subprocess.run(  # noqa: S603 - this project's own command
        _check_command(data_dir, cache_dir),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    _raise_for(result.returncode, result.stdout + result.stderr)


def _check_command(data_dir: Path, cache_dir: Path) -> list[str]:
    command = [sys.executable, "-m", "macros", "check", "--data", str(data_dir)]
    return [*command, "--remember", str(cache_dir)]


def _raise_for(code: int, output: str) -> None:
    if code == 2:  # not the data's fault
        raise LedgerError(f"자료를 살피지 못했습니다.\n{output}")
    if code:
        raise LedgerError(f"자료에 문제가 있습니다.\n{output}")


class Checker:
    """A check that stays: the second time it reads only the tables that have changed."""

    def __init__(self, data_dir: Path, cache_dir: Path) -> None:
        """Starts the process and has it check at once, so that it has read everything by then."""
        self._process = subprocess.Popen(  # noqa: S603 - this project's own command
            [*_check_command(data_dir, cache_dir), "--again"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._unanswered = 0
        self._ask()

    def check(self) -> None:
        """Checks the package as it stands.

        Raises:
            LedgerError: As ``check_data`` does, or if the process has ended.
        """
        self._ask()
        while self._unanswered:
            code, output = self._answer()
        _raise_for(code, output)

    def _ask(self) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with contextlib.suppress(OSError):  # where nobody listens, there is no answer either
            self._process.stdin.write("\n")
            self._process.stdin.flush()
        self._unanswered += 1

    def _answer(self) -> tuple[int, str]:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        output: list[str] = []
        for line in self._process.stdout:
            if line.startswith(DONE):
                self._unanswered -= 1
                return int(line.removeprefix(DONE)), "".join(output)
            output.append(line)
        raise LedgerError("자료를 살피는 일이 멈추었습니다. 다시 시작해 주세요.")

    def end(self) -> None:
        """Ends the process."""
        self._process.communicate()


def pack_downloads(data_dir: Path, folder: Path, publication: Publication) -> Downloads:
    """Returns the downloads of a package, packed now if they are not yet.

    Args:
        data_dir: A package that has passed its checks.
        folder: Where packed downloads are kept, each state of the data in a folder of its own.
        publication: Who publishes, and which version of the data.

    Raises:
        LedgerError: If the process fails.
    """
    place = folder / packing_key(data_dir, publication)
    if found := packed(place, publication):
        with contextlib.suppress(OSError):  # a folder that can't be written to forgets nothing
            (place / LIST).touch()  # else another build may forget it before it is copied
        return found
    shutil.rmtree(place, ignore_errors=True)  # not whole: spoiled, or of an earlier form
    data_version = publication.data_version
    output = {
        "name": publication.name,
        "official": publication.official,
        "dated_on": data_version.dated_on.isoformat(),
        "commit": data_version.commit,
        "changed": data_version.changed,
    }
    command = [
        sys.executable,
        "-m",
        "macros.exports.downloads.worker",
        str(data_dir.resolve()),
        str(place.resolve()),
    ]
    result = subprocess.run(  # noqa: S603 - this project's own command
        command, cwd=ROOT, input=json.dumps(output), encoding="utf-8", check=False
    )
    made = packed(place, publication)
    if result.returncode or made is None:
        raise LedgerError("내려받을 파일을 만들지 못했습니다.")
    _forget_oldest(folder)
    return made


def _forget_oldest(folder: Path) -> None:
    used = sorted((path.stat().st_mtime, path.parent) for path in folder.glob(f"*/{LIST}"))
    for last, place in used[:-KEPT]:
        if time.time() - last > IN_USE_SECONDS:
            shutil.rmtree(place, ignore_errors=True)
