"""As much of GitHub as a test on one machine can be: its interface over HTTP, and a step's shell.

Nothing of the project is replaced: the workflows' own commands run, against a server that keeps
what it is sent.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "office/ledger"
TOKEN = "a-token-for-this-test"  # noqa: S105 - opens nothing
ROBOT = {"login": "github-actions[bot]"}


@dataclass
class State:
    """What the server knows and was asked."""

    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    no_files: bool = False  # whether it refuses to list them
    comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    strangers: int = 0  # requests without the token


def listed(state: State, path: str) -> list[dict[str, Any]] | None:
    """Returns what GitHub lists at an address; None where it lists nothing."""
    if path == "/issues":
        return state.issues
    if re.fullmatch(r"/pulls/\d+/files", path):
        return None if state.no_files else state.files
    return state.comments if re.fullmatch(r"/issues/\d+/comments", path) else None


@contextmanager
def serve_github(state: State) -> Iterator[str]:
    """Serves the part of GitHub's interface that the workflows use; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        do_POST = do_PATCH = do_GET  # noqa: N815 - the library's names

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(f"/repos/{REPOSITORY}")
            state.asked.append(f"{self.command} {path}")
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                state.strangers += 1
            size = int(self.headers["Content-Length"] or 0)
            body = json.loads(self.rfile.read(size)) if size else {}
            found = self._find(path, body, parse_qs(parts.query))
            self.send_response(200 if found is not None else 404)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def _find(self, path: str, body: dict[str, Any], query: dict[str, list[str]]) -> Any:
            if match := re.fullmatch(r"/pulls/(\d+)", path):
                return state.pulls.get(int(match[1]))
            rows = listed(state, path)
            if rows is not None:
                if self.command == "POST":
                    rows.append({"id": 900 + len(rows), "number": len(rows), "user": ROBOT, **body})
                    return rows[-1]
                size, number = int(query["per_page"][0]), int(query["page"][0])
                return rows[size * (number - 1) : size * number]
            if match := re.fullmatch(r"/issues/(comments/)?(\d+)", path):
                rows, key = (state.comments, "id") if match[1] else (state.issues, "number")
                (row,) = (row for row in rows if row[key] == int(match[2]))
                row.update(body)
                return row
            return None

        def log_message(self, *arguments: object) -> None:
            """Says nothing: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
