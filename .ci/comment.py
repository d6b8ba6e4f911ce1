"""Comments on a pull request what its review found: ``python3 .ci/comment.py FOLDER``.

The folder was written by the request's own code, so nothing in it is believed: its files are read
as text of limited size, and the request it names must be the one that the event is about.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from github_api import ROBOT, call, call_all, read_lines, read_plain

MARK = "<!-- open-ledger-review -->"
PARTS = ("check.md", "diff.md", "preview.md")
# GitHub takes 65,536 characters a comment; what three parts of this size grow by is far less.
MOST_BYTES = 18_000
# What our own reports use; no other tag acts.
TAGS = "code|details|summary|br|sub"
CUT = "\n\n(여기서부터는 길어서 싣지 않습니다. 모두 보려면 아래 실행을 여십시오.)\n"


def request_number(folder: Path, run: dict[str, Any]) -> int | None:
    """Returns the number of the pull request of a run, or None where it cannot be believed.

    Args:
        folder: What the run left. Its file ``number`` names a request.
        run: The run as the event tells it.
    """
    text = read_plain(folder / "number", 20).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
        return None
    request = call("GET", f"/pulls/{text}")
    repository = (request["head"]["repo"] or {}).get("id")
    same = (
        request["state"] == "open"
        and request["head"]["sha"] == run["head_sha"]
        and repository == run["head_repository"]["id"]
    )
    return int(text) if same else None


def harmless(text: str, own: tuple[str, ...]) -> str:
    """Returns Markdown that calls nobody and leads nowhere but to our own addresses.

    Args:
        text: Markdown that anybody may have written.
        own: What an address may begin with.
    """
    text = re.sub(r"<!--.*?(-->|\Z)", "", text, flags=re.DOTALL)
    # Then what is written in disguise: GitHub reads through entities and backslashes.
    text = re.sub(r"&(#?\w+);", lambda match: _undisguised(match[0]), text)
    text = re.sub(r"\\([:/.@])", r"\1", text).replace("@", "＠")
    text = re.sub(rf"<(?!/?(?:{TAGS})\b)", "&lt;", text)

    def keep(match: re.Match[str]) -> str:
        address = match[0]
        return address if address.startswith(own) else address.replace("://", "[:]//")

    def aim(match: re.Match[str]) -> str:
        return match[0] if match[1].startswith((*own, "#")) else f"](#{match[1]}"

    text = re.sub(r"(?i)\b[a-z][a-z0-9+.-]*://[^\s)\"'>\]]*", keep, text)
    text = re.sub(r"(?i)\bwww\.", "www[.]", text)
    return re.sub(r"\]\(\s*([^)\s]*)", aim, text)


def _undisguised(entity: str) -> str:
    sign = html.unescape(entity)
    return sign if len(sign) == 1 and (sign.isalnum() or sign in ":/.@") else entity


def compose(folder: Path, run: dict[str, Any]) -> str:
    """Returns the comment: what the robot is, the parts, and where the run is."""
    repository = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"
    owner = os.environ["GITHUB_REPOSITORY"].partition("/")[0].lower()
    own = (f"{repository}/", f"https://{owner}.github.io/")
    address = f"{repository}/actions/runs/{int(run['id'])}"
    parts = [
        MARK,
        f"로봇이 {run['head_sha'][:7]}을 살핀 결과입니다. 고쳐 올리면 이 글도 바뀝니다. "
        "사람의 검토를 대신하지 않습니다.",
    ]
    for name in PARTS:
        text, cut = read_lines(folder / name, MOST_BYTES)
        text = harmless(text.rstrip(), own)
        if text:
            # An odd fence or an open fold would swallow what follows.
            fence = "\n```" if text.count("```") % 2 else ""
            open_folds = text.count("<details") - text.count("</details>")
            folds = "\n\n</details>" * max(open_folds, 0)
            parts.append(text + fence + folds + (CUT if cut else ""))
    parts.append(f"[이 실행 열기: 요약과 미리보기]({address}#artifacts)")
    return "\n\n".join(parts) + "\n"


def publish(number: int, text: str) -> None:
    """Writes the comment, over the one that is there already."""
    for comment in call_all(f"/issues/{number}/comments"):
        if comment["user"]["login"] == ROBOT and comment["body"].startswith(MARK):
            call("PATCH", f"/issues/comments/{comment['id']}", {"body": text})
            return
    call("POST", f"/issues/{number}/comments", {"body": text})


def main() -> int:
    """Comments, unless the request cannot be believed or has moved on."""
    folder = Path(sys.argv[1])
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run = event["workflow_run"]
    number = request_number(folder, run)
    if number is None:
        print(
            "이 실행의 요청을 찾지 못했습니다. 닫혔거나, 새로 올라왔거나, 다른 요청의 번호입니다."
        )
        return 0
    publish(number, compose(folder, run))
    return 0


if __name__ == "__main__":
    sys.exit(main())
