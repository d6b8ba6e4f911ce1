"""Escapes what commands print, so that no file, name or cell can control a terminal."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from typing import IO, Any, cast

from macros.catalog.package.invisible_characters import printable
from macros.errors import force_utf8_output

# Bytes of a path that an ASCII locale could not decode.
BYTES = re.compile("[\udc80-\udcff]+")


def _read(match: re.Match[str]) -> str:
    """Reads bytes of a path as UTF-8; what is none stays as it is."""
    return match[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


class _Printed:
    """A stream that escapes invisible characters."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(printable(BYTES.sub(_read, text)))

    def order(self, text: str) -> None:
        """Writes workflow commands as they are."""
        self._stream.write(f"{text}\n")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def write_workflow_command(lines: str) -> None:
    """Prints workflow commands of ours, whose values are escaped for it."""
    if isinstance(sys.stdout, _Printed):
        sys.stdout.order(lines)
    else:
        sys.stdout.write(f"{lines}\n")


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """Within it, output is UTF-8 and invisible characters are escaped."""
    force_utf8_output()
    out, err = (cast("IO[str]", _Printed(stream)) for stream in (sys.stdout, sys.stderr))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield
