"""The search index of a whole site: what is in it, and what is left of the theme's."""

from __future__ import annotations

import json
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.site.search.index import replace_index, site_pages, stub

UPSTREAM = {
    "config": {"lang": ["ko"], "separator": "x"},
    "docs": [
        {"location": "about/", "title": "이 누리집은", "text": "<p>장부입니다.</p>"},
        {"location": "programs/", "title": "사업 3개", "text": ""},
    ],
}


def test_the_stub_keeps_the_config_and_no_document() -> None:
    assert json.loads(stub(UPSTREAM)) == {"config": UPSTREAM["config"], "docs": []}


def test_every_page_is_there_once(town: Catalog) -> None:
    program = town.programs[0].program_id
    upstream = {
        "docs": [*UPSTREAM["docs"], {"location": f"programs/{program}/", "title": "", "text": ""}]
    }
    paths = [page.path for page in site_pages(town, upstream, {"about/": "소개"})]
    assert len(paths) == len(set(paths))
    assert {"about/", "programs/", f"programs/{program}/"} <= set(paths)


def test_the_index_takes_the_place_of_the_themes(tmp_path: Path, town: Catalog) -> None:
    folder = tmp_path / "search"
    folder.mkdir()
    (folder / "part-0.stale.bin").write_bytes(b"")
    (folder / "search_index.json").write_text(json.dumps(UPSTREAM), encoding="utf-8")
    replace_index(tmp_path, town, {"about/": "소개"})
    assert sorted(path.name for path in folder.iterdir()) == ["index.json", "search_index.json"]
    assert json.loads((folder / "search_index.json").read_text(encoding="utf-8"))["docs"] == []
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert town.programs[0].name_ko in index["names"]
    assert "이 누리집은\v소개" in index["names"]
