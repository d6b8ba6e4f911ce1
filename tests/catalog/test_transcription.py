import ast
import re
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.transcription import COMMANDS, legible
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("literal", "shown"),
    [
        (r"('20)  $5.3 \rightarrow$", "('20)  5.3 →"),
        (r"$\times$ 3", "× 3"),
        (r"12 \times 4", "12 × 4"),
        (r"$10 \%$", "10 %"),
        (r"$m^2$", "m²"),
        (r"$25^{\circ}C$", "25°C"),
        (r"$\text{억원}$", "억원"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"미화 30만\$, 2월", "미화 30만$, 2월"),
        ("**3,991명**", "3,991명"),
        ("총 **1,305개 업체** 접수", "총 1,305개 업체 접수"),
        ("1,305개 업체**", "1,305개 업체"),
        ("(**2차 서북측 등**)", "(2차 서북측 등)"),
        ("~~틀림~~ 맞음", "틀림 맞음"),
        ("설명서<sup>1)</sup>", "설명서¹⁾"),
        ("<sup>(가칭)</sup> AI", "(가칭) AI"),
        ("H<sub>2</sub>O", "H₂O"),
        ("<mark>트렌드거점</mark>", "트렌드거점"),
        ("<del>승</del> 강기", "승 강기"),
        ("가<br>나", "가 나"),
        ("R&amp;D", "R&D"),
        ("#### ② 서울형", "② 서울형"),
        ("[법](https://example.org/a)", "법"),
    ],
)
def test_marks_of_the_transcription_are_not_shown(literal: str, shown: str) -> None:
    assert legible(literal) == shown


@pytest.mark.parametrize(
    "literal",
    [
        "길 <별> 열기",
        "별빛 <둘레길> & 쉼터",
        "걷는 *사람* 수",
        "** 각주에 적은 것",
        "미화 30만$",
        "$5 and $6",
        "snake__case__name",
        "가|나",
        "2 < 3 > 1",
        "C:\\새 폴더",
        "0백만원",
    ],
)
def test_what_is_no_mark_stays(literal: str) -> None:
    assert legible(literal) == literal


def test_every_command_has_a_character() -> None:
    for name, character in COMMANDS.items():
        assert legible(rf"a \{name} b") == f"a {character} b"


def test_no_literal_of_the_report_is_shown_with_a_mark(catalog: Catalog, town: Catalog) -> None:
    for fact in (*catalog.facts, *town.facts):
        shown = legible(fact.source.as_printed)
        assert legible(shown) == shown
        for mark in ("**", "~~", "<sup", "</sup", "<mark", "<del", "\\", "$\\"):
            assert mark not in shown, fact


# What is said of the print itself: that nobody has compared with it, or has.
OF_PAPER = re.compile(r"찍혀 있다고 말할 수 없|잘못 찍힌 것인지")
PRINTED = re.compile(r"찍[혀히힌혔힐]|as printed")
WORDED = ("macros/**/*.toml", "docs/**/*.md", "docs/**/*.svg", "README*.md", ".github/*.md")


def test_no_words_of_the_project_call_the_transcription_printed() -> None:
    files = [path for pattern in WORDED for path in sorted(ROOT.glob(pattern))]
    modules = sorted((ROOT / "macros").rglob("*.py"))
    texts = [(path, path.read_text(encoding="utf-8").splitlines()) for path in files]
    texts += [(path, literals(path)) for path in modules]
    output = [
        (path.relative_to(ROOT).as_posix(), line)
        for path, lines in texts
        for line in lines
        if PRINTED.search(OF_PAPER.sub("", line))
    ]
    assert len(files) > 30
    assert len(modules) > 100
    assert output == []


def literals(module: Path) -> list[str]:
    """Returns the strings of a module that are no docstring."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [s.value for s in strings if isinstance(s.value, str) and id(s) not in described]
