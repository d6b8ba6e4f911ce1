"""The search index: split so that a page that nobody searches on loads almost nothing of it."""

from __future__ import annotations

import json
from pathlib import Path


def deferred_index(index: str) -> tuple[str, str]:
    """Splits the theme's search index.

    The theme loads its index on every page. Its ``config`` must be there at once, since the
    highlighter needs it; the documents are loaded by ``search-on-demand.js`` at the first query.

    Args:
        index: The index as the theme's plugin wrote it, JSON.

    Returns:
        The whole index, to be loaded on demand, and the stub to be loaded at once.
    """
    stub = {"config": json.loads(index)["config"], "docs": []}
    return index, json.dumps(stub, ensure_ascii=False, separators=(",", ":"))


def defer_index(site_dir: Path) -> None:
    """Splits the index of a built site in its folder."""
    folder = site_dir / "search"
    documents, stub = deferred_index((folder / "search_index.json").read_text(encoding="utf-8"))
    (folder / "documents.json").write_text(documents, encoding="utf-8")
    (folder / "search_index.json").write_text(stub, encoding="utf-8")
