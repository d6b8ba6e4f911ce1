"""FACE of MkDocs: loads the catalog once and adds the pages and files made from it.

Kept thin over ``publish/``, since another builder would need to replace this module alone.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from macros.catalog.package import load_catalog
from macros.errors import LedgerError
from macros.publish.downloads import package_downloads
from macros.publish.pages import generated_pages


def data_dir(config: MkDocsConfig) -> Path:
    """Returns the folder of the data package that the site is set to."""
    return Path(config.config_file_path).parent / str(config.extra["data_dir"])


@event_priority(100)  # before mkdocs-macros reads ``extra``
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks the data; a problem in it ends the build before anything is written."""
    try:
        config.extra["catalog"] = load_catalog(data_dir(config))
    except LedgerError as error:
        raise PluginError(str(error)) from error
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and the downloads."""
    catalog = config.extra["catalog"]
    for page in generated_pages(catalog):
        files.append(File.generated(config, page.path, content=page.content))
    for download in package_downloads(catalog, data_dir(config)):
        files.append(
            File.generated(config, download.path, abs_src_path=str(download.source.resolve()))
        )
    return files
