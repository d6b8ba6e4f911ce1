"""MkDocs hooks while it serves with ``--dirty``: an edit builds again only the pages it reaches.

``hooks.py`` finds ``edits`` in ``extra`` then; a plain build has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from macros.errors import LedgerError
from macros.site.context import setting
from macros.site.incremental import IncrementalBuild

PLACES = ("data_dir", "cache_dir")
MADE_OF = ("docs/templates", "docs/.overrides", "mkdocs.yml")  # every page, besides the data


@dataclass
class _State:
    """What stays from build to build: whether pages are served while edited, and what is known."""

    serving: bool = False
    edits: IncrementalBuild | None = None


_STATE = _State()


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - MkDocs' own
    """Notes how MkDocs was started."""
    _STATE.serving = command == "serve" and dirty


@event_priority(200)  # before hooks.py asks for it
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Takes in the data as they stand, checked; a problem leaves what was built last."""
    if not _STATE.serving:
        return config
    if _STATE.edits is None:
        folder = Path(config.config_file_path).parent
        data, cache = (setting(config.config_file_path, config.extra[name]) for name in PLACES)
        _STATE.edits = IncrementalBuild(data, cache, [folder / name for name in MADE_OF])
    try:
        _STATE.edits.begin()
    except LedgerError as error:
        raise PluginError(str(error)) from error
    config.extra["incremental"] = _STATE.edits
    return config


@event_priority(-100)  # after hooks.py has added the pages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tells MkDocs of each page whether it has to be built again."""
    edits = config.extra.get("incremental")
    if edits is not None and not edits.first:
        for file in files.documentation_pages():
            affected = edits.affects(file.url)
            written = not file.generated_by and file.is_modified()
            file.is_modified = partial(bool, affected or written)  # type: ignore[method-assign]
    return files


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Remembers what is built now."""
    if config.extra.get("incremental") is not None:
        config.extra["incremental"].done()


def on_shutdown() -> None:
    """Ends the check that stayed."""
    if _STATE.edits is not None:
        _STATE.edits.end()
