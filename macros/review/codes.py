"""The codes of the checks: what each means, for the guide and for whoever asks on the spot."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.catalog.package.findings import ERROR, WARNING
from macros.validation.checks.outliers import OFFICIALESE

REGISTRY = Path(__file__).parent / "codes.toml"
GUIDE = "docs/contribute/checks.md"
REPAIR = "python -m macros mend"


@dataclass(frozen=True)
class Code:
    """What a code means, in Korean.

    Attributes:
        code: The code, also the address of its section in the guide.
        title: The problem in a few words.
        rule: Which rule there is, and why.
        example: What breaks it.
        remedy: What to do.
        severity: ``error`` or ``warning``.
        repair: Whether ``python -m macros mend`` repairs it, at least where that is sure.
    """

    code: str
    title: str
    rule: str
    example: str
    remedy: str
    severity: str = ERROR
    repair: bool = False


@cache
def load_codes() -> dict[str, Code]:
    """Returns every code in the order of the registry."""
    entries = tomllib.loads(REGISTRY.read_text(encoding="utf-8"))
    return {name: Code(code=name, **entry) for name, entry in entries.items()}


def guide_page() -> str:
    """Returns the guide's page on checks, Markdown: a section for each code.

    The headings are the codes themselves, so that they have the same address on the site and
    where the repository is read.
    """
    codes = load_codes().values()
    parts = [
        "---\n"
        "title: 살피기가 알리는 것\n"
        "description: 자료를 고칠 때 나오는 알림마다 무엇이 문제이고 어떻게 고치는지 적었습니다.\n"
        "---\n"
        "<!-- macros/review/codes.toml에서 만든 쪽입니다. 고칠 것은 그 파일에서 고치고\n"
        "     python -m macros explain > docs/contribute/checks.md 로 다시 만듭니다. -->\n\n"
        "# 살피기가 알리는 것\n\n"
        "자료를 고쳐 올리면 규칙에 맞는지 저절로 살핍니다. 알림에는 파일과 칸(엑셀에서 보이는 "
        "이름), 그 칸의 값, 규칙, 고치는 법이 적혀 있고, 끝의 대괄호 안에 아래의 이름이 있습니다. "
        "**문제**가 있으면 합칠 수 없고, **주의**는 다시 보라는 뜻이며 막지 않습니다.\n\n"
        "엑셀이 바꾸어 놓은 것은 대부분 명령 하나로 고칩니다. 무엇을 고쳤는지 칸마다 알려 주고, "
        "확실하지 않은 칸은 건드리지 않습니다.\n\n"
        f"```sh\n{REPAIR} data/budgets.csv\n```\n\n"
        "고치지 않고 무엇을 고칠지 보기만 하려면 `--check`를 붙입니다.\n",
        _sections("문제", (code for code in codes if code.severity == ERROR)),
        _sections("주의", (code for code in codes if code.severity == WARNING)),
    ]
    return "\n".join(parts)


def explain_code(code: Code) -> str:
    """Returns what a code means as lines of Markdown, without a heading."""
    lines = [f"**{code.title}.** {code.rule}", f"예: {code.example}", f"고치는 법: {code.remedy}"]
    if code.code == "officialese":
        words = ", ".join(f"{word}({better})" for word, better in OFFICIALESE.items())
        lines.append(f"살피는 낱말: {words}")
    if code.repair:
        lines.append(f"고치는 명령: `{REPAIR} 파일`")
    return "\n\n".join(lines)


def _sections(title: str, codes: Iterable[Code]) -> str:
    parts = [f"### {code.code}\n\n{explain_code(code)}\n" for code in codes]
    return "\n".join([f"## {title}\n", *parts])
