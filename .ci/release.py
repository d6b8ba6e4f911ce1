"""Packs what a release hands out: the built site, the data, notes and checksums.

``python3 .ci/release.py v0.2.0 dist`` after ``make site``; refuses a tag that ``pyproject.toml``
and ``CHANGELOG.md`` do not state. The archive is the same to the byte for the same site.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import sys
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = "downloads/open-ledger-data.zip"


def version_of(tag: str, root: Path) -> str:
    """Returns the version of a tag, once it is the one the project states.

    Raises:
        SystemExit: If tag and ``pyproject.toml`` differ.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if tag != f"v{project['version']}":
        sys.exit(
            f"The tag is {tag}, but pyproject.toml states {project['version']}. "
            "Set the version there and tag that commit."
        )
    return str(project["version"])


def notes_of(version: str, changelog: str) -> str:
    """Returns the section of a version in the changelog, without its heading.

    Raises:
        SystemExit: If there is none, or nothing in it.
    """
    section = re.search(
        rf"(?ms)^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)\n(.*?)(?=^## |\Z)", changelog
    )
    if not section or not section[1].strip():
        sys.exit(f"CHANGELOG.md has no section '## {version} (YYYY-MM-DD)' that says anything.")
    return f"{section[1].strip()}\n"


def _dateless(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Returns an entry without what differs from machine to machine."""
    entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = 0, 0, 0, "", ""
    entry.mode = 0o755 if entry.isdir() else 0o644
    return entry


def pack_site(site: Path, archive: Path, folder: str) -> None:
    """Packs a folder, its entries in order.

    Args:
        site: The built site.
        archive: The ``.tar.gz`` to write.
        folder: What the folder is called within.
    """
    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        tar.add(site, folder, filter=_dateless)  # sorted by name


def main() -> int:
    """Writes ``site.tar.gz``, the data, ``NOTES.md`` and ``SHA256SUMS`` into a new folder."""
    tag, target = sys.argv[1], Path(sys.argv[2])
    version = version_of(tag, ROOT)
    notes = notes_of(version, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if not (ROOT / "site" / DATA).is_file():
        sys.exit("There is no built site. Run `make site` first.")
    target.mkdir(parents=True)
    name = f"open-ledger-{version}"
    pack_site(ROOT / "site", target / f"{name}-site.tar.gz", name)
    shutil.copy(ROOT / "site" / DATA, target / f"{name}-data.zip")
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(target.iterdir())
    ]
    (target / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    (target / "NOTES.md").write_text(notes, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
