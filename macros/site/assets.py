"""Style sheets and scripts of the site's own as they are sent.

A style sheet takes the place of each ``@import`` in it, so that pages load one file; comments are
left out. The theme's sheet becomes the cascade layer ``theme``, the first of those that
``ledger.css`` orders: rules of the site's own win by their layer and need no longer selectors than
the theme's.

Addresses end in the commit that the site is built from, ``ledger.css?v=3f2a…``: whatever a
browser has kept, a new page never runs with an old script. It is a query, so that the plain address
works as well. The theme's own files carry a hash in their names.
"""

from __future__ import annotations

import posixpath
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

# Addresses of scripts within scripts: of imports and of what a worker opens.
_SCRIPT = re.compile(r'"([\w./-]+\.js)"')
_IMPORT = re.compile(r'@import "([^"]+)"(?: layer\((\w+)\))?;')
# The theme's sheet, and what must stay at its very beginning.
_THEME = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
_CHARSET = re.compile(r"\A(@charset [^;]+;)?(.*)\Z", re.DOTALL)
# What readers of the source need and browsers do not: comments, of scripts those on lines of their
# own and types, and line breaks within a rule of a style sheet.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(
    r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n|/\*\* @type .*?\*/ ", re.MULTILINE
)
_BREAKS = re.compile(r"\s*\n\s*")
_NO_SPACE = re.compile(r"(?<=[{;,])\n|\n(?=})")


def asset_query(commit: str | None) -> str:
    """Returns what an address ends in; nothing where the commit is not known.

    >>> asset_query("3f2a01b4c5"), asset_query(None)
    ('?v=3f2a01b4c5', '')
    """
    return f"?v={commit}" if commit else ""


def prepare_assets(files: Files, config: MkDocsConfig, query: str) -> None:
    """Has style sheets sent joined, scripts with their version, and both without comments.

    Args:
        files: All files of the site. The contents of sheets and scripts are replaced; sheets that
            another imports are removed.
        config: The configuration, whose ``extra_css`` and ``extra_javascript`` get the version.
        query: What addresses end in.
    """
    config.extra_css = [f"{path}{query}" for path in config.extra_css]
    config.extra_javascript = [
        f"{path}{query}" if isinstance(path, str) else path for path in config.extra_javascript
    ]
    imported: set[str] = set()
    for file in (file for file in files if file.src_dir == config.docs_dir):
        if file.src_uri.endswith(".css"):
            file.content_string = _compact(_joined(file, files, imported))
        elif file.src_uri.endswith(".js"):
            script = _REMARK.sub("", file.content_string)
            file.content_string = _SCRIPT.sub(rf'"\1{query}"', script)
    for file in [*files]:
        if file.src_uri in imported:
            files.remove(file)
        elif _THEME.fullmatch(file.src_uri):
            file.content_string = _CHARSET.sub(r"\1@layer theme{\2}", file.content_string)


def _joined(sheet: File, files: Files, imported: set[str]) -> str:
    """Returns a style sheet with those it imports in it, and adds their paths to ``imported``."""

    def part(match: re.Match[str]) -> str:
        path = posixpath.join(posixpath.dirname(sheet.src_uri), match[1])
        file = files.get_file_from_path(path)
        if file is None:
            raise PluginError(f"{sheet.src_uri}: {path} 파일이 없습니다.")
        imported.add(path)
        return f"@layer {match[2]} {{\n{file.content_string}}}" if match[2] else file.content_string

    joined = _IMPORT.sub(part, sheet.content_string)
    if "@import" in joined:
        raise PluginError(f"{sheet.src_uri}: 알 수 없는 꼴의 @import가 있습니다.")
    return joined


def _compact(sheet: str) -> str:
    r"""Returns a style sheet without comments, a rule a line.

    >>> _compact("/* why */\na,\nb {\n  c: d;\n}\n")
    'a,b {c: d;}\n'
    """
    return _NO_SPACE.sub("", _BREAKS.sub("\n", _COMMENT.sub("", sheet))).strip() + "\n"
