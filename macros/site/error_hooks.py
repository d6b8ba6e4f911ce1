"""MkDocs hooks for a build that fails: says in Korean what the machine refuses."""

from __future__ import annotations

from mkdocs.exceptions import PluginError

from macros.catalog.package.invisible_characters import printable
from macros.errors import LedgerError, describe_os_error, force_utf8_output


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' own
    """Has MkDocs write Korean in any locale."""
    force_utf8_output()


def on_build_error(error: Exception) -> None:
    """Ends a build that could not go on with one line instead of a trace of the program.

    Raises:
        PluginError: If the error is one of ours, or of files and disks.
    """
    if isinstance(error, LedgerError):
        raise PluginError(printable(str(error))) from error
    if isinstance(error, OSError):
        raise PluginError(
            printable(f"누리집을 짓지 못했습니다. {describe_os_error(error)}")
        ) from error
