import hashlib
import io
import zipfile

from macros.exports.downloads.build import OutputFile
from macros.exports.downloads.zip import zip_bytes


def test_the_same_files_make_the_same_archive() -> None:
    one = zip_bytes("f", {"a": b"1", "b": b"2"})
    assert one == zip_bytes("f", {"b": b"2", "a": b"1"})
    entries = zipfile.ZipFile(io.BytesIO(one)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_archive_of_all_data_is_whole_and_says_what_it_is(
    town_files: dict[str, OutputFile],
) -> None:
    raw = town_files["downloads/open-ledger-data.zip"].content
    archive = zipfile.ZipFile(io.BytesIO(raw))
    assert archive.testzip() is None
    files = {
        name.removeprefix("open-ledger-data/"): archive.read(name) for name in archive.namelist()
    }
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
    assert files["budgets.csv"] == town_files["data/budgets.csv"].content
    assert "datapackage.json" in files
    for name in ("README.ko.md", "README.en.md", "LICENSE", "CITATION.cff"):
        assert files[name]
