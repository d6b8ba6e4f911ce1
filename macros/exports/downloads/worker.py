"""FACE of the packing process: ``python -m macros.exports.downloads.worker DATA FOLDER`` writes all downloads.

A process of its own, so that only a build with new data loads the libraries that write
spreadsheets and Parquet. The imprint comes on its input, as JSON.
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
from macros.catalog.versions import Edition
from macros.errors import LedgerError, speak_utf8, tell
from macros.exports.downloads.build import all_files
from macros.exports.downloads.cache import LIST, list_text
from macros.exports.downloads.json_api import Imprint
from macros.validation.cache import read_passed


def main() -> None:
    """Packs a package that has passed its checks into a folder that appears whole or not at all."""
    data_dir, folder = Path(sys.argv[1]), Path(sys.argv[2])
    told = json.load(sys.stdin)
    dated_on = date.fromisoformat(told["dated_on"])
    edition = Edition(dated_on, told["commit"], told["changed"])
    imprint = Imprint(told["name"], told["official"], edition)
    # Of this process alone: two builds may pack the same data at once.
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    listed, sums = [], []
    for made in all_files(read_passed(data_dir), data_dir, imprint):
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
    speak_utf8()
    try:
        main()
    except OSError as error:
        sys.exit(tell(error))
    except LedgerError as error:
        sys.exit(str(error))
