from pathlib import Path

import pytest

from macros.site.git import run_git
from tests.conftest import ROOT


def test_git_answers_in_bytes() -> None:
    answer = run_git(ROOT, "rev-parse", "HEAD")
    assert answer is not None
    assert len(answer.strip()) == 40


def test_no_answer_where_git_fails_or_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_git(ROOT, "rev-parse", "--verify", "--quiet", "no-such-commit") is None
    assert run_git(tmp_path / "nowhere", "status") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run_git(ROOT, "rev-parse", "HEAD") is None
