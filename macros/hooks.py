"""FACE of MkDocs: loads the catalog once, adds pages and files, has charts drawn.

Kept thin over ``publish/``, since another builder would need to replace this module alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from macros.catalog.passed import has_passed, read_passed
from macros.errors import LedgerError
from macros.publish.downloads import package_downloads
from macros.publish.pages import generated_pages
from macros.publish.search import deferred_index
from macros.render.drawings import Drawings

ROOT = Path(__file__).parent.parent  # a process of ours is started where it finds the project


def setting(config: MkDocsConfig, name: str) -> Path:
    """Returns a folder that ``extra`` names, relative to the configuration file."""
    return (Path(config.config_file_path).parent / str(config.extra[name])).resolve()


@event_priority(100)  # before mkdocs-macros reads ``extra``
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads the data, checked; a problem in it ends the build before anything is written."""
    data, cache = setting(config, "data_dir"), setting(config, "cache_dir")
    try:
        if not has_passed(data, cache):
            _check(data, cache)
        config.extra["catalog"] = read_passed(data)
    except LedgerError as error:
        raise PluginError(str(error)) from error
    config.extra["drawings"] = Drawings(cache / "charts")
    return config


def _check(data: Path, cache: Path) -> None:
    # In a process of its own: its libraries take longer to load than the pages to build.
    command = [sys.executable, "-m", "macros", "check", "--data", str(data)]
    command += ["--remember", str(cache)]
    result = subprocess.run(  # noqa: S603 - this project's own command
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode:
        raise PluginError(f"자료에 문제가 있습니다.\n{result.stdout}{result.stderr}")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and the downloads."""
    catalog = config.extra["catalog"]
    for page in generated_pages(catalog):
        files.append(File.generated(config, page.path, content=page.content))
    for download in package_downloads(catalog, setting(config, "data_dir")):
        files.append(File.generated(config, download.path, abs_src_path=str(download.source)))
    return files


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs' own
    """Has everything drawn that the pages asked for and that is not drawn yet, on all cores."""
    drawings: Drawings = config.extra["drawings"]
    missing = drawings.missing()
    if not missing:
        return
    drawings.folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "macros.draw", str(drawings.folder)]
    processes = []
    cores = min(os.cpu_count() or 1, len(missing))
    for share in (missing[start::cores] for start in range(cores)):
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, encoding="utf-8")  # noqa: S603
        processes.append(
            (process, "".join(f"{json.dumps([r.key, r.width, r.bars])}\n" for r in share))
        )
    for process, requests in processes:
        process.communicate(requests)
        if process.returncode:
            raise PluginError("그림을 그리지 못했습니다.")


def on_post_build(config: MkDocsConfig) -> None:
    """Puts the search index where it is loaded only when someone searches."""
    folder = Path(config.site_dir) / "search"
    documents, stub = deferred_index((folder / "search_index.json").read_text(encoding="utf-8"))
    (folder / "documents.json").write_text(documents, encoding="utf-8")
    (folder / "search_index.json").write_text(stub, encoding="utf-8")


def on_post_page(output: str, page: object, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Puts the drawings where the page asked for them."""
    drawings: Drawings = config.extra["drawings"]
    return drawings.fill(output)
