"""A job's steps, run as GitHub's machine runs them, as far as one machine can.

``run:`` steps run for real in the project's own shell. ``uses:`` steps are other people's code and
cannot be had here: of them only what they ask of the folder is looked at.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT, build_environment

WORKFLOWS = ROOT / ".github" / "workflows"
FINGERPRINTS = {".python", ".site", ".dev"}  # the Makefile's: what is installed
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def load(name: str) -> dict[str, Any]:
    """Returns a workflow; its ``on`` is not read as a truth value."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    workflow: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return workflow


@dataclass
class Job:
    """A job that runs in a folder.

    Attributes:
        folder: The checked-out project.
        context: What expressions stand for.
        check_results: Outcome of each step that has an id.
        failed: Whether a step has failed.
        output: What the steps printed.
        uploaded: The folders that were uploaded, by artifact name.
    """

    folder: Path
    context: dict[str, str]
    check_results: dict[str, str] = field(default_factory=dict)
    failed: bool = False
    output: str = ""
    uploaded: dict[str, Path] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """The job summary so far."""
        return (self.folder.parent / "summary.md").read_text(encoding="utf-8")

    def run(self, job: dict[str, Any]) -> None:
        """Runs the steps of a job in order."""
        shared = self._filled(job.get("env", {}))
        for step in job["steps"]:
            if not self._starts(EXPRESSION.sub(r"\1", step.get("if", ""))):
                continue
            done = self._shell(step, shared) if "run" in step else self._use(step)
            self.failed |= not done
            if "id" in step:
                self.check_results[step["id"]] = "success" if done else "failure"

    def _starts(self, condition: str) -> bool:
        """Tells whether a step starts; a condition that nobody thought of here is an error."""
        return {
            "": not self.failed,
            "!cancelled()": True,
            "!cancelled() && steps.check.outcome == 'success'": (
                self.check_results.get("check") == "success"
            ),
        }[condition]

    def _shell(self, step: dict[str, Any], shared: dict[str, str]) -> bool:
        files = {
            f"GITHUB_{name}": str(self.folder.parent / f"{name.lower()}")
            for name in ("ENV", "OUTPUT", "PATH")
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={
                **build_environment(),
                **files,
                "CI": "true",
                "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary.md"),
                **shared,
                **self._filled(step.get("env", {})),
            },
        )
        self.output += done.stdout + done.stderr
        return done.returncode == 0

    def _use(self, step: dict[str, Any]) -> bool:
        if step["uses"].startswith("actions/checkout@"):
            self._check_out(step.get("with", {}))
        return "upload" not in step["uses"] or self._upload(step)

    def _check_out(self, given: dict[str, str]) -> None:
        """Cuts off the history behind the checked-out commit, unless all of it is asked for."""
        if given.get("fetch-depth") != "0":
            head = subprocess.run(
                ["git", "rev-parse", "HEAD"], cwd=self.folder, check=True, capture_output=True
            ).stdout
            (self.folder / ".git/shallow").write_bytes(head)

    def _upload(self, step: dict[str, Any]) -> bool:
        given = step["with"]
        folder = self.folder / given["path"]
        found = [path for path in folder.rglob("*") if path.is_file()]
        self.uploaded[given.get("name", "github-pages")] = folder
        return bool(found) or given.get("if-no-files-found") != "error"

    def _filled(self, values: dict[str, str]) -> dict[str, str]:
        return {
            name: EXPRESSION.sub(lambda match: self.context[match[1]], text)
            for name, text in values.items()
        }


def git(folder: Path, *arguments: str) -> None:
    """Runs git in a folder, as somebody."""
    who = ("-c", "user.name=Officer", "-c", "user.email=officer@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def copy_project(folder: Path) -> Path:
    """Copies the project as it stands into a repository of its own, ready to build."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=main")
    # What the steps before have left: an environment that is whole, and the drawn charts.
    (folder / ".venv").mkdir()
    for part in (ROOT / ".venv").iterdir():
        if part.name in FINGERPRINTS:
            (folder / ".venv" / part.name).touch()
        else:
            (folder / ".venv" / part.name).symlink_to(part)
    (folder / ".cache").mkdir()
    (ROOT / ".cache/charts").mkdir(parents=True, exist_ok=True)
    (folder / ".cache/charts").symlink_to(ROOT / ".cache/charts")
    return folder


def request(folder: Path, name: str, old: str, new: str) -> None:
    """Leaves a copy of the project as GitHub tests a pull request that replaces a text once."""
    git(folder, "switch", "--quiet", "--create", "change")
    file = folder / name
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{name} has no {old}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=change")
    git(folder, "switch", "--quiet", "--detach", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message=merge", "change")
