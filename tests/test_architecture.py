"""The shape of the code: modules stay small, names are terms, nothing is imported late.

That imports flow one way, the contracts in ``pyproject.toml`` hold, by ``lint-imports``.
"""

from __future__ import annotations

import ast
import inspect
import io
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from macros.render.registry import MACROS as REGISTERED
from tests.conftest import ROOT

MACROS = ROOT / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
# What MkDocs brings by its nature: templates and configuration are written in them.
PARTS_OF_MKDOCS = {"jinja2", "markupsafe", "pyyaml"}
# A module is as long as its one subject needs; beyond this it has two.
MAX_LINES, MOST_HOOK_LINES, MAX_FUNCTION_LINES = 500, 150, 60
# What a reader of the folder can take in at once.
MAX_FILES, MOST_FOLDERS, MOST_TOP_MODULES = 25, 8, 5
# Folders whose names are held to the terms of CONTRIBUTING, the words that are gone, and names that
# are not ours to change: columns of published tables and what libraries call their arguments.
NAMED = ("macros", "tests", ".ci")
RETIRED = {
    *("told", "tell", "tells", "heard", "leaf", "leaves", "drawer", "drawers", "crowd", "silence"),
    *("silences", "mend", "mends", "mended", "oddity", "oddities", "imprint", "attest"),
    *(
        "attestation",
        "reach",
        "reaches",
        "reached",
        "tier",
        "tiers",
        "losses",
        "likeness",
        "stamps",
    ),
    *("outcome", "outcomes", "edition", "editions", "ours", "theirs"),
}
COLUMNS = {"silences", "silence_id", "max_leaves", "edition"}
# What is left: the placeholder of a drawing, the policy of a page, two that Markdown or the theme
# lack, and a type of numpy that looks like a tag.
MAX_OPENING_TAGS = 5
OPENING_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)\b", re.IGNORECASE)
# What a build with nothing new to check or draw must not load: each costs more than many pages.
# pandas (and pyarrow with it) is the one reader of tables, so it is loaded by every build.
HEAVY = {"frictionless", "altair", "vl_convert", "xlsxwriter"}


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


def test_nothing_is_imported_inside_a_function() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                late = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
                assert not late, f"{module_name(path)}.{node.name} imports late"


def test_modules_functions_and_folders_stay_small() -> None:
    for path in MODULES:
        text, name = path.read_text(encoding="utf-8"), module_name(path)
        most = MOST_HOOK_LINES if name in {"macros.main", "macros.site.plugin"} else MAX_LINES
        assert len(text.splitlines()) <= most, name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                assert lines <= MAX_FUNCTION_LINES, f"{name}.{node.name} has {lines} lines"
    files = Counter(path.parent for path in MODULES)
    assert max(files.values()) <= MAX_FILES, files.most_common(1)
    assert len({path for path in files if path.parent == MACROS}) <= MOST_FOLDERS
    assert files[MACROS] - 1 <= MOST_TOP_MODULES  # beside __init__.py


def test_no_name_uses_a_retired_word() -> None:
    """The words that stand for them are in ``.github/CONTRIBUTING.md``."""
    for path in (p for folder in NAMED for p in sorted((ROOT / folder).rglob("*.py"))):
        here = path.relative_to(ROOT).as_posix()
        assert not RETIRED & set(re.split(r"[/_.]", here)), here
        text = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NAME and token.string not in COLUMNS:
                parts = re.findall(r"[a-z]+|[A-Z][a-z]*", token.string)
                retired = RETIRED & {part.lower() for part in parts}
                assert not retired, f"{here}:{token.start[0]}: {token.string}"


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
        if path.name in {"__init__.py", "__main__.py", "errors.py"}:
            continue
        mirror = ROOT / "tests" / path.relative_to(MACROS)
        mirror = mirror.with_name(f"test_{path.name}")
        assert mirror.is_file(), f"{mirror.relative_to(ROOT)} is missing"


def test_guides_name_modules_that_are_there() -> None:
    modules = [f"/{p.relative_to(ROOT)}" for folder in NAMED for p in (ROOT / folder).rglob("*.py")]
    named = re.compile(r"`([\w./-]+\.py)`")
    found = [
        (path.name, name)
        for path in sorted((ROOT / "docs/developers").rglob("*.md"))
        for name in named.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 50
    assert [one for one in found if not any(m.endswith(f"/{one[1]}") for m in modules)] == []


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


def test_markup_is_written_in_templates() -> None:
    """Docstrings show markup, and patterns find that of the theme; neither writes any."""
    found = Counter(
        module_name(path)
        for path in MODULES
        for text in written_texts(ast.parse(path.read_text(encoding="utf-8")))
        for _ in OPENING_TAG.findall(text)
    )
    assert found.total() <= MAX_OPENING_TAGS, found.most_common()


def written_texts(tree: ast.Module) -> Iterator[str]:
    """Yields the strings of a module but for its docstrings and its regular expressions."""
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(node.value)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            left_out |= {*ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node.value


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
        for function in REGISTERED
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
        "import sys, macros.site.plugin, macros.main;"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded)


def test_docstrings_say_what_a_function_takes() -> None:
    """From three parameters on each is described; MkDocs' events are described by MkDocs."""
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inner = {
            id(node)
            for outer in ast.walk(tree)
            if isinstance(outer, ast.FunctionDef)
            for node in ast.walk(outer)
            if node is not outer
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef) or id(node) in inner:
                continue
            taken = [
                argument.arg
                for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                if argument.arg not in {"self", "cls"}
            ]
            text = ast.get_docstring(node) or ""
            assert not text.startswith("Asks "), f"{path.name}: {node.name}"
            if node.name.startswith(("_", "on_")) or len(taken) < 3:
                continue
            described = set(re.findall(r"(?m)^    (\w+)(?: \([^)]*\))?: ", text))
            if not set(taken) <= described:
                bare.append(f"{module_name(path)}.{node.name}: {set(taken) - described}")
    assert not bare, bare
