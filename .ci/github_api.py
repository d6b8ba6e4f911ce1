"""GitHub's REST API, as far as the workflows need it. Standard library only."""

from __future__ import annotations

import json
import os
import stat
import urllib.request
from pathlib import Path
from typing import Any

ROBOT = "github-actions[bot]"
PAGE = 100
TIMEOUT = 30  # seconds


def call(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Calls GitHub's REST API for this repository and returns the decoded response.

    Args:
        method: The HTTP method.
        path: Path after ``/repos/<owner>/<name>``.
        body: What is sent, if anything.

    Raises:
        urllib.error.HTTPError: If GitHub refuses.
    """
    root = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
    request = urllib.request.Request(  # noqa: S310 - the address is GitHub's own
        root + path,
        method=method,
        data=json.dumps(body).encode() if body is not None else None,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
        return json.load(answer)


def call_all(path: str) -> list[Any]:
    """Returns all items of a paginated list."""
    mark = "&" if "?" in path else "?"
    found: list[Any] = []
    while True:
        number = len(found) // PAGE + 1
        page = call("GET", f"{path}{mark}per_page={PAGE}&page={number}")
        found += page
        if len(page) < PAGE:
            return found


def read_plain(path: Path, most: int) -> str:
    """Returns the text of a file that was written by code we do not trust.

    Args:
        path: The file. Anything but a plain file counts as empty: a link could name a file of the
            machine, and what stands in it would be published.
        most: Bytes to read at most.
    """
    return _read(path, most).decode("utf-8", errors="ignore")


def read_lines(path: Path, most: int) -> tuple[str, bool]:
    """Returns the first lines of a file as ``read_plain`` does, and whether others were left out.

    Whether something was left out is decided by bytes, since decoding drops a broken last letter.

    Args:
        path: The file.
        most: Bytes of the lines at most. Of a line that is longer its beginning is returned.
    """
    raw = _read(path, most + 1)
    if len(raw) <= most:
        return raw.decode("utf-8", errors="ignore"), False
    whole, _, rest = raw[:most].rpartition(b"\n")
    return (whole or rest).decode("utf-8", errors="ignore"), True


def _read(path: Path, most: int) -> bytes:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as handle:
            return handle.read(most)
    except FileNotFoundError:
        return b""
