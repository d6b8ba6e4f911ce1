"""A preview of a change: what differs between two built sites, and a site that opens from a folder.

A site is made to be served: its links end at folders. Who unpacks a preview opens it by double
click, so there every such link names the file in the folder.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.package.atomic_write import write_below
from macros.render.partials import partial

START = "START.html"
INDEX = "index.html"

_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")
# A summary is read, not searched: what is left out stands on the page the preview starts with.
MAX_LISTED = 30

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Changes:
    """Pages of two built sites, as paths of their files from the root, sorted.

    Attributes:
        added: Pages that only the later site has.
        removed: Pages that only the earlier site has.
        changed: Pages whose bytes differ.
        titles: The title of every page named above.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    titles: dict[str, str]


def for_folder(page: str) -> str:
    """Returns a page whose links to folders name the file in them.

    >>> for_folder('<a href="../programs/?p=a#b">')
    '<a href="../programs/index.html?p=a#b">'
    >>> for_folder('<a href="..">'), for_folder('<a href="#top">'), for_folder('<a href="a.csv">')
    ('<a href="../index.html">', '<a href="#top">', '<a href="a.csv">')
    """
    return _LINK.sub(lambda match: match[1] + _with_index(match[2]) + match[3], page)


def _with_index(href: str) -> str:
    if not href or _SCHEME.match(href):
        return href
    end = min((at for mark in "?#" if (at := href.find(mark)) >= 0), default=len(href))
    path, rest = href[:end], href[end:]
    if path.endswith("/"):
        path += INDEX
    elif path.rpartition("/")[2] in {".", ".."}:
        path += f"/{INDEX}"
    return path + rest


def compare_sites(before: Path, after: Path) -> Changes:
    """Returns which pages differ between two built sites."""
    old, new = _pages(before), _pages(after)
    added, removed = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    changed = sorted(path for path in old.keys() & new.keys() if old[path] != new[path])
    titles = {path: _title(after / path) for path in (*added, *changed)}
    titles |= {path: _title(before / path) for path in removed}
    return Changes(tuple(added), tuple(removed), tuple(changed), titles)


def write_folder(site: Path, folder: Path, changes: Changes | None) -> None:
    """Copies a built site so that it opens from a folder, with a page to start from.

    Args:
        site: The built site.
        folder: Where the copy goes; what is there already stays.
        changes: What differs from the site before; None where that is not known.
    """
    for source in sorted(path for path in site.rglob("*") if path.is_file()):
        page = source.suffix == ".html"
        content = for_folder(source.read_text(encoding="utf-8")) if page else source
        write_below(folder, source.relative_to(site).as_posix(), content)
    write_below(folder, START, start_page(changes))


def start_page(changes: Changes | None) -> str:
    """Renders the page that a preview is opened with: the changed pages, each with its link."""
    groups = [
        (heading, [_page_link(path, changes) for path in paths])
        for heading, paths in _changed_pages(changes)
    ]
    return partial("preview", groups=groups, words=_nothing(changes), home=INDEX)


def _page_link(path: str, changes: Changes | None) -> tuple[str | None, str]:
    """Returns the address of a page, None where it is gone, and its title."""
    if changes is None:
        return path, path
    return None if path in changes.removed else path, changes.titles[path]


def summary(changes: Changes | None) -> str:
    """Returns the changed pages in Markdown, with how to open the preview."""
    lines = ["## 미리보기", ""]
    for heading, paths in _changed_pages(changes):
        lines += [f"**{heading}**", ""]
        lines += [f"- {_plain(changes, path)} `{path}`" for path in paths[:MAX_LISTED]]
        if len(paths) > MAX_LISTED:
            lines.append(f"- 그 밖에 {len(paths) - MAX_LISTED}쪽(미리보기의 첫 화면에 모두 있음)")
        lines.append("")
    if not _changed_pages(changes):
        lines += [_nothing(changes), ""]
    lines += [
        "바뀐 뒤의 누리집을 미리 보려면:",
        "",
        "1. 이 실행의 맨 아래 Artifacts에서 `preview`를 내려받습니다.",
        "2. 압축을 풉니다.",
        f"3. `{START}`을 두 번 눌러 엽니다. 바뀐 쪽마다 링크가 있습니다.",
    ]
    return "\n".join(lines) + "\n"


def _changed_pages(changes: Changes | None) -> list[tuple[str, tuple[str, ...]]]:
    if changes is None:
        return []
    groups = (
        (f"없어지는 쪽 {len(changes.removed)}개", changes.removed),
        (f"새로 생기는 쪽 {len(changes.added)}개", changes.added),
        (f"바뀌는 쪽 {len(changes.changed)}개", changes.changed),
    )
    return [(heading, paths) for heading, paths in groups if paths]


def _nothing(changes: Changes | None) -> str:
    if changes is None:
        return "바꾸기 전의 누리집이 지어지지 않아, 무엇이 바뀌는지 견주지 못했습니다."
    return "모양이 바뀌는 쪽이 없습니다."


def _plain(changes: Changes | None, path: str) -> str:
    title = changes.titles[path] if changes else path
    return re.sub(r"([\\`*_\[\]<>|#@])", r"\\\1", title)


def _pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*.html")
    }


def _title(path: Path) -> str:
    found = _TITLE.search(path.read_text(encoding="utf-8"))
    title = html.unescape(found[1]).strip() if found else ""
    return title.rpartition(" - ")[0] or title or path.parent.name
