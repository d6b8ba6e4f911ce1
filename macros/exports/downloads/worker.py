"""Entry point of the process that writes all downloads into a folder.

Called as ``python -m macros.exports.downloads.worker DATA FOLDER``.

A process of its own, so that only a build with new data loads the libraries that write
spreadsheets and Parquet. What the publisher says of itself comes on its input, as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

from macros.catalog.package.atomic_write import write_below
from macros.catalog.published_file import Published
from macros.catalog.versions import DataVersion
from macros.errors import LedgerError, describe_os_error, force_utf8_output
from macros.exports.downloads.build import all_files
from macros.exports.downloads.cache import LIST, list_text
from macros.exports.downloads.json_api import Publication
from macros.validation.cache import read_validated


def main() -> None:
    """Packs a package that has passed its checks into a folder that appears whole or not at all."""
    data_dir, folder = Path(sys.argv[1]), Path(sys.argv[2])
    settings = json.load(sys.stdin)
    dated_on = date.fromisoformat(settings["dated_on"])
    data_version = DataVersion(dated_on, settings["commit"], settings["changed"])
    publication = Publication(settings["name"], settings["official"], data_version)
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


if __name__ == "__main__":
    force_utf8_output()
    try:
        main()
    except OSError as error:
        sys.exit(describe_os_error(error))
    except LedgerError as error:
        sys.exit(str(error))
