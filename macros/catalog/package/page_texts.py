"""The texts of pages, ``docs/``: what must not be published with them, whoever wrote it.

MkDocs publishes whatever a link under ``docs/`` leads to, a file of the machine too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.invisible_characters import shown
from macros.catalog.package.personal_data import RESIDENT, kinds_in

TEXTS = frozenset({".md", ".html", ".txt", ".csv", ".json", ".js", ".css", ".svg", ".xml", ".yml"})
_REMEDY = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."


def check_documents(folder: Path) -> Iterator[Finding]:
    """Refuses links and resident registration numbers; warns of other personal data.

    Args:
        folder: The folder of the pages. It may be a link itself.
    """
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted([*folders, *names]):
            path = Path(place, name)
            if path.is_symlink():
                yield link_fault(path)
            elif path.suffix.lower() in TEXTS and path.is_file():
                yield from _check_lines(path, path.read_text(encoding="utf-8", errors="replace"))


def link_fault(path: Path) -> Finding:
    """Returns the finding of a link where a file should stand.

    Args:
        path: Its name as the message shows it.
    """
    rule = "파일이 아니라 다른 파일을 가리키는 링크입니다."
    remedy = "링크를 지우고 파일을 그 자리에 두어 주세요."
    return Finding(shown(path.as_posix()), 0, 0, "file-link", None, rule, remedy)


def _check_lines(path: Path, text: str) -> Iterator[Finding]:
    file = shown(path.as_posix())
    for number, line in enumerate(text.split("\n"), start=1):
        for code, rule in kinds_in(line):
            found = Finding(file, number, 0, code, None, rule, _REMEDY, WARNING)
            if code == RESIDENT:
                found = Finding(file, number, 0, code, None, rule, "지워 주세요.")
            yield found
