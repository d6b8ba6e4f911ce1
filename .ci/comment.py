"""Comments on a pull request what its review found: ``python3 .ci/comment.py FOLDER``.

The folder was written by the request's own code, so nothing in it is believed: its files are read
as text of limited size and written anew (``rewrite.py``), the request it names must be the one that
the event is about, and where the request changes more than rows of data, the comment begins with
that.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from github_api import ROBOT, call, call_all, read_lines, read_plain
from rewrite import Own, code, rewrite

MARK = "<!-- open-ledger-review -->"
PARTS = ("check.md", "diff.md", "preview.md")
# GitHub takes 65,536 characters a comment: three parts, and what this file adds.
MAX_BYTES, MAX_CHARACTERS = 18_000, 20_000
MAX_FILES = 3_000  # of a request, as GitHub lists them
MAX_NAMED = 10
CUT = "(여기서부터는 길어서 싣지 않습니다. 모두 보려면 아래 실행을 여십시오.)"
WARNING = (
    "⚠️ **이 요청은 살피는 코드나 규칙도 바꿉니다**({}). 아래 결과는 그 코드가 적은 것이니 믿지 "
    "말고 코드부터 보십시오. 미리보기도 그 코드가 만든 쪽이니 코드를 보기 전에는 열지 마십시오."
)
UNKNOWN = WARNING.format("어떤 파일을 바꾸는지 알아내지 못했습니다")


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


def changed_code(number: int) -> list[str]:
    """Returns the files of a request that are no rows of data: code, rules, texts of pages.

    The names are the request's own. A request of more files than GitHub lists counts as one that
    changes what nobody can see.
    """
    folder = (os.environ.get("DATA_DIR") or "data").strip("/")
    files = call_all(f"/pulls/{number}/files")
    names = {file.get(key) for file in files for key in ("filename", "previous_filename")} - {None}
    unexpected = [
        name for name in names if not re.fullmatch(rf"{re.escape(folder)}/[a-z_]+\.csv", name)
    ]
    return sorted(unexpected) if len(files) < MAX_FILES else [*sorted(unexpected), "…"]


def warning(number: int) -> str:
    """Returns what must be known before the report is believed; "" where only rows change."""
    try:
        names = changed_code(number)
    except OSError:
        return UNKNOWN
    shown = ", ".join(filter(None, (code(name) for name in names[:MAX_NAMED])))
    more = f" 밖 {len(names) - MAX_NAMED}개" if len(names) > MAX_NAMED else ""
    return WARNING.format(f"{shown}{more}") if names else ""


def compose(folder: Path, run: dict[str, Any], caution: str = "") -> str:
    """Returns the comment: what the robot is, the parts written anew, and where the run is.

    Args:
        folder: What the run left.
        run: The run as the event tells it.
        caution: What must be known before the parts are believed.
    """
    own = Own(os.environ["GITHUB_SERVER_URL"], os.environ["GITHUB_REPOSITORY"])
    address = f"{own.server}/{own.repository}/actions/runs/{int(run['id'])}"
    parts = [
        MARK,
        caution,
        f"로봇이 {run['head_sha'][:7]}을 살핀 결과입니다. 고쳐 올리면 이 글도 바뀝니다. "
        "사람의 검토를 대신하지 않습니다.",
    ]
    for name in PARTS:
        read, broken = read_lines(folder / name, MAX_BYTES)
        text, cut = rewrite(read, own, MAX_CHARACTERS)
        parts += [text, CUT if text and (cut or broken) else ""]
    parts.append(f"[이 실행 열기: 요약과 미리보기]({address}#artifacts)")
    return "\n\n".join(filter(None, parts)) + "\n"


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
    publish(number, compose(folder, run, warning(number)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
