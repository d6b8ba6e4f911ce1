"""The files a reader can take away, kept by content: the same data are packed once.

All of them are made at once, by ``exports/downloads/worker.py`` in a process of its own,
into a folder named by the hash of everything they depend on. So a build with nothing new loads none
of the libraries that write spreadsheets, and copies files.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from macros.catalog.published_file import Published
from macros.exports.downloads.json_api import Publication
from macros.validation.cache import fingerprint

LIST = "files.json"  # in each folder, written last: a folder that has it is whole
LIBRARIES = ("xlsxwriter", "pyarrow", "pyyaml")
KEPT = 8  # folders of earlier data, so that going back and forth between branches packs nothing
IN_USE_SECONDS = 3600  # one asked for within it may be copied from at this moment, and stays too


@dataclass(frozen=True)
class Downloads:
    """What is packed, by address, and where it lies.

    Attributes:
        folder: Where the files are, each under its address.
        files: What a link to each says.
        publication: Who publishes, and which version of the data.
    """

    folder: Path
    publication: Publication
    files: Mapping[str, Published] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The folder alone: a build with debug output would list every file."""
        return f"Downloads({self.folder})"

    @property
    def there(self) -> bool:
        """Whether the folder still is there; another build may have forgotten it."""
        return (self.folder / LIST).exists()

    def sources(self) -> Iterable[tuple[str, Path]]:
        """Yields the address of each file and where it is copied from."""
        return ((path, self.folder / path) for path in self.files)


def packing_key(data_dir: Path, publication: Publication) -> str:
    """Returns the hash of the data, the publication, the packing code and its libraries."""
    digest = hashlib.sha256(fingerprint(data_dir).encode())
    data_version = publication.data_version
    recorded = (
        publication.name,
        publication.official,
        data_version.dated_on,
        data_version.commit,
        data_version.changed,
    )
    digest.update(repr(recorded).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    versions = [f"{name}=={importlib.metadata.version(name)}" for name in LIBRARIES]
    versions += [sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION]
    digest.update("\n".join(versions).encode())
    return digest.hexdigest()


def packed(folder: Path, publication: Publication) -> Downloads | None:
    """Returns what is packed in a folder; None if it is not there, or not as it was packed.

    Every file is held against its sum: what a disk spoiled must not be published.
    """
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        files = {file["path"]: Published(**file) for file, _ in listed}
        whole = all(_digest(folder / file["path"]) == recorded for file, recorded in listed)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Downloads(folder, publication, files) if whole else None


def list_text(files: Iterable[Published], sums: Iterable[str]) -> str:
    """Writes the list of a folder: each file and the SHA-256 of what it holds."""
    listed = [(asdict(file), recorded) for file, recorded in zip(files, sums, strict=True)]
    return json.dumps(listed, ensure_ascii=False)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
