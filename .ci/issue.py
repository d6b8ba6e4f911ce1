"""Opens an issue, or brings the open one of that title up to date.

``python3 .ci/issue.py TITLE FILE``: the file holds its text in Markdown.
"""

from __future__ import annotations

import sys
from pathlib import Path

from github_api import ROBOT, call, call_all, read_plain

MAX_BYTES = 60_000  # GitHub takes 65,536 characters


def main() -> int:
    """Opens or renews the issue."""
    title, file = sys.argv[1], Path(sys.argv[2])
    text = read_plain(file, MAX_BYTES)
    for issue in call_all("/issues?state=open"):
        if issue["title"] == title and issue["user"]["login"] == ROBOT:
            call("PATCH", f"/issues/{issue['number']}", {"body": text})
            return 0
    call("POST", "/issues", {"title": title, "body": text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
