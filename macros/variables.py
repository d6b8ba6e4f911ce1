"""What pages may use of a build: the catalog, its terms, the drawings and files of charts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.catalog.passed import has_passed, read_passed
from macros.errors import SettingError
from macros.processes import check_data
from macros.render.chart_files import ChartFiles
from macros.render.drawings import Drawings
from macros.render.links import ask_address
from macros.render.terms import prepare

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def build_variables(
    data_dir: Path,
    cache_dir: Path,
    *,
    site_name: str,
    official: bool,
    repo_url: str | None,
    as_of: str = "",
) -> dict[str, object]:
    """Loads the data, checked, and returns what goes into ``extra`` of the configuration.

    Args:
        data_dir: The package.
        cache_dir: Where passes and drawings are kept.
        site_name: Name of the site, for the line of the source under a picture.
        official: Whether the body whose report is shown publishes the site.
        repo_url: Address of the repository; None where nobody can ask there.
        as_of: ISO date as of which the site tells what is known; "" for the data's own.

    Returns:
        ``catalog``, ``terms``, ``drawings`` and ``chart_files``.

    Raises:
        LedgerError: With everything that is wrong with the data, or if the date is none.
    """
    day = parse_day(as_of)
    if not has_passed(data_dir, cache_dir):
        check_data(data_dir, cache_dir)
    ask_at, known = ask_address(repo_url), read_passed(data_dir)
    past = tuple(replace(earlier, ask_at=ask_at) for earlier in known.past)
    catalog = replace(known, ask_at=ask_at, as_of_setting=day, past=past)
    drawings = Drawings(cache_dir / "charts")
    imprint = site_name if official else f"{site_name}(비공식)"
    return {
        "catalog": catalog,
        "terms": prepare(catalog.details.glossary),
        "drawings": drawings,
        "chart_files": ChartFiles(drawings, imprint),
    }


def parse_day(text: str) -> date | None:
    """Returns the day of an ISO date; None for no text.

    Raises:
        SettingError: If it is no such date.
    """
    if not text:
        return None
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise SettingError(f"AS_OF가 날짜가 아닙니다: '{text}'. 2024-05-31처럼 적어 주세요.")
