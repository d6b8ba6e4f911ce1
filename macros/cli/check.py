"""``check``: the data against its rules; and ``explain``: what a code of it means."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.file_kinds import CONFLICT
from macros.catalog.package.findings import ERROR, Finding
from macros.catalog.package.invisible_characters import shown
from macros.catalog.package.page_texts import check_documents
from macros.cli import default_data, default_docs
from macros.cli.terminal import write_workflow_command
from macros.errors import DataError, SettingError
from macros.review.codes import GUIDE, explain_code, guide_page, load_codes
from macros.review.finding_formats import FORMATS, format_findings
from macros.review.suggestions import Advice, advise
from macros.site.git import committed_file, run_git
from macros.validation.cache import mark_validated
from macros.validation.package import ValidationReport, validate_package, warn


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Registers the commands."""
    check = commands.add_parser("check", help="자료의 꼴과 규칙을 살핍니다")
    check.add_argument(
        "--data", type=Path, default=default_data(), help="자료 폴더(기본: DATA_DIR이나 data)"
    )
    check.add_argument(
        "--docs",
        type=Path,
        default=default_docs(),
        help="쪽의 글이 있는 폴더(누리집의 뿌리에서는 docs)",
    )
    check.add_argument("--format", choices=FORMATS, default="text", help="보이는 꼴")
    check.add_argument(
        "--base", type=Path, metavar="DIR", help="고치기 전 자료 폴더. 바뀐 것의 주의만 알립니다"
    )
    check.add_argument(
        "--summary", type=Path, metavar="FILE", help="한데 모은 것을 이 파일 끝에 덧붙입니다"
    )
    check.add_argument("--guide", default=_guide(os.environ), help="알림의 이름이 이어질 주소")
    check.add_argument(
        "--remember", type=Path, metavar="CACHE", help="문제가 없으면 이 폴더에 적어 둡니다"
    )
    check.set_defaults(run=_check)
    explain = commands.add_parser("explain", help="알림의 이름이 무슨 뜻인지 보입니다")
    explain.add_argument("code", nargs="?", help="알림의 이름. 없으면 모두")
    explain.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    folder = options.data.as_posix()
    try:
        examination = validate_package(options.data)
    except DataError as error:  # without a descriptor nothing else can be checked
        output = [Advice(finding, max(finding.row, 1)) for finding in error.findings]
        _print_findings(options, [*output, *_documents(options.docs)])
        return 1
    base = validate_package(options.base) if options.base else None
    attributes = check_attributes(options.data, examination.files)
    found = [*attributes, *examination.problems, *warn(examination, base)]
    found.sort(key=lambda f: (f.severity, f.code != CONFLICT, f.file, f.row, f.column, f.code))
    published = _published(options.data, examination, base) if found else {}
    documents = _documents(options.docs)
    _print_findings(
        options, [*advise(examination.package, found, examination.files, published), *documents]
    )
    if (
        examination.catalog is None
        or attributes
        or any(a.finding.severity == ERROR for a in documents)
    ):
        return 1
    if options.remember:
        mark_validated(options.data, options.remember)
    if options.format == "text":
        tables, figures = len(examination.package.tables), len(examination.catalog.figures)
        print(f"{folder}: 표 {tables}개, 수치 {figures}개, 문제 없음.")
    return 0


# With these git hands out other bytes than were reviewed, or none.
ATTRIBUTES = ("export-subst", "export-ignore", "ident", "working-tree-encoding", "filter")


def check_attributes(folder: Path, names: Iterable[str]) -> list[Finding]:
    """Refuses what has git exchange the words of tables, or leave tables out, for who gets them.

    Args:
        folder: The data folder, which need not be in a repository.
        names: The files of the tables.
    """
    asked = ("check-attr", "-z", *ATTRIBUTES, "--", *sorted(names), DESCRIPTOR)
    output = (run_git(folder, *asked) or b"").decode("utf-8", "replace").split("\0")
    return [
        Finding(
            shown(file),
            0,
            0,
            "git-attribute",
            name,
            "git이 이 파일을 내보낼 때 바꾸거나 빼게 하는 속성이 있습니다.",
            ".gitattributes에서 그 속성을 지워 주세요.",
        )
        for file, name, value in zip(output[::3], output[1::3], output[2::3], strict=False)
        if value not in {"unspecified", "unset"}
    ]


def _documents(folder: Path | None) -> list[Advice]:
    """Returns what is wrong with the texts of pages; nothing where there are none."""
    found = check_documents(folder) if folder and folder.is_dir() else ()
    return [Advice(finding, max(finding.row, 1), in_package=False) for finding in found]


def _print_findings(options: argparse.Namespace, advices: list[Advice]) -> None:
    folder = options.data.as_posix()
    output = format_findings(advices, options.format, folder, options.guide)
    if output and options.format == "github":
        write_workflow_command(output)
    elif output:
        print(output)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as summary:
            summary.write(format_findings(advices, "markdown", folder, options.guide) + "\n")
    problems = sum(advice.finding.severity == ERROR for advice in advices)
    if problems and options.format == "text":
        print(f"문제 {problems}개. 고치고 다시 살펴 주세요.", file=sys.stderr)


def _published(
    data: Path, examined: ValidationReport, base: ValidationReport | None
) -> Mapping[str, bytes]:
    """Returns the files before the change: from the folder given, else from the last commit."""
    if base is not None:
        return base.files
    found = {name: committed_file(data / name) for name in examined.files}
    return {name: raw for name, raw in found.items() if raw is not None}


def _guide(environment: Mapping[str, str]) -> str:
    """Returns the guide's address: in the repository a workflow runs in, else its path."""
    server, name = (environment.get(f"GITHUB_{part}") for part in ("SERVER_URL", "REPOSITORY"))
    return f"{server}/{name}/blob/HEAD/{GUIDE}" if server and name else GUIDE


def _explain(options: argparse.Namespace) -> int:
    codes = load_codes()
    if options.code is None:
        print(guide_page(), end="")
    elif options.code in codes:
        print(explain_code(codes[options.code]))
    else:
        raise SettingError(
            f"모르는 이름입니다: {options.code}. 이름은 알림 끝의 대괄호에 있습니다."
        )
    return 0
