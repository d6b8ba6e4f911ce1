"""Style sheets and scripts of the site's own as they are sent.

Their addresses end in the commit that the site is built from, ``ledger.css?v=3f2a…``: whatever a
browser has kept, a new page never runs with an old script. It is a query, so that the plain address
works as well. The theme's own files carry a hash in their names.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# Addresses of scripts within scripts: of imports and of what a worker opens.
_SCRIPT = re.compile(r'"([\w./-]+\.js)"')
# Comments are for who reads the source; a browser need not fetch them.
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def asset_query(commit: str | None) -> str:
    """Returns what an address ends in; nothing where the commit is not known.

    >>> asset_query("3f2a01b4c5"), asset_query(None)
    ('?v=3f2a01b4c5', '')
    """
    return f"?v={commit}" if commit else ""


def prepare_assets(files: Files, config: MkDocsConfig, query: str) -> None:
    """Has the site's own style sheets and scripts sent without comments and with their version.

    Args:
        files: All files of the site; the contents of those under ``docs/`` are replaced.
        config: The configuration, whose ``extra_css`` and ``extra_javascript`` get the version.
        query: What addresses end in.
    """
    config.extra_css = [f"{path}{query}" for path in config.extra_css]
    config.extra_javascript = [
        f"{path}{query}" if isinstance(path, str) else path for path in config.extra_javascript
    ]
    for file in files:
        if file.src_dir == config.docs_dir and file.src_uri.endswith(".css"):
            file.content_string = _COMMENT.sub("", file.content_string)
        elif query and file.src_dir == config.docs_dir and file.src_uri.endswith(".js"):
            file.content_string = _SCRIPT.sub(rf'"\1{query}"', file.content_string)
