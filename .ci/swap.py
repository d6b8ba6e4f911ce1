"""Puts a new folder in the place of an old one: ``python swap.py NEW PLACE OLD``.

Linux and macOS can exchange two folders in one step, so that PLACE is whole at every moment, even
if this process is killed. Elsewhere there is a moment without it: PLACE is moved to OLD, NEW to
PLACE; `.ci/build` moves OLD back if it finds that this was cut short.
"""

import ctypes
import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are as seen from the current folder
EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system or the disk cannot."""
    names = (os.fsencode(one), os.fsencode(other))
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, EXCHANGE) == 0)
        return bool(library.renameat2(HERE, names[0], HERE, names[1], EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def swap(new: Path, place: Path, old: Path) -> None:
    """Puts NEW in PLACE; what was there is then in NEW or OLD."""
    if not place.exists():
        new.rename(place)
    elif not exchange(new, place):
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise


if __name__ == "__main__":
    swap(*map(Path, sys.argv[1:4]))
