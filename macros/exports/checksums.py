"""SHA256SUMS of the whole site, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from macros.catalog.package.atomic_write import write_below

NAME = "SHA256SUMS"


def site_checksums(site_dir: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file of a site but the sums themselves, by address in order."""
    paths = {path.relative_to(site_dir).as_posix(): path for path in site_dir.rglob("*")}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(paths.items())
        if path.is_file() and name != NAME
    }


def write_checksums(site_dir: Path) -> None:
    """Writes the sums; whatever is in the folder has to be there by then."""
    lines = (f"{digest}  {name}\n" for name, digest in site_checksums(site_dir).items())
    write_below(site_dir, NAME, "".join(lines))
