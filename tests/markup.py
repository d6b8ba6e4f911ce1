"""Reading HTML in tests. lxml's results are of many types; a test knows which one it asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html


def parse(source: Path | str) -> Any:
    """Returns the tree of a file, or of a fragment with one outermost element."""
    if isinstance(source, Path):
        return html.fromstring(source.read_text(encoding="utf-8"))
    return html.fragment_fromstring(str(source))


def fragment(source: str) -> Any:
    """Returns the tree of a fragment with any number of outermost elements."""
    return html.fragment_fromstring(str(source), create_parent="section")
