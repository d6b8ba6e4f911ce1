"""Golden files: what the public sees, reviewed as a diff.

Regenerate on purpose with ``UPDATE_GOLDEN=1 make test`` and read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def assert_golden(name: str, text: str) -> None:
    """Compares a text with its golden file, or writes it when asked to."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} changed; see tests/golden"
