"""MkDocs hooks while it serves: every edit renders all pages, downloads stay as they were."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from macros.exports.downloads.cache import Downloads


@dataclass
class _State:
    """What stays from one rebuild to the next: downloads take longer to pack than pages to render.

    Attributes:
        serving: Whether MkDocs serves, and does not only build.
        downloads: Those of the first build.
    """

    serving: bool = False
    downloads: Downloads | None = None


_STATE = _State()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' own
    """Notes how MkDocs was started."""
    _STATE.serving = command == "serve"


@event_priority(200)  # before hooks.py asks for them
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Hands the downloads of the last build over."""
    config.extra["served_downloads"] = _STATE.downloads
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keeps the downloads of this build."""
    if _STATE.serving:
        _STATE.downloads = config.extra["downloads"]
    return files
