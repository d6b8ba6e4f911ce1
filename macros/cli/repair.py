"""``mend``: repairs what a spreadsheet or an editor did to the files of a package."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from macros.catalog.package.findings import column_letters, shorten
from macros.catalog.package.schema import Table, build_package, load_descriptor
from macros.errors import SettingError
from macros.site.git import committed_file
from macros.validation.files import meant_file
from macros.validation.repair.repair import Change, Repaired, repair_table

KINDS = {
    "empty-file": "빈 파일이라 앞선 판을 되살림",
    "bom": "맨 앞의 보이지 않는 표시(BOM)를 지움",
    "utf-16": "UTF-16을 UTF-8로 바꿈",
    "cp949": "CP949(한글 윈도의 옛 글자표)를 UTF-8로 바꿈",
    "line-ends": "줄 끝을 LF로 바꿈",
    "delimiter": "칸 사이를 쉼표로 바꿈",
    "quotes": "필요 없는 큰따옴표를 지움",
    "header": "머리줄을 되살림",
    "rows-above": "머리줄 위에 생긴 줄을 지움",
    "column-order": "열을 설명서의 차례로 되돌림",
    "empty-columns": "남는 빈 칸을 지움",
    "empty-rows": "빈 줄을 지움",
    "short-rows": "빠진 끝의 빈 칸을 채움",
    "smart-quotes": "둥근 따옴표로 감싼 칸을 하나로 이음",
    "row-order": "줄을 이름표 차례로 되돌림",
    "last-line": "마지막 줄의 끝을 맺음",
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Registers the command."""
    command = commands.add_parser("mend", help="엑셀과 편집기가 바꾸어 놓은 것을 되돌립니다")
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="고칠 CSV 파일")
    command.add_argument(
        "--base",
        type=Path,
        metavar="DIR",
        help="고치기 전 파일이 있는 폴더(기본: git의 마지막 판)",
    )
    command.add_argument(
        "--check", "--dry-run", action="store_true", help="고치지 않고 무엇을 고칠지만 보입니다"
    )
    command.set_defaults(run=_run_repair)


def _run_repair(options: argparse.Namespace) -> int:
    codes: list[int] = []
    misnamed: list[str] = []
    for path in options.files:
        try:
            codes.append(_repair_file(path, options.base, write=not options.check))
        except SettingError as error:  # the other files are repaired all the same
            misnamed.append(str(error))
    if misnamed:
        raise SettingError("\n".join(misnamed))
    return max(codes)


def _repair_file(path: Path, base: Path | None, *, write: bool) -> int:
    """Repairs one file; returns 1 if something is left, or with ``write=False`` would change."""
    table = _table_of(path)
    if not path.is_file():
        raise SettingError(f"파일이 없습니다: {path}")
    published = committed_file(path) if base is None else _bytes_of(base / path.name)
    raw = path.read_bytes()
    repaired = repair_table(table, raw, published)
    _print_repairs(path, repaired, write=write)
    if repaired.raw != raw and write:
        _replace(path, repaired.raw)
    return int(bool(repaired.unrepaired) or (repaired.raw != raw and not write))


def _table_of(path: Path) -> Table:
    package = build_package(load_descriptor(path.parent))
    for table in package.tables:
        if table.path == path.name:
            return table
    meant = meant_file(path.name, package)
    advice = f". {meant}를 뜻했다면 그 이름으로 바꿔 주세요" if meant else ""
    raise SettingError(f"설명서(datapackage.json)에 없는 파일입니다: {path}{advice}")


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _print_repairs(path: Path, repaired: Repaired, *, write: bool) -> None:
    count = len(repaired.changes)
    if not count:
        print(f"{path}: 고칠 것이 없습니다.")
    else:
        print(f"{path}: {count}군데를 {'고쳤습니다' if write else '고칠 수 있습니다'}.")
    for change in repaired.changes:
        print(f"  {_line(change)}")
    for finding in repaired.unrepaired:
        print(f"  그대로 둠: {finding}")


def _line(change: Change) -> str:
    if change.column:
        place = f"{column_letters(change.column)}{change.row}"
        return f"{place}: '{shorten(change.before)}' → '{shorten(change.after)}'"
    place = f"{change.row}행" if change.row else "파일 전체"
    return f"{place}: {KINDS[change.kind]}"


def _replace(path: Path, raw: bytes) -> None:
    """Writes a file whole or not at all: a power cut leaves the old one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
