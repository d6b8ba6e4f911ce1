"""The packing of downloads, as a process of the build is given it."""

from pathlib import Path

from macros.exports.downloads.build import OutputFile
from macros.exports.downloads.cache import LIST, packed
from macros.exports.downloads.worker import pack
from macros.site.workers import PACK, Workers
from tests.conftest import TOWN_PUBLICATION


def test_every_file_is_written_and_listed(
    town_dir: Path, tmp_path: Path, town_files: dict[str, OutputFile]
) -> None:
    folder = tmp_path / "packed"
    pack(town_dir, folder, TOWN_PUBLICATION)
    found = packed(folder, TOWN_PUBLICATION)
    assert found is not None
    assert found.files.keys() == town_files.keys()
    for path, source in found.sources():
        assert source.read_bytes() == town_files[path].content, path
        assert found.files[path].size == source.stat().st_size
    assert {p.name for p in tmp_path.iterdir()} == {"packed", "town"}
    assert (folder / LIST).is_file()


def test_two_builds_pack_the_same_data_at_once(
    town_dir: Path, tmp_path: Path, workers: Workers
) -> None:
    folder = tmp_path / "packed"
    both = [workers.submit(PACK, town_dir, folder, TOWN_PUBLICATION) for _ in range(2)]
    assert [packing.result() for packing in both] == [None, None]
    assert packed(folder, TOWN_PUBLICATION) is not None
    assert {p.name for p in tmp_path.iterdir()} == {"packed", "town"}
