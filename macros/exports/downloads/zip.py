"""A ZIP archive that is the same to the byte for the same content."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say; its files have no time of their own
READABLE = 0o644 << 16


def zip_bytes(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Packs files under one folder, with their checksums.

    Args:
        folder: Name of the folder that unpacking makes.
        files: Content by name.
    """
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted({**files, SUMS: sums.encode()}.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = READABLE
            archive.writestr(entry, content)
    return target.getvalue()
