"""What the faces have done in processes of their own: checking and drawing.

Both load libraries that take longer to load than a page to build, so both run only when something
has changed; drawing runs on all cores.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from macros.errors import LedgerError
from macros.render.drawings import Drawings, Request

ROOT = Path(__file__).parent.parent  # a process of ours is started where it finds the project


def check_data(data_dir: Path, cache_dir: Path) -> None:
    """Checks a package with ``python -m macros check`` and has a pass remembered.

    Raises:
        LedgerError: With everything the command says, if it finds a problem.
    """
    command = [sys.executable, "-m", "macros", "check", "--data", str(data_dir)]
    command += ["--remember", str(cache_dir)]
    result = subprocess.run(  # noqa: S603 - this project's own command
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode:
        raise LedgerError(f"자료에 문제가 있습니다.\n{result.stdout}{result.stderr}")


def draw_missing(drawings: Drawings) -> None:
    """Has everything drawn that was asked for and is not drawn yet, a process a core.

    Raises:
        LedgerError: If a process fails.
    """
    missing = drawings.missing()
    if not missing:
        return
    try:
        drawings.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"그림을 둘 폴더를 만들 수 없습니다: {drawings.folder}") from error
    command = [sys.executable, "-m", "macros.draw", str(drawings.folder)]
    cores = min(os.cpu_count() or 1, len(missing))
    with ThreadPoolExecutor(max_workers=cores) as pool:
        shares = [missing[start::cores] for start in range(cores)]
        codes = list(pool.map(lambda share: _draw(command, share), shares))
    if any(codes):
        raise LedgerError("그림을 그리지 못했습니다.")


def _draw(command: list[str], share: Sequence[Request]) -> int:
    requests = "".join(f"{json.dumps([r.key, r.width, r.bars, r.caption])}\n" for r in share)
    result = subprocess.run(  # noqa: S603 - this project's own command
        command, cwd=ROOT, input=requests, encoding="utf-8", check=False
    )
    return result.returncode
