"""What a version tag hands out (``.ci/release.py``, ``release.yml``)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workflows.steps import load

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the script reads of the project, with a site of two files."""
    for name in (".ci/release.py", "pyproject.toml", "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "site/downloads").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text("<p>장부</p>", encoding="utf-8")
    (tmp_path / "site/downloads/open-ledger-data.zip").write_bytes(b"PK\5\6" + bytes(18))
    return tmp_path


def release(project: Path, tag: str, folder: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ".ci/release.py", tag, folder],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_holds_site_data_notes_and_checksums(project: Path) -> None:
    assert release(project, f"v{VERSION}", "dist").returncode == 0
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=project / "dist", check=True)
    with tarfile.open(project / f"dist/open-ledger-{VERSION}-site.tar.gz") as tar:
        assert f"open-ledger-{VERSION}/index.html" in tar.getnames()
    notes = (project / "dist/NOTES.md").read_text(encoding="utf-8")
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert notes.strip()
    assert notes in changelog
    assert "\n## " not in notes


def test_two_releases_of_a_site_are_the_same_to_the_byte(project: Path) -> None:
    release(project, f"v{VERSION}", "first")
    (project / "site/index.html").touch()
    release(project, f"v{VERSION}", "second")
    for path in (project / "first").iterdir():
        assert path.read_bytes() == (project / "second" / path.name).read_bytes()


def test_a_tag_that_the_project_does_not_state_is_refused(project: Path) -> None:
    run = release(project, "v99.0.0", "dist")
    assert run.returncode == 1
    assert f"pyproject.toml states {VERSION}" in run.stderr
    assert not (project / "dist").exists()


def test_a_version_without_notes_is_refused(project: Path) -> None:
    changelog = project / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text(text.replace(f"## {VERSION} (", "## 0.0.1 ("), encoding="utf-8")
    run = release(project, f"v{VERSION}", "dist")
    assert run.returncode == 1
    assert f"'## {VERSION} (YYYY-MM-DD)'" in run.stderr


def test_a_release_starts_from_a_version_tag_and_stays_a_draft() -> None:
    workflow = load("release.yml")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    (draft,) = [step["run"] for step in workflow["jobs"]["draft"]["steps"] if "run" in step]
    assert "--draft" in draft
    assert "--verify-tag" in draft


def test_the_changelog_lists_its_versions_newest_first() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings[0] == "Unreleased"
    versions = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) \(\d{4}-\d\d-\d\d\)", h) for h in headings[1:]]
    numbers = [tuple(map(int, v.groups())) for v in versions if v]
    assert len(numbers) == len(headings) - 1
    assert numbers == sorted(set(numbers), reverse=True)
