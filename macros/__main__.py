"""Entry point on the command line: ``python -m macros check | diff | mend | verify | export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.catalog.package.encodings import encoding_fault
from macros.catalog.package.invisible_characters import shown
from macros.cli import check, default_data, diff, export, repair
from macros.cli.terminal import printing
from macros.errors import DataError, LedgerError, describe_os_error
from macros.review.finding_formats import format_verification
from macros.validation.package import validate_package
from macros.validation.report_coverage import cover
from macros.validation.report_verify import report_of_text, sources_of, verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns the exit code: 0 well, 1 problems found, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m macros", description="열린장부의 자료를 살핍니다."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check.add_to(commands)
    repair.add_to(commands)
    command = commands.add_parser("verify", help="자료의 출처를 보고서 글과 견줍니다")
    command.add_argument(
        "--data", type=Path, default=default_data(), help="자료 폴더(기본: DATA_DIR이나 data)"
    )
    command.add_argument("report", type=Path, help="보고서 글 파일(UTF-8)")
    command.add_argument(
        "--coverage", action="store_true", help="절마다 숫자와 줄이 얼마나 설명되었는지 보입니다"
    )
    command.set_defaults(run=_verify)
    diff.add_to(commands)
    export.add_to(commands)
    with printing():
        return _run(parser, arguments)


def _run(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> int:
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except LedgerError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
        return 2


def _verify(options: argparse.Namespace) -> int:
    examination = validate_package(options.data)
    problems = examination.problems
    sources = sources_of(examination)
    if sources is None:
        raise DataError(problems)
    if problems:  # whoever enters a report wants to see how far she has come
        print(
            f"자료에 문제 {len(problems)}개가 있어 읽을 수 있는 줄만 견줍니다. 무엇인지는 "
            "python -m macros check가 알려 줍니다.",
            file=sys.stderr,
        )
    text = options.report.read_bytes()
    fault = encoding_fault(shown(options.report.name), text)
    if fault and fault.code != "bom":  # a mark before the text is part of its fingerprint
        raise DataError([fault])
    report = report_of_text(sources, text)
    result = verify(sources, report, text)
    sections = cover(sources, report, text)
    print(
        format_verification(
            result, sections, every_section=options.coverage, report_id=report.report_id
        )
    )
    left = any(section.unexplained for section in sections)
    return 1 if problems or result.failures or left else 0


if __name__ == "__main__":
    sys.exit(main())
