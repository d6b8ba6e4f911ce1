"""The site for another builder: pages without macros, a configuration without this project.

Material for MkDocs announces its end of life for May 2027. What is written here needs neither
``macros/`` nor any plugin but a search, so whatever reads ``mkdocs.yml`` can build it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

import yaml

from macros.errors import SettingError

OVERRIDES = "overrides"
# What only this project's code reads. The plugins are replaced, since a search is all that is left.
_OWN = {"hooks", "watch", "plugins", "extra"}
_NEW = {"plugins": ["search"], "extra": {"generator": False}}
# Zensical's own look is another; this one keeps the markup that the style sheet is for.
_THEME = {"custom_dir": OVERRIDES, "variant": "classic"}
# Markup within Markdown, with an address that has neither a host nor a scheme.
_ADDRESS = re.compile(r'(<[a-z][^<>]*\s(?:href|src)=")(?![a-z]+:|[/#"?])([^"#?]+)', re.IGNORECASE)
_HEADING = "# Written by `python -m macros export`. Change the project it comes from, not this.\n"


def portable_page(
    meta: Mapping[str, object], markdown: str, *, head: str, home: bool = False
) -> str:
    """Returns the source of a page whose macros are rendered and whose drawings are filled in.

    Args:
        meta: Its front matter.
        markdown: Its text.
        head: What this project adds to the page's head, as HTML; it becomes front matter.
        home: Whether it is the first page, whose title is that of the site.
    """
    known = {**meta, "head": head, **({"home": True} if home else {})}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=True, width=10_000)
    return f"---\n{front}---\n{markdown.strip()}\n"


def source_addresses(markdown: str, path: str) -> str:
    """Returns a page's text with the addresses in its markup as seen from its source.

    MkDocs leaves markup alone, so this project writes addresses as seen from the page; Zensical
    reads them like those of Markdown's own links, as seen from the file.

    >>> source_addresses('<a href="../data/#a">', "budget.md")
    '<a href="data/#a">'
    >>> source_addresses('<a href="chart.csv"> <a href="#a"> <a href="https://a.kr">', "budget.md")
    '<a href="budget/chart.csv"> <a href="#a"> <a href="https://a.kr">'
    """
    folder, name = posixpath.split(path)
    if name == "index.md":
        return markdown
    page = posixpath.join("/", folder, name.removesuffix(".md"))

    def seen_from_source(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(page, match.group(2)))
        address = posixpath.relpath(target, posixpath.join("/", folder))
        return match.group(1) + address + ("/" if match.group(2).endswith("/") else "")

    return _ADDRESS.sub(seen_from_source, markdown)


def portable_config(text: str, values: Mapping[str, str]) -> str:
    """Returns a configuration that needs nothing of this project.

    Tags of Python objects stay as they are written, since builders read them; variables of the
    environment do not.

    Args:
        text: ``mkdocs.yml``.
        values: Settings as they were when the pages were written, like ``site_url``; "" for none.
    """
    root = _mapping(text)
    kept = [
        (key, _themed(value) if key.value == "theme" else value)
        for key, value in root.value
        if key.value not in _OWN and key.value not in values
    ]
    stated = {key: value for key, value in values.items() if value}
    root.value = [*_nodes(stated), *kept, *_nodes(_NEW)]
    settings = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=10_000)
    return f"{_HEADING}{settings}"


def _themed(theme: yaml.MappingNode) -> yaml.MappingNode:
    kept = [(key, value) for key, value in theme.value if key.value not in _THEME]
    theme.value = [*kept, *_nodes(_THEME)]
    return theme


def _nodes(values: Mapping[str, object]) -> list[tuple[yaml.Node, yaml.Node]]:
    pairs: list[tuple[yaml.Node, yaml.Node]] = _mapping(
        yaml.safe_dump(dict(values), sort_keys=False)
    ).value
    return pairs


def _mapping(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise SettingError("mkdocs.yml에 설정이 적혀 있지 않습니다.")
    return node
