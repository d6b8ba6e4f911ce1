"""The command ``python -m macros diff BASE HEAD``: what a change to the data does."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from macros.catalog.catalog import Catalog
from macros.catalog.package.atomic_write import write_below
from macros.catalog.types import plain_number
from macros.cli import default_data
from macros.errors import DataError, SettingError
from macros.render.charts.comparison import ValueChange, before_after_chart
from macros.render.drawing import theme
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.pool import ChartPool
from macros.review.diff import Difference, differ
from macros.review.escape import visible
from macros.review.report import amount, subject_words
from macros.review.report_formats import DIFF_FORMATS, format_difference
from macros.review.row_changes import RowChange
from macros.review.snapshot import read_snapshot
from macros.site.git import extract_tree
from macros.site.pages import page_addresses
from macros.site.workers import Workers
from macros.validation.package import load_catalog

MAX_CHARTS = 24
SAFE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What a descriptor that is no descriptor makes the check stumble over.
STUMBLES = (AttributeError, KeyError, TypeError, ValueError)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    command = commands.add_parser("diff", help="자료가 바뀌면 무엇이 달라지는지 봅니다")
    command.add_argument("base", help="앞선 자료: 폴더나 커밋")
    command.add_argument("head", help="바뀐 자료: 폴더나 커밋")
    command.add_argument(
        "--data",
        type=PurePosixPath,
        default=PurePosixPath(default_data().as_posix()),
        help="커밋 안의 자료 폴더",
    )
    command.add_argument("--format", choices=DIFF_FORMATS, default="markdown")
    command.add_argument("--output", type=Path, metavar="FILE", help="글을 이 파일에 적습니다")
    command.add_argument(
        "--charts", type=Path, metavar="DIR", help="바뀌는 값의 그림을 이 폴더에 둡니다"
    )
    command.set_defaults(run=run_diff)


def run_diff(options: argparse.Namespace) -> int:
    """Runs the command; 0 whatever the change does, since a difference is no fault.

    Raises:
        LedgerError: If one of the two cannot be read at all.
    """
    with tempfile.TemporaryDirectory() as place:
        base = _folder_of(options.base, options.data, Path(place) / "base")
        head = _folder_of(options.head, options.data, Path(place) / "head")
        before = read_snapshot(base)
        problems, after = _check(head)
        _, earlier = _check(base)
        catalogs = (earlier, after) if earlier and after else None
        pages = (page_addresses(earlier), page_addresses(after)) if earlier and after else None
        head_rows = read_snapshot(head, before.package)
        difference = differ(before, head_rows, problems, catalogs, pages)
    text = format_difference(difference, options.format)
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    if options.charts:
        count = _draw(difference, options.charts)
        sys.stderr.write(f"그림 {count}개를 {options.charts} 폴더에 두었습니다.\n")
    return 0


def _folder_of(name: str, data: PurePosixPath, place: Path) -> Path:
    if Path(name).is_dir():
        return Path(name)
    if data.is_absolute() or ".." in data.parts:
        raise SettingError(f"자료 폴더는 저장소의 뿌리에서 적어야 합니다: {data}")
    return extract_tree(name, data, place)


def _check(folder: Path) -> tuple[tuple[str, ...], Catalog | None]:
    """Returns what the check says of a package, and its catalog where that is nothing."""
    try:
        return (), load_catalog(folder)
    except DataError as error:
        return tuple(str(finding) for finding in error.findings), None
    except STUMBLES:
        message = "datapackage.json: 자료 설명서의 짜임이 맞지 않아 검사를 마치지 못했습니다."
        return (message,), None


def _draw(difference: Difference, folder: Path) -> int:
    """Draws the values that changed, a chart for each subject and unit; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        chart_cache = ChartCache(Path(place))
        pictures: dict[str, Path] = {}
        for name, title, values in _charts(difference):
            if len(pictures) == MAX_CHARTS:
                break
            bars, caption = before_after_chart(title, values)
            pictures[name] = chart_cache.request_standalone(bars, theme.WIDE, None, caption)[0]
        workers = Workers()
        try:
            ChartPool(chart_cache, workers.submit).finish()
        finally:
            workers.end()
        for name, picture in pictures.items():
            write_below(folder, f"{name}.svg", picture)
    return len(pictures)


def _charts(difference: Difference) -> Iterator[tuple[str, str, list[ValueChange]]]:
    for subject, name, rows in difference.by_subject:
        units: dict[str, list[ValueChange]] = {}
        for change in rows:
            if value := _value_change(difference, change):
                units.setdefault(change.row["unit"], []).append(value)
        for unit, values in units.items():
            stem = "-".join((*filter(None, subject), unit.lower().replace("_", "-")))
            if not SAFE_NAME.fullmatch(stem):
                stem = hashlib.sha256(stem.encode()).hexdigest()[:16]
            yield stem, subject_words(subject, name, visible), values


def _value_change(difference: Difference, change: RowChange) -> ValueChange | None:
    before, after = change.before or {}, change.after or {}
    old, new = before.get("value", ""), after.get("value", "")
    if old == new or before.get("unit") != after.get("unit"):
        return None
    numbers = plain_number(old), plain_number(new)
    if numbers[0] is None or numbers[1] is None:
        return None
    texts = (
        visible(amount(difference, change.table, row, text))
        for row, text in ((before, old), (after, new))
    )
    named = next((text for column, text in after.items() if column.endswith("_ko") and text), "")
    return ValueChange(visible(named or change.name), numbers[0], numbers[1], *texts)
