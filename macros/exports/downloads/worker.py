"""Packs all downloads into a folder: the module that loads what writes spreadsheets and Parquet.

The build has it run in a process of its own (``site/workers.py``), so that only a build with new
data loads those libraries.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from macros.catalog.package.atomic_write import write_below
from macros.catalog.published_file import Published
from macros.exports.downloads.build import all_files
from macros.exports.downloads.cache import LIST, list_text
from macros.exports.downloads.json_api import Publication
from macros.validation.cache import read_validated


def pack(data_dir: Path, folder: Path, publication: Publication) -> None:
    """Packs a package into a folder that appears whole or not at all.

    Args:
        data_dir: A package that has passed its checks.
        folder: Where the files go.
        publication: Who publishes, and which version of the data.
    """
    # Of this process alone: two builds may pack the same data at once.
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    listed, sums = [], []
    for made in all_files(read_validated(data_dir), data_dir, publication):
        write_below(partial, made.path, made.content)
        listed.append(Published(made.path, made.format, made.rows, len(made.content)))
        sums.append(hashlib.sha256(made.content).hexdigest())
    write_below(partial, LIST, list_text(listed, sums))
    try:
        partial.rename(folder)
    except OSError:
        if not (folder / LIST).is_file():
            raise
        shutil.rmtree(partial)  # another build was quicker with the same
