"""Entry point of the preview: ``python -m macros.cli.preview SITE FOLDER --before SITE``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.site.preview import compare_sites, summary, write_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes a built site so that it opens from a folder, and prints what changed in it."""
    parser = argparse.ArgumentParser(
        prog="python -m macros.cli.preview",
        description="바뀐 뒤의 누리집을 폴더에서 열 수 있게 합니다.",
    )
    parser.add_argument("site", type=Path, help="지은 누리집")
    parser.add_argument("folder", type=Path, help="미리보기를 둘 폴더")
    parser.add_argument("--before", type=Path, required=True, help="바꾸기 전에 지은 누리집")
    options = parser.parse_args(arguments)
    known = (options.before / "index.html").is_file()
    changes = compare_sites(options.before, options.site) if known else None
    write_folder(options.site, options.folder, changes)
    print(summary(changes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
