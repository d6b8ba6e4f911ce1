"""The comment: believed by whom, what it may hold, and that there is only one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from macros.__main__ import main
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import ROOT, copy_town, sampled
from tests.workflows.github import REPOSITORY, ROBOT, TOKEN, State, serve_github

HEAD = "0123456789abcdef0123456789abcdef01234567"
FORK = 77
RUN = {"id": 4242, "head_sha": HEAD, "head_repository": {"id": FORK}}
PULL = {"state": "open", "head": {"sha": HEAD, "repo": {"id": FORK}}}
RUN_ADDRESS = "https://github.com/office/ledger/actions/runs/4242#artifacts"
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


@pytest.mark.parametrize(
    "number", sampled(["8", "7; rm", "", "0", "-7", "٧", "7\n8", "99999999999"], 4)
)
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


class Acting(HTMLParser):
    """Collects what of a rendered comment leads somewhere, and every element there is."""

    def __init__(self) -> None:
        """Starts with nothing found."""
        super().__init__()
        self.leads: list[str] = []
        self.elements: set[str] = set()
        self.words = ""
        self._in_code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the element and where it leads."""
        self.elements.add(tag)
        self.leads += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert {name for name, _ in attrs} <= {"href", "class", "start", "style"}
        self._in_code += tag in {"code", "pre"}

    def handle_endtag(self, tag: str) -> None:
        """Notes the end of code."""
        self._in_code -= tag in {"code", "pre"}

    def handle_data(self, data: str) -> None:
        """Keeps the words that GitHub would look for names, numbers and addresses in."""
        if not self._in_code:
            self.words += data


def rendered(markdown: str) -> Acting:
    """Returns what a renderer of GitHub's Markdown makes of a comment."""
    page = Acting()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable(["table"]).render(markdown))
    return page


EVIL = [
    "@mayor &#64;mayor &commat;mayor \\@mayor user@evil.example",
    "evil/evil#1 #2 GH-3 &#35;4 \\#5 gh&#45;6",
    "[열기](https://evil.example/a) ![](//evil.example/b.png) www.a.kr www&#46;evil.example",
    "https://evil.example <https://evil.example> HTTPS&#58;//evil.example https\\://evil.example",
    "[결과][1]\n\n[1]: //evil.example/login",
    "![][2]\n\n[2]: //evil.example/p.png",
    "[a][1]\n\n[1]: http:evil.example/x",
    "[a]\n\n[a]: /evil/evil/releases 'x'",
    "[a](</evil/evil/releases> 'x') [a]( https://evil.example ) [a](https:evil.example)",
    "[실행](https://github.com/office/ledger/../../evil/evil/releases/x)",
    "[실행](https://github.com/office/ledger/%2e%2e/%2e%2e/evil)",
    "[실행](https://github.com/office/ledger/blob/HEAD/docs/../../../../evil.md)",
    "[실행](https://github.com/office/ledger\\..\\..\\evil)",
    "[실행](https://github.com/office/ledger.evil.example/)",
    "[실행](https://github.com/office/ledger/pull/9)",
    "[실행](https://github.com/login/oauth/authorize?client_id=1)",
    "[실행](https://github.com@evil.example/office/ledger/blob/HEAD/docs/a.md)",
    "[실행](https://office.github.io.evil.example/)",
    "[실행](javascript:alert(1)) [실행](//evil.example)",
    "[![그림](https://evil.example/p.png)](https://github.com/office/ledger/actions/runs/1)",
    "[//]: # (숨은 글)\n\n[x]: y '숨은 글'",
    "<!-- 숨은 글 -->\n\n<!--\n숨은 글\n-->",
    "~~~ 닫지 않은 울타리",
    "````\n```\n닫지 않은 울타리",
    "<details><summary>접힘\n<details open onclick=alert(1)>",
    "</details></summary>\n</details>\n<details>x <img src=//evil.example>",
    "<code-x onclick=alert(1)> <code onclick=alert(1)>x</code> <br/onclick=x> <code>",
    "<a href='//evil.example'>x</a> <img src=//evil.example> <svg onload=x>",
    "<script>\nalert(1)\n</script>\n\n<style>*{display:none}</style>",
    "| a | b |\n| --- | --- |\n| [x](//evil.example) | <img src=x> `<b>` | @mayor |",
    "| `a|b` |\n| --- |\n| `a\\|<b>` | `[x](//evil.example)` |",
    "`a [x](//evil.example)\n`b ``[x](//evil.example)`",
    "**[x](//evil.example)** **<b>** ***@mayor***",
    "    들여 쓴 글\n\t@mayor",
    "> @mayor\n>> #1",
    "제목\n===\n\n제목\n---",
    "$\\color{white}{숨은 글}$ $`\\phantom{x}`$ ```math\n```",
    "가\u202e나\u200b다\U000e0041\u2800",
    "[^1]\n\n[^1]: //evil.example",
    "- - - @mayor\n1. 2. 3. #1\n# # @mayor",
]


