"""``verify_checksums``: computes the sums of a built site anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.exports.checksums import format_checksum_report, verify_checksums


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Registers the command."""
    command = commands.add_parser(
        "attest", help="지은 누리집의 파일이 SHA256SUMS와 같은지 다시 셈합니다"
    )
    command.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="누리집 폴더(기본: site)"
    )
    command.set_defaults(run=_verify_checksums)


def _verify_checksums(options: argparse.Namespace) -> int:
    result = verify_checksums(options.site)
    print(format_checksum_report(result))
    return 0 if result.holds else 1
