"""Every fault in every table: ``python -m tests.officer.everything``. Takes some two minutes."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.conftest import DATA
from tests.officer.faults import STRUCTURAL
from tests.officer.test_officer import injected, is_reported, output_after


def main() -> int:
    """Prints how many faults of each kind were injected and told; returns 1 if one was not."""
    missed = total = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(DATA, Path(place) / "data"))
        for name in STRUCTURAL:
            cases = list(injected(name, share=1))
            output = sum(
                is_reported(output_after(folder, t, raw), where) for t, raw, where in cases
            )
            print(f"{name}: {len(cases)}개 가운데 {output}개를 알림")
            total, missed = total + len(cases), missed + len(cases) - output
    print(f"모두 {total}개, 놓친 것 {missed}개")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