@pytest.mark.parametrize("evil", sampled(EVIL, 8))
def test_what_strangers_wrote_calls_nobody_and_leads_nowhere(
    state: State, address: str, parts: Path, tmp_path: Path, evil: str
) -> None:
    for name in ("check.md", "diff.md", "preview.md"):
        (parts / name).write_text(evil, encoding="utf-8")
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    page = rendered(body)
    assert page.leads == [RUN_ADDRESS]
    assert page.elements <= {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "code", "pre", "a", "strong"),
        *("table", "thead", "tbody", "tr", "th", "td", "em", "details", "summary"),
    }
    assert not re.search(r"@\w|#\w|(?i:\bgh-\d)|://|(?i:\bwww\.)|\$", page.words)
    assert not re.search("[\u200b\u202e\u2800\U000e0041]", body)
    assert body.count("<details>") == body.count("</details>")
    assert re.sub(r"<!-- open-ledger-review -->", "", body).count("<!--") == 0
    assert body.endswith(f"[이 실행 열기: 요약과 미리보기]({RUN_ADDRESS})\n")
    assert "이 실행 열기: 요약과 미리보기" in page.words  # not within somebody's code


def test_words_from_right_to_left_turn_nothing_around(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    """What this project isolated stays so; what is open or bare is isolated by the robot."""
    word = "\u05d0\u05d1"
    output = f"`\u2068{word}\u2069 12`\n\n```csv\n{word},3\n```\n\n\u2068{word}\n\n**{word} 5**\n"
    (parts / "diff.md").write_text(output, encoding="utf-8")
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    assert f"`\u2068{word} 12\u2069`" in body
    assert f"\n\u2068{word},3\u2069\n" in body
    assert f"\u2068⟨U+2068⟩{word}\u2069" in body
    assert f"**\u2068{word} 5\u2069**" in body


def test_our_own_reports_pass_as_they_are(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    guide = "https://github.com/office/ledger/blob/HEAD/docs/contribute/checks.md"
    before, after = copy_town(tmp_path / "before"), copy_town(tmp_path / "after")
    set_cell(after, "programs.csv", cell_of(after, "programs.csv", "name_en"), "<b>x</b> | @a #1")
    set_cell(after, "budgets.csv", cell_of(after, "budgets.csv", "value"), "4.000")
    main(["check", "--data", str(after), "--guide", guide, "--summary", str(parts / "check.md")])
    main(["diff", str(before), str(after), "--output", str(parts / "diff.md")])
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    for line in (parts / "diff.md").read_text(encoding="utf-8").splitlines()[1:]:
        assert line in body
    own = rendered((parts / "check.md").read_text(encoding="utf-8"))
    shown = rendered(body)
    assert own.leads
    assert set(own.leads) <= set(shown.leads)
    assert {"h2", "h3", "table", "code", "li"} <= shown.elements
    assert "| G2 | <code>&#60;b&#62;x&#60;/b&#62; &#124; ＠a ＃1</code> |" in body
    assert f"[markup]({guide}#markup)" in body


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ([{"filename": "data/budgets.csv"}], None),
        ([{"filename": "data/datapackage.json"}], "`data/datapackage.json`"),
        ([{"filename": "data/budgets.csv"}, {"filename": "macros/main.py"}], "`macros/main.py`"),
        ([{"filename": "data/x.csv", "previous_filename": ".ci/run"}], "`.ci/run`"),
        ([{"filename": "data/a/b.csv"}], "`data/a/b.csv`"),
        ([{"filename": "[x](//evil.example) @mayor\n# 1"}], "[x](//evil.example) @mayor⟨U+000A⟩"),
        ([{"filename": f"macros/{n:03}.py"} for n in range(150)], "`macros/009.py` 밖 140개"),
    ],
)
def test_a_request_that_changes_more_than_rows_is_reported_first(
    state: State,
    address: str,
    parts: Path,
    tmp_path: Path,
    files: list[dict[str, str]],
    named: str | None,
) -> None:
    state.files = files
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    first = body.split("\n\n")[1]
    if named is None:
        assert "코드나 규칙도" not in body
    else:
        assert first.startswith("⚠️ **이 요청은 살피는 코드나 규칙도 바꿉니다**(`")
        assert named in first
        assert "믿지 말고 코드부터 보십시오." in first
        assert "미리보기도" in first
        assert rendered(body).leads == [RUN_ADDRESS]


def test_what_cannot_be_asked_is_not_taken_for_sound(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    state.no_files = True
    comment(parts, address, tmp_path)
    assert "어떤 파일을 바꾸는지 알아내지 못했습니다" in state.comments[0]["body"]


def test_a_long_part_is_cut_and_its_fence_closed(
    state: State, address: str, parts: Path, tmp_path: Path
) -> None:
    (parts / "check.md").write_text("```csv\n" + "가\n" * 60_000, encoding="utf-8")
    (parts / "diff.md").write_text("| a |\n" * 60_000, encoding="utf-8")
    (parts / "preview.md").write_text("*" * 60_000, encoding="utf-8")
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    assert len(body) < 65_536
    assert body.count("여기서부터는 길어서 싣지 않습니다") == 3
    assert body.count("```") % 2 == 0
    assert "이 실행 열기" in rendered(body).words


@pytest.mark.parametrize("length", sampled([6_001, 5_999, 6_000, 6_002], 4))
def test_a_cut_within_a_letter_is_reported_too(
    state: State, address: str, parts: Path, tmp_path: Path, length: int
) -> None:
    (parts / "diff.md").write_text("- 가나\n" + "가" * length, encoding="utf-8")
    comment(parts, address, tmp_path)
    body = state.comments[0]["body"]
    output = "여기서부터는 길어서 싣지 않습니다" in body
    assert output == ((parts / "diff.md").stat().st_size > 18_000 or length > 2_000)
    assert "- 가나" in body


@pytest.mark.parametrize("spare", sampled([1, 0, 2], 3))
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
