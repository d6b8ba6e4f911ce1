"""The workflows: what they may do, and their own steps run on a request of an officer."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, SEOUL, copy_town
from tests.markup import parse
from tests.workflows.github import REPOSITORY, TOKEN, State, serve_github
from tests.workflows.steps import WORKFLOWS, Job, copy_project, git, load, request

NAMES = sorted(path.name for path in WORKFLOWS.glob("*.yml"))
JOBS = [(name, job) for name in NAMES for job in load(name)["jobs"]]
PIN = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# What each job may write; every other permission is to read.
WRITES = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("pages.yml", "deploy"): {"pages", "id-token"},
    ("release.yml", "draft"): {"contents", "id-token", "attestations"},
    ("scheduled.yml", "publish"): {"pages", "id-token"},
    ("scheduled.yml", "report"): {"issues"},
}


def job_of(name: str, job: str) -> dict[str, Any]:
    found: dict[str, Any] = load(name)["jobs"][job]
    return found


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_may_do_no_more_than_it_needs(name: str, job: str) -> None:
    assert load(name)["permissions"] == {}
    permissions = job_of(name, job)["permissions"]
    written = {what for what, how in permissions.items() if how == "write"}
    assert written == WRITES.get((name, job), set())
    assert set(permissions.values()) <= {"read", "write"}


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_ends(name: str, job: str) -> None:
    found = job_of(name, job)
    assert "uses" in found or 0 < int(found["timeout-minutes"]) <= 45


def test_what_is_published_is_drawn_of_its_own_data_alone() -> None:
    """A drawing that another commit left in the cache would be shown without having been asked."""
    text = (WORKFLOWS / "pages.yml").read_text(encoding="utf-8")
    assert "actions/cache@" in text
    assert not re.search(r"(?m)^\s*restore-keys:", text)


def test_a_review_that_takes_too_long_is_stopped_and_says_so(project: Path) -> None:
    # What is awaited is as slow as a hostile file makes it; what is allowed, very little.
    limit = {**os.environ, "REVIEW_SECONDS": "0.01", "BASE": "HEAD"}
    for part in ("check", "diff"):
        run = subprocess.run(
            ["bash", ".ci/review", part, "parts"],
            cwd=project,
            env=limit,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 124, run.stderr
        output = (project / "parts" / f"{part}.md").read_text(encoding="utf-8")
        assert output.startswith("0.01초 안에 끝나지 않아 멈췄습니다.")
    pages = (project / "parts" / "preview.md").read_text(encoding="utf-8")
    assert "어느 쪽이 바뀌는지 견주지 못했습니다." in pages


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_with_their_version(name: str) -> None:
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    for action in used:
        assert PIN.fullmatch(action) or action.startswith("./.github/workflows/"), action


def test_an_action_has_one_version() -> None:
    text = "".join((WORKFLOWS / name).read_text(encoding="utf-8") for name in NAMES)
    pins = set(re.findall(r"uses: ([\w/-]+)@(\S+ # \S+)", text))
    assert len({action for action, _ in pins}) == len(pins)


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_nothing_is_pasted_into_a_shell_and_no_token_is_kept(name: str, job: str) -> None:
    for step in job_of(name, job).get("steps", ()):
        assert "${{" not in step.get("run", ""), "what an outsider wrote must come through env"
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


def test_no_workflow_uses_a_secret() -> None:
    for name in NAMES:
        assert "secrets." not in (WORKFLOWS / name).read_text(encoding="utf-8")


def test_only_the_review_of_requests_starts_from_a_fork() -> None:
    triggers = {name: load(name)["on"] for name in NAMES}
    assert [name for name, on in triggers.items() if "pull_request" in on] == ["ci.yml"]
    assert not any("pull_request_target" in on for on in triggers.values())
    assert triggers["comment.yml"]["workflow_run"]["workflows"] == [load("ci.yml")["name"]]


def test_a_comment_runs_no_code_of_the_request() -> None:
    steps = job_of("comment.yml", "comment")["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        'python3 .ci/comment.py "$RUNNER_TEMP/comment"'
    ]
    (download,) = [step for step in steps if "download-artifact" in step.get("uses", "")]
    assert download["with"]["path"] == "${{ runner.temp }}/comment"  # not over what is run


def test_every_command_of_a_workflow_can_be_typed_here() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, job in JOBS:
        for step in job_of(name, job).get("steps", ()):
            for target in re.findall(r"\bmake (\S+)", step.get("run", "")):
                assert f"\n{target.replace('.venv', '$(VENV)')}:" in makefile, target
            for script in re.findall(r"\.ci/[\w.]+", step.get("run", "")):
                assert (ROOT / script).is_file(), script


def test_main_is_tested_whole_and_requests_with_what_tests_are_run_by() -> None:
    main = load("tests.yml")
    assert main["on"]["push"] == {"branches": ["main"]}
    assert main["on"]["schedule"]
    assert main["jobs"]["tests"]["steps"][-1]["run"] == "make test-all"
    run = job_of("ci.yml", "tests")["steps"][-1]["run"]
    assert "make test\n" in run
    assert "make test-all\n" in run
    for name in re.findall(r"git diff --quiet HEAD\^ -- (.+)", run)[0].split():
        assert (ROOT / name).exists(), name


CONTEXT = {
    "github.event.pull_request.number": "7",
    "steps.preview.outputs.artifact-url": "https://github.com/office/ledger/artifacts/1",
    "steps.pages.outputs.base_url": "https://office.example/ledger",
    "github.server_url": "https://github.com",
    "github.repository": REPOSITORY,
    "github.ref_name": "main",
    **dict.fromkeys((f"vars.{name}" for name in ("DATA_DIR", "SITE_NAME", "SITE_URL")), ""),
    "vars.TIME_ZONE": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    folder.mkdir()
    return copy_project(folder)


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_request_is_reviewed_from_check_to_comment(project: Path) -> None:
    request(project, "data/programs.csv", "대학과 동네가 함께", "대학과 마을이 함께")
    job = Job(project, CONTEXT)
    job.run(job_of("ci.yml", "review"))
    assert not job.failed, job.output
    assert job.summary.startswith("## 자료 살피기: 문제 없음\n")
    assert "`verify`)는 여기서 할 수 없습니다" in job.summary
    assert "대학과 마을이 함께" in job.summary
    assert "- 캠퍼스타운 청년창업 활성화 `programs/campus-town/index.html`" in job.summary
    assert job.summary.endswith(
        "[미리보기 내려받기](https://github.com/office/ledger/artifacts/1)\n"
    )
    preview = job.uploaded["preview"]
    links = parse(preview / "START.html").xpath("//li/a/@href")
    assert "programs/campus-town/index.html" in links
    for path in (preview / "START.html", preview / "programs/campus-town/index.html"):
        for href in parse(path).xpath("//a/@href[not(contains(., ':')) and not(contains(., '#'))]"):
            assert (path.parent / str(href).partition("?")[0]).is_file(), (path, href)
    body = commented(job.uploaded["comment"])
    assert "## 자료 살피기: 문제 없음" in body
    assert "대학과 마을이 함께" in body
    assert body.count("programs/campus-town/index.html") == 1, "the changed pages stand there once"


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_a_fault_is_reported_on_its_line_and_in_the_comment(project: Path) -> None:
    request(project, "data/budgets.csv", ",41115,", ",41.115억,")
    job = Job(project, CONTEXT)
    job.run(job_of("ci.yml", "review"))
    assert job.failed
    assert job.check_results["check"] == "failure"
    assert "::error file=data/budgets.csv,line=2,col=" in job.output
    assert "title=budgets.csv K2::budgets.csv K2: '41.115억'" in job.output
    assert "preview" not in job.uploaded
    for text in (job.summary, commented(job.uploaded["comment"])):
        assert "## 자료 살피기: 문제 1개" in text
        assert "| K2 | <code>41.115억</code> |" in text
        assert "자료가 검사를 통과하지 못해, 어느 쪽이 바뀌는지 견주지 못했습니다." in text


@pytest.mark.slow
def test_a_package_in_another_folder_is_reviewed(project: Path) -> None:
    copy_town(project / "office")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=office")
    request(project, "office/programs.csv", "번호로 시작하는", "숫자로 시작하는")
    job = Job(project, {**CONTEXT, "vars.DATA_DIR": "office"})
    job.run(job_of("ci.yml", "review"))
    assert not job.failed, job.output
    assert "숫자로 시작하는" in job.summary
    assert (job.uploaded["preview"] / "programs/brackets/index.html").is_file()


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_what_is_merged_is_built_for_its_address(project: Path) -> None:
    job = Job(project, CONTEXT)
    job.run(job_of("pages.yml", "build"))
    assert not job.failed, job.output
    home = parse(job.uploaded["github-pages"] / "budget/index.html")
    assert home.xpath("//link[@rel='canonical']/@href") == ["https://office.example/ledger/budget/"]
    commit = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"],
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    data_version = (job.uploaded["github-pages"] / "data/index.html").read_text(encoding="utf-8")
    assert commit in data_version, "the site names the commit of its data"
    root = f"https://github.com/{REPOSITORY}/edit/main/"
    for path in sorted(job.uploaded["github-pages"].rglob("index.html")):
        edits = [
            str(href).removeprefix(root)
            for href in parse(path).xpath("//*[contains(@class, 'ol-edit')]/a/@href")
            if str(href).startswith(root)
        ]
        assert edits, path
        for file, _, line in (edit.partition("#L") for edit in edits):
            text = (ROOT / file).read_text(encoding="utf-8").splitlines()
            # The foot of a generated page leads to the row of its own name.
            if line and file == "data/programs.csv":
                assert text[int(line) - 1].startswith(f"{path.parent.name},"), path


@pytest.mark.slow
def test_what_is_published_has_the_name_and_address_that_variables_say(project: Path) -> None:
    """A name that YAML takes for a number, an address without its last slash, another zone."""
    copy_town(project / "office")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=office")
    own = {"DATA_DIR": "office", "SITE_NAME": "2024", "SITE_URL": "https://ledger.example/town"}
    variables = {f"vars.{name}": value for name, value in own.items()}
    job = Job(project, {**CONTEXT, **variables, "vars.TIME_ZONE": "Pacific/Kiritimati"})
    job.run(job_of("pages.yml", "build"))
    assert not job.failed, job.output
    home = parse(job.uploaded["github-pages"] / "index.html")
    assert home.xpath("//title/text()") == ["2024"]
    assert home.xpath("//link[@rel='canonical']/@href") == ["https://ledger.example/town/"]


def commented(parts: Path) -> str:
    """Returns what the comment's own step says of what a review left."""
    head, fork = "0123456789abcdef0123456789abcdef01234567", 77
    run = {"id": 1, "head_sha": head, "head_repository": {"id": fork}}
    event = parts.parent / "event.json"
    event.write_text(json.dumps({"workflow_run": run}), encoding="utf-8")
    state = State(pulls={7: {"state": "open", "head": {"sha": head, "repo": {"id": fork}}}})
    with serve_github(state) as address:
        subprocess.run(
            [sys.executable, str(ROOT / ".ci/comment.py"), str(parts)],
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
    (comment,) = state.comments
    assert state.asked[0] == "GET /pulls/7"
    return str(comment["body"])


def test_issue_forms_are_found_by_their_pages() -> None:
    forms = ROOT / ".github/ISSUE_TEMPLATE"
    fields = {
        form: [
            part["id"]
            for part in yaml.safe_load((forms / form).read_text())["body"]
            if "id" in part
        ]
        for form in ("bug.yml", "data-error.yml", "question.yml", "new-data.yml")
    }
    assert "figure" in fields["data-error.yml"]
    assert "figure" in fields["question.yml"]
    assert "evidence" in fields["new-data.yml"]
