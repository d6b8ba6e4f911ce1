"""The shape of the code: imports flow one way, modules stay small, nothing is imported late."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from macros.render.registry import CATALOG_FIRST, CATALOG_NAMED, LEAVES_FIRST, PLAIN
from tests.conftest import ROOT

MACROS = ROOT / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
FACES = {
    "macros.main",
    "macros.failures",
    "macros.hooks",
    "macros.draw",
    "macros.pack",
    "macros.preview",
    "macros.serving",
    "macros.waiting",
    "macros.__main__",
}
# Started by faces only, and like them free to know every room.
HELPERS = {
    "macros.drawers",
    "macros.edits",
    "macros.git",
    "macros.processes",
    "macros.repository",
    "macros.revisions",
    "macros.variables",
}
# A module for each command; only the command line may know them, and they know every room.
COMMANDS = "macros.commands"
ROOMS = {"render", "publish", "review"}
# MkDocs is made of these; it cannot be had without them.
PARTS_OF_MKDOCS = {"jinja2", "markupsafe", "pyyaml"}
# What each layer must not know.
FOREIGN = {
    "catalog": {"altair", "vl_convert", "jinja2", "mkdocs", "mkdocs_macros"},
    "publish": {"mkdocs", "mkdocs_macros"},
    "render": {"mkdocs", "mkdocs_macros"},
    "review": {"mkdocs", "mkdocs_macros", "altair"},
}
# A module is as long as its one subject needs; beyond this it has two.
MOST_LINES, MOST_FACE_LINES, MOST_FUNCTION_LINES = 500, 120, 60
# What a build with nothing new to check or draw must not load: each costs more than many pages.
HEAVY = {"pandas", "frictionless", "altair", "vl_convert", "xlsxwriter", "pyarrow"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def canonical(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).lower()


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "macros" else ""


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_flow_one_way(path: Path) -> None:
    here, names = module_name(path), imported(path)
    assert not names & FACES, "nothing imports a face"
    if here in FACES | HELPERS or room(here) == "commands":
        own = {name for name in names if name.startswith(COMMANDS)}
        assert not own or here == "macros.__main__" or room(here) == "commands"
        return
    assert not names & HELPERS, "only faces start processes"
    there = {room(name) for name in names} - {room(here), ""}
    allowed = {"errors"} if room(here) == "catalog" else {"catalog", "errors"}
    if room(here) == "errors":
        allowed = set()
    assert there <= allowed, f"{here} may import {allowed} only"
    tops = {name.split(".")[0] for name in names}
    assert not tops & FOREIGN.get(room(here), set())


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            late = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not late, f"{node.name} imports late"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    most = MOST_FACE_LINES if module_name(path) in FACES else MOST_LINES
    assert len(text.splitlines()) <= most
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= MOST_FUNCTION_LINES, f"{node.name} has {lines} lines"


def test_no_import_cycles() -> None:
    names = {module_name(path) for path in MODULES}
    graph = {module_name(path): imported(path) & names for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in graph[name] - {name}:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_what_is_imported_is_asked_for_by_name() -> None:
    """A library that another brings may go with it, at any upgrade."""
    lines = (ROOT / "requirements/site.in").read_text(encoding="utf-8").splitlines()
    asked = {line.split("#")[0].strip() for line in lines} - {""}
    pinned = (ROOT / "requirements/site.txt").read_text(encoding="utf-8")
    owners = packages_distributions()
    found = {name.split(".")[0] for path in MODULES for name in imported(path)}
    libraries = found - sys.stdlib_module_names - {"macros"}
    for library in libraries:
        names = {canonical(name) for name in owners[library]}
        assert names & (asked | PARTS_OF_MKDOCS), library
    assert "babel" in asked
    assert all(re.search(rf"^{name}==", pinned, re.MULTILINE) for name in asked)


def test_tests_mirror_the_modules() -> None:
    for path in MODULES:
        if path.name in {"__init__.py", "__main__.py", "hooks.py", "errors.py"}:
            continue
        mirror = ROOT / "tests" / path.relative_to(MACROS)
        mirror = mirror.with_name(f"test_{path.name}")
        assert mirror.is_file(), f"{mirror.relative_to(ROOT)} is missing"


def test_templates_escape_by_default() -> None:
    pages = [
        path
        for path in (ROOT / "docs").rglob("*.md")
        if "{{" in path.read_text(encoding="utf-8") and "developers" not in path.parts
    ]
    assert len(pages) > 10
    for path in pages:
        text = path.read_text(encoding="utf-8")
        body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        assert body.startswith("{% autoescape true %}"), path
        assert body.rstrip().endswith("{% endautoescape %}"), path


def test_data_in_templates_is_escaped_for_markdown() -> None:
    """A name or label outside a function is Markdown to the page, so it passes the filter."""
    bare = re.compile(
        r"\{\{(?P<what>[^{}]*?\.(label\([^()]*\)|\w+_ko|title|note)\s*)(?P<rest>[^{}]*)\}\}"
    )
    found = 0
    for path in (path for path in (ROOT / "docs").rglob("*.md") if "developers" not in path.parts):
        for match in bare.finditer(path.read_text(encoding="utf-8")):
            if match["what"].count("(") == match["what"].count(")"):
                found += 1
                assert "| md" in match["rest"], f"{path}: {match.group()}"
    assert found > 10


def test_words_of_functions_are_escaped_for_markdown() -> None:
    """A function that returns plain text may return a name or label in it."""
    plain = {
        function.__name__
        for function in (*CATALOG_FIRST, *LEAVES_FIRST, *PLAIN, *CATALOG_NAMED)
        if inspect.signature(function).return_annotation == "str"
    }
    assert "stages_mixed" in plain
    called = re.compile(r"\{\{-?\s*(?P<name>\w+)\([^{}]*?\)\s*(?P<rest>\|[^{}]*)?-?\}\}")
    for path in (path for path in (ROOT / "docs").rglob("*.md") if "developers" not in path.parts):
        for match in called.finditer(path.read_text(encoding="utf-8")):
            if match["name"] in plain:
                assert "| md" in (match["rest"] or ""), f"{path}: {match.group()}"


def test_a_build_with_nothing_new_loads_no_heavy_library() -> None:
    code = (
        "import sys, macros.hooks, macros.main;"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded)
