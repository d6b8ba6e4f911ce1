"""No rule without its bad-data case."""

import ast
import re

from macros.review.codes import load_codes
from macros.validation.checks.personal_data import PATTERNS
from tests.conftest import ROOT

# Where findings are made, and their tests.
FOLDERS = ("catalog", "validation")
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
# Functions that make a finding; their names end so.
MAKERS = ("Fault", "finding", "Finding", "warning", "whole", "at")
# Given as a variable: the type of the column, or the name of the constraint.
BY_NAME = {code for _, code, _ in PATTERNS} | {
    "integer",
    "number",
    "date",
    "boolean",
    "required",
    "enum",
    "minimum",
    "maximum",
}


def codes() -> set[str]:
    found = set(BY_NAME) | {"pattern"}
    for path in (p for folder in FOLDERS for p in (ROOT / "macros" / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name not in MAKERS:
                continue
            # The code stands before the Korean rule; columns and files come before the code.
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            words = [t for t in texts if isinstance(t, str) and CODE.fullmatch(t)]
            found |= set(words[-1:])
    return found


def test_every_rule_has_a_case_with_its_message() -> None:
    tests = "".join(
        path.read_text(encoding="utf-8")
        for folder in FOLDERS
        for path in (ROOT / "tests" / folder).rglob("test_*.py")
    )
    missing = {code for code in codes() if f"[{code}]" not in tests}
    assert not missing
    assert len(codes()) > 40


def test_every_code_is_explained_and_none_is_left_over() -> None:
    assert set(load_codes()) == codes() | {"mend-left", "git-attribute"}
