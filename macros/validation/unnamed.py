"""Tables in the data folder that its descriptor does not name: nobody reads them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.findings import Finding
from macros.catalog.package.invisible_characters import shown
from macros.catalog.package.schema import Package

# What the system or a program that has a file open leaves beside it.
HIDDEN = (".", "~$")
SHEET = re.compile(r"\.(csv|tsv|tab|xlsx?|xlsm|xlsb|ods|numbers)(\W.*)?$", re.IGNORECASE)
# What may be anything, a table too.
COPY = re.compile(r"(^|/)[^./]+$|\.(txt|bak|old|orig|tmp)$", re.IGNORECASE)


def unnamed_files(data_dir: Path, package: Package) -> dict[str, str | None]:
    """Returns the tables in a folder that its descriptor does not name.

    Returns:
        By path within the folder, the name of the file that was meant; None if that can't be told.
    """
    named = {table.path for table in package.tables}
    found = sorted(
        path.relative_to(data_dir).as_posix()
        for path in (*data_dir.glob("*"), *data_dir.glob("*/*"))
        if path.is_file() and not path.name.startswith(HIDDEN)
    )
    return {
        name: meant_file(name, package)
        for name in found
        if name not in named
        and (SHEET.search(name) or (COPY.search(name) and meant_file(name, package)))
    }


def meant_file(name: str, package: Package) -> str | None:
    """Returns the file of the package that a file name is another form of.

    A copy gets a number or a word before or behind its name, another program another ending.
    """
    stem = Path(unicodedata.normalize("NFC", name)).name.casefold().split(".")[0]
    stem = re.sub(r"[\s-]+", "_", stem)
    within = [table for table in package.tables if table.name in stem]
    if within:
        return max(within, key=lambda table: len(table.name)).path
    names = {table.name: table.path for table in package.tables}
    close = difflib.get_close_matches(re.sub("[^a-z_]", "", stem), names, n=1, cutoff=0.75)
    return names[close[0]] if close else None


def check_unnamed(data_dir: Path, package: Package) -> Iterator[Finding]:
    """Yields a finding for a table that nobody reads but somebody may take for published."""
    for name, meant in unnamed_files(data_dir, package).items():
        rule = f"설명서({DESCRIPTOR})에 없는 파일이라 읽지 않습니다."
        remedy = "자료가 아니면 이 폴더 밖으로 옮기거나 지워 주세요."
        if meant:
            remedy = f"{meant}를 뜻했다면 그 이름으로 바꾸고, 아니면 지워 주세요."
        yield Finding(shown(name), 0, 0, "file-unnamed", None, rule, remedy)
