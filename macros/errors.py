"""The exceptions of this project.

::

    LedgerError             everything below; an entry point catches this and nothing wider
    ├── DataError           the data package has problems; carries every one of them
    └── SettingError        a setting or an argument does not fit
"""

from __future__ import annotations

import errno
import io
import sys
import traceback
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
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

    def __reduce__(self) -> tuple[type[DataError[ProblemT]], tuple[Sequence[ProblemT]]]:
        """Comes whole from another process."""
        return type(self), (self.findings,)


class SettingError(LedgerError):
    """A setting of the site or an argument of a command does not fit."""


_MACHINE = {
    errno.ENOSPC: "디스크에 자리가 없습니다. 자리를 비우고 다시 해 주세요.",
    errno.EDQUOT: "쓸 수 있는 자리를 다 썼습니다. 자리를 비우고 다시 해 주세요.",
    errno.EFBIG: "이 기기에서 허락된 크기보다 큰 파일입니다. 크기 제한을 풀고 다시 해 주세요.",
    errno.EROFS: "읽기만 되는 곳이라 쓸 수 없습니다. 쓸 수 있는 폴더로 바꿔 주세요.",
    errno.EACCES: "읽거나 쓸 권한이 없습니다. 파일과 폴더의 권한을 살펴 주세요.",
    errno.EPERM: "읽거나 쓸 권한이 없습니다. 파일과 폴더의 권한을 살펴 주세요.",
    errno.ENOENT: "파일이나 폴더가 없습니다. 이름과 자리를 살펴 주세요.",
    errno.ENOTDIR: "폴더가 있을 자리에 파일이 있습니다. 그 파일을 옮겨 주세요.",
    errno.EEXIST: "폴더가 있을 자리에 파일이 있습니다. 그 파일을 옮겨 주세요.",
    errno.EISDIR: "파일이 있을 자리에 폴더가 있습니다. 그 폴더를 옮겨 주세요.",
    errno.ENAMETOOLONG: "이름이 너무 깁니다. 더 짧은 이름을 붙여 주세요.",
}


def describe_os_error(error: OSError) -> str:
    """Returns what the machine refused, in Korean: the file, what is wrong, what to do.

    >>> describe_os_error(OSError(errno.ENOSPC, "No space left on device", "site/index.html"))
    'site/index.html: 디스크에 자리가 없습니다. 자리를 비우고 다시 해 주세요.'
    """
    words = _MACHINE.get(error.errno or 0) or f"파일을 다루지 못했습니다({error})."
    return f"{error.filename}: {words}" if error.filename else words


def describe_worker_error(error: Exception) -> str:
    """Returns what ended a task of another process, in Korean; a fault of ours with its trace."""
    if isinstance(error, BrokenExecutor):
        return "일하던 프로세스가 멈추었습니다. 메모리가 모자라지 않은지 살피고 다시 해 주세요."
    if isinstance(error, LedgerError):
        return str(error)
    if isinstance(error, OSError):
        return describe_os_error(error)
    return "".join(traceback.format_exception(error))


def force_utf8_output() -> None:
    """Has messages written in UTF-8, whatever the locale: Korean has no other everywhere.

    A path that the locale could not decode is written as the bytes that it came as.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
