"""The one way by which files are written whose names are made of data: below their folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.catalog.package.invisible_characters import shown
from macros.errors import SettingError


def place_below(folder: Path, address: str) -> Path:
    """Returns where a file of that address stands, links followed.

    Raises:
        SettingError: If the address leads out of the folder, by dots or by a link.
    """
    whole, place = folder.resolve(), (folder / address).resolve()
    if place == whole or not place.is_relative_to(whole):
        raise SettingError(
            f"{shown(address)}: 폴더 밖을 가리키는 주소라 쓰지 않았습니다. "
            "이름표와 링크를 살펴 주세요."
        )
    return place


def write_below(folder: Path, address: str, content: str | bytes | Path) -> Path:
    """Writes a file below a folder and returns its path.

    Ids of the data become names of files. The checks hold them to a form; here nothing is
    believed, so that a check that is missing loses no file of somebody else's.

    Args:
        folder: The folder, which need not be there.
        address: Path from the folder, with slashes.
        content: Text, written as UTF-8 with its line ends as they are; bytes; or a file to copy.

    Raises:
        SettingError: If the address leads out of the folder, by dots or by a link.
    """
    place = place_below(folder, address)
    place.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, place)
    else:
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return place
