"""FACE on the command line: ``python -m macros check | verify | attest | export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.catalog.package import load_catalog
from macros.catalog.passed import remember_pass
from macros.commands import attest, export
from macros.errors import DataError, LedgerError
from macros.review.annotations import FORMATS, format_findings, format_verification
from macros.review.coverage import cover
from macros.review.verify import verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns the exit code: 0 well, 1 problems found, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m macros", description="열린장부의 자료를 살핍니다."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("check", "자료의 꼴과 규칙을 살핍니다"),
        ("verify", "자료의 출처를 보고서 글과 견줍니다"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument(
            "--data", type=Path, default=Path("data"), help="자료 폴더(기본: data)"
        )
    commands.choices["check"].add_argument("--format", choices=FORMATS, default="text")
    commands.choices["check"].add_argument(
        "--remember", type=Path, metavar="CACHE", help="문제가 없으면 이 폴더에 적어 둡니다"
    )
    commands.choices["verify"].add_argument("report", type=Path, help="보고서 글 파일(UTF-8)")
    commands.choices["verify"].add_argument(
        "--coverage", action="store_true", help="절마다 숫자가 얼마나 설명되었는지 보입니다"
    )
    commands.choices["check"].set_defaults(run=_check)
    commands.choices["verify"].set_defaults(run=_verify)
    attest.add_to(commands)
    export.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except (LedgerError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    folder = options.data.as_posix()
    try:
        catalog = load_catalog(options.data)
    except DataError as error:
        print(format_findings(error.findings, options.format, folder))
        if options.format == "text":
            print(f"문제 {len(error.findings)}개. 고치고 다시 살펴 주세요.", file=sys.stderr)
        return 1
    if options.remember:
        remember_pass(options.data, options.remember)
    if options.format == "text":
        tables = len(catalog.package.tables)
        print(f"{folder}: 표 {tables}개, 수치 {len(catalog.figures)}개, 문제 없음.")
    elif options.format == "json":
        print(format_findings((), options.format, folder))
    return 0


def _verify(options: argparse.Namespace) -> int:
    catalog = load_catalog(options.data)
    text = options.report.read_bytes()
    result = verify(catalog, catalog.report, text)
    sections = cover(catalog, catalog.report, text)
    print(format_verification(result, sections, every_section=options.coverage))
    return 1 if result.failures or any(section.unexplained for section in sections) else 0


if __name__ == "__main__":
    sys.exit(main())
