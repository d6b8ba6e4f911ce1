"""What is packed is kept by content."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.catalog.published_file import Published
from macros.catalog.versions import DataVersion
from macros.exports.downloads.cache import LIST, list_text, packed, packing_key
from macros.exports.downloads.json_api import Publication
from tests.catalog.damage import cell_of, set_cell

PUBLICATION = Publication(
    "열린장부(비공식)", official=False, data_version=DataVersion(date(2024, 2, 29))
)


def test_whatever_decides_a_file_is_in_the_key(town_dir: Path) -> None:
    first = packing_key(town_dir, PUBLICATION)
    assert packing_key(town_dir, PUBLICATION) == first
    later = replace(PUBLICATION, data_version=DataVersion(date(2024, 3, 1), "abc"))
    keys = {
        first,
        packing_key(town_dir, later),
        packing_key(town_dir, replace(PUBLICATION, name="가")),
    }
    set_cell(town_dir, "programs.csv", cell_of(town_dir, "programs.csv", "summary_ko"), "다른 말.")
    keys.add(packing_key(town_dir, PUBLICATION))
    assert len(keys) == 4


def test_the_commit_a_site_is_built_from_packs_nothing_anew(town_dir: Path) -> None:
    data_version = DataVersion(date(2024, 3, 1), "abc", built_from="one")
    keys = {
        packing_key(
            town_dir, replace(PUBLICATION, data_version=replace(data_version, built_from=commit))
        )
        for commit in ("one", "other")
    }
    assert len(keys) == 1


def test_a_folder_without_its_list_is_not_whole(tmp_path: Path) -> None:
    assert packed(tmp_path / "none", PUBLICATION) is None
    assert packed(tmp_path, PUBLICATION) is None
    (tmp_path / LIST).write_text("[", encoding="utf-8")
    assert packed(tmp_path, PUBLICATION) is None
    file = Published("data/a.csv", "csv", 3, 120)
    total = hashlib.sha256(b"a,b").hexdigest()
    (tmp_path / LIST).write_text(list_text([file], [total]), encoding="utf-8")
    assert packed(tmp_path, PUBLICATION) is None
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_bytes(b"a,b")
    found = packed(tmp_path, PUBLICATION)
    assert found is not None
    assert found.files == {"data/a.csv": file}
    assert [*found.sources()] == [("data/a.csv", tmp_path / "data/a.csv")]
    assert repr(found) == f"Downloads({tmp_path})"


@pytest.mark.parametrize("spoiled", ["[]", "[1]", "{}", '[["a", "b"]]', '[[{"path": "a"}, "b"]]'])
def test_a_list_of_another_shape_is_packed_anew(tmp_path: Path, spoiled: str) -> None:
    (tmp_path / LIST).write_text(spoiled, encoding="utf-8")
    found = packed(tmp_path, PUBLICATION)
    assert found is None or not found.files


@pytest.mark.parametrize("content", [b"", b"a,", b"a,c", b"a,b\n"])
def test_a_file_that_the_disk_spoiled_is_packed_anew(tmp_path: Path, content: bytes) -> None:
    total = hashlib.sha256(b"a,b").hexdigest()
    file = Published("a.csv", "csv", 1, 3)
    (tmp_path / LIST).write_text(list_text([file], [total]), encoding="utf-8")
    (tmp_path / "a.csv").write_bytes(content)
    assert packed(tmp_path, PUBLICATION) is None
