"""The comment: believed by whom, what it may hold, and that there is only one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.workflows.github import REPOSITORY, ROBOT, TOKEN, State, serve_github

HEAD = "0123456789abcdef0123456789abcdef01234567"
FORK = 77
RUN = {"id": 4242, "head_sha": HEAD, "head_repository": {"id": FORK}}
PULL = {"state": "open", "head": {"sha": HEAD, "repo": {"id": FORK}}}
MARK = "<!-- open-ledger-review -->"


@pytest.fixture
def state() -> State:
    return State(pulls={7: json.loads(json.dumps(PULL))})


@pytest.fixture
def address(state: State) -> Iterator[str]:
    with serve_github(state) as url:
        yield url
    assert state.strangers == 0


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    folder = tmp_path / "comment"
    folder.mkdir()
    (folder / "number").write_text("7\n", encoding="utf-8")
    (folder / "check.md").write_text("## 자료 살피기: 문제 없음\n", encoding="utf-8")
    return folder


def run(script: str, *arguments: str, address: str, tmp_path: Path) -> str:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / script), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={
            "GITHUB_API_URL": address,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_EVENT_PATH": str(event),
            "PYTHONUTF8": "1",
        },
    )
    return done.stdout


def comment(parts: Path, address: str, tmp_path: Path) -> str:
    return run("comment.py", str(parts), address=address, tmp_path=tmp_path)


def test_one_comment_that_is_renewed(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    comment(parts, address, tmp_path)
    (said,) = state.comments
    assert said["body"] == (
        f"{MARK}\n\n로봇이 0123456을 살핀 결과입니다. 고쳐 올리면 이 글도 바뀝니다. "
        "사람의 검토를 대신하지 않습니다.\n\n## 자료 살피기: 문제 없음\n\n"
        "[이 실행 열기: 요약과 미리보기]"
        "(https://github.com/office/ledger/actions/runs/4242#artifacts)\n"
    )
    (parts / "check.md").write_text("## 자료 살피기: 문제 1개\n", encoding="utf-8")
    comment(parts, address, tmp_path)
    (said,) = state.comments
    assert "문제 1개" in said["body"]


def test_only_the_robots_own_comment_is_written_over(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    talk = [{"id": n, "user": {"login": "citizen"}, "body": f"{MARK} {n}"} for n in range(120)]
    state.comments = [*talk, {"id": 500, "user": ROBOT, "body": f"{MARK}\n앞의 글"}]
    comment(parts, address, tmp_path)
    assert len(state.comments) == 121
    assert [c["body"] for c in state.comments[:120]] == [f"{MARK} {n}" for n in range(120)]
    assert "문제 없음" in state.comments[120]["body"]


@pytest.mark.parametrize("number", ["", "8", "7; rm", "0", "-7", "٧", "7\n8", "99999999999"])
def test_a_number_that_is_none_is_not_believed(
    state: State, address: str, parts: Path, tmp_path: Path, number: str
) -> None:
    state.pulls[8] = {"state": "open", "head": {"sha": "f" * 40, "repo": {"id": FORK}}}
    (parts / "number").write_text(number, encoding="utf-8")
    assert comment(parts, address, tmp_path).startswith("이 실행의 요청을 찾지 못했습니다.")
    assert state.comments == []


@pytest.mark.parametrize(
    "change",
    [
        {"state": "closed"},
        {"head": {"sha": HEAD, "repo": {"id": 78}}},
        {"head": {"sha": "f" * 40, "repo": {"id": FORK}}},
        {"head": {"sha": HEAD, "repo": None}},
    ],
)
def test_a_request_the_event_is_not_about_is_left_alone(
    state: State, address: str, parts: Path, tmp_path: Path, change: dict[str, Any]
) -> None:
    state.pulls[7].update(change)
    comment(parts, address, tmp_path)
    assert state.comments == []


def test_what_strangers_wrote_calls_nobody_and_leads_nowhere(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    (parts / "diff.md").write_text(
        "@mayor &#64;mayor &commat;mayor \\@mayor &#124; <code>칸</code>\n"
        "[열기](https://evil.example/a) ![](//evil.example/b.png) www.evil.example\n"
        "[안내](https://github.com/office/ledger/blob/HEAD/docs/contribute/checks.md#bom)\n"
        "[가짜](https://github.com/office/ledger.evil.example/) <!-- 숨김 -->\n"
        "[가짜](HTTPS&#58;//evil.example) [가짜](https:evil.example) [가짜](https\\://evil.example)\n"
        "<a href='//evil.example'>x</a> <img src=//evil.example>\n",
        encoding="utf-8",
    )
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    assert (
        "＠mayor ＠mayor ＠mayor ＠mayor &#124; <code>칸</code>\n"
        "[열기](#https[:]//evil.example/a) ![](#//evil.example/b.png) www[.]evil.example\n"
        "[안내](https://github.com/office/ledger/blob/HEAD/docs/contribute/checks.md#bom)\n"
        "[가짜](#https[:]//github.com/office/ledger.evil.example/) \n"
        "[가짜](#HTTPS[:]//evil.example) [가짜](#https:evil.example) "
        "[가짜](#https[:]//evil.example)\n"
        "&lt;a href='//evil.example'>x&lt;/a> &lt;img src=//evil.example>\n"
    ) in body


def test_a_long_part_is_cut_and_its_fence_closed(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    (parts / "check.md").write_text("```csv\n" + "가" * 60_000, encoding="utf-8")
    (parts / "diff.md").write_text("| a |\n" * 60_000, encoding="utf-8")
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    assert len(body) < 65_536
    assert body.count("여기서부터는 길어서 싣지 않습니다") == 2
    assert body.count("```") % 2 == 0


@pytest.mark.parametrize("spare", [0, 1, 2])
def test_a_part_is_cut_at_a_line_whatever_letter_the_limit_falls_on(
    state: State, address: str, parts: Path, tmp_path: Path, spare: int
) -> None:
    """Of a letter of three bytes the limit leaves none, one or two."""
    text = "<details><summary>" + "가" * 5_985 + "</summary>" + "x" * spare + "\n" + "나" * 40
    assert len(text.encode()) > 18_000 > len(text.split("\n")[0].encode())
    (parts / "diff.md").write_text(text, encoding="utf-8")
    run("comment.py", str(parts), address=address, tmp_path=tmp_path)
    (comment,) = state.comments
    body = comment["body"]
    assert "여기서부터는 길어서 싣지 않습니다" in body
    assert "나" not in body.split("</summary>")[1].split("여기서부터는")[0]
    assert body.count("<details") == body.count("</details>")
    (parts / "diff.md").write_text("가" * 6_001, encoding="utf-8")
    run("comment.py", str(parts), address=address, tmp_path=tmp_path)
    assert "여기서부터는 길어서 싣지 않습니다" in state.comments[0]["body"]


def test_a_link_to_a_file_of_the_machine_is_not_followed(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("비밀", encoding="utf-8")
    (parts / "diff.md").symlink_to(secret)
    comment(parts, address, tmp_path)
    assert "비밀" not in state.comments[0]["body"]


def test_an_issue_is_opened_once_and_renewed(state: State, address: str, tmp_path: Path) -> None:
    file = tmp_path / "links.md"
    state.issues = [
        {"number": 5, "title": "끊긴 링크가 있습니다", "user": {"login": "citizen"}, "body": "?"}
    ]
    for text in ("첫 주", "둘째 주"):
        file.write_text(text, encoding="utf-8")
        run("issue.py", "끊긴 링크가 있습니다", str(file), address=address, tmp_path=tmp_path)
    assert [issue["body"] for issue in state.issues] == ["?", "둘째 주"]
