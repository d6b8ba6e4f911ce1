"""The settings of a build, typed: what ``mkdocs.yml`` and the environment say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.catalog.site import Site, make_site
from macros.errors import SettingError

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Settings:
    """What a build is asked for.

    Attributes:
        data_dir: The package.
        cache_dir: Where passes, downloads and drawings are kept.
        measured: File of what was measured; it need not be there.
        site: The site; with no name it gets the package's.
        repo_url: Address of the repository; "" where nobody can ask there.
        branch: Branch of the repository that is published, where readers edit.
        as_of: Day as of which the site says what is known; None for the data's own.
        theme_dirs: Folders of the theme's templates, the first of which goes before.
    """

    data_dir: Path
    cache_dir: Path
    measured: Path
    site: Site
    repo_url: str = ""
    branch: str = "main"
    as_of: date | None = None
    theme_dirs: tuple[Path, ...] = ()


def read_settings(config: MkDocsConfig) -> Settings:
    """Returns the settings that ``extra`` and MkDocs' own options hold.

    Raises:
        SettingError: If the day is none.
    """
    extra, folder = config.extra, Path(config.config_file_path).parent
    data_dir, cache_dir, measured = (
        (folder / str(extra[name])).resolve() for name in ("data_dir", "cache_dir", "quality")
    )
    name = str(extra["site_name"] or config.site_name)
    official = bool(extra["official"])
    return Settings(
        data_dir=data_dir,
        cache_dir=cache_dir,
        measured=measured,
        site=make_site(name, config.site_description, config.site_url, official=official),
        repo_url=config.repo_url or "",
        branch=str(extra["branch"] or ""),
        as_of=parse_day(str(extra["as_of"] or "")),
        theme_dirs=tuple(Path(path) for path in config.theme.dirs),
    )


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
