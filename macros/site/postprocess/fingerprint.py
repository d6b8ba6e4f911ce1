"""The hash of its content in the address of whatever a page loads: ``ledger.css?h=3f2a…``.

A cache that has the address has the content, for as long as it likes, and a new page never runs
with an old script. It is a query, so that the plain address stays as it is for whoever links to it;
downloads and pictures of charts are cited and are not stamped. The theme's own files carry a hash
in their names.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

STAMPED = (".css", ".js", ".png", ".svg")
DIGITS = 10
# Addresses of scripts within scripts: of imports and of what a worker opens.
_SCRIPT = re.compile(r'"([\w./-]+\.js)"')
# Comments are for who reads the source; a browser need not fetch them.
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
# What makes a browser fetch something with the page; and the worker, which the theme starts.
_LOADED = re.compile(
    r'(<(?:script|img|link rel="stylesheet")(?=\s)[^>]*?\s(?:src|href)="|"search": ")'
    r'([^"?#:]+)(?=")'
)


class Source(Protocol):
    """A file to be published: its path from the root and its bytes, which may be set."""

    src_uri: str
    content_bytes: bytes


class Fingerprints:
    """What of a site's own files is sent, and under which hash.

    Attributes:
        changed: What is sent, of files that are not sent as they are, by path.
    """

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        """Stamps files.

        Args:
            sources: The site's own style sheets, scripts and pictures, by path from the root.
        """
        self.changed: dict[str, bytes] = {}
        self._sources = sources
        self._hashes: dict[str, str] = {}
        for path in sources:
            self._hash(path)

    def __repr__(self) -> str:
        """How many there are: mkdocs-macros writes all variables into its debug output."""
        return f"Stamps({len(self._hashes)})"

    def page(self, html: str, url: str) -> str:
        """Returns a page with the hash in the address of whatever it loads of the site's own.

        Args:
            html: The page.
            url: Its address from the root of the site. A page for missing addresses names files
                from the root of the host, below which the site may stand.
        """

        def stamped(match: re.Match[str]) -> str:
            path = posixpath.normpath(posixpath.join(f"/{url}", match[2])).lstrip("/")
            digest = self._hashes.get(path) or self._below(path)
            return f"{match[0]}?h={digest}" if digest else match[0]

        return _LOADED.sub(stamped, html)

    def _below(self, path: str) -> str | None:
        """Returns the hash of a path that starts with the folder the site stands in."""
        while path:
            path = path.partition("/")[2]
            if path in self._hashes:
                return self._hashes[path]
        return None

    def _hash(self, path: str) -> str:
        """Returns the hash of what is sent; of a script, once the scripts it opens have theirs."""
        if path not in self._hashes:
            self._hashes[path] = ""  # scripts that open each other would ask for ever
            sent = self._sent(path)
            if sent != self._sources[path]:
                self.changed[path] = sent
            self._hashes[path] = hashlib.sha256(sent).hexdigest()[:DIGITS]
        return self._hashes[path]

    def _sent(self, path: str) -> bytes:
        source = self._sources[path]
        if path.endswith(".css"):
            return _COMMENT.sub("", source.decode()).encode()
        if not path.endswith(".js"):
            return source

        def stamped(match: re.Match[str]) -> str:
            other = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1]))
            digest = self._hash(other) if other in self._sources else ""
            return f'"{match[1]}?h={digest}"' if digest else match[0]

        return _SCRIPT.sub(stamped, source.decode()).encode()


def fingerprint_files(files: Iterable[Source]) -> Fingerprints:
    """Stamps what pages load among a site's own files, and has sent what names the hashes."""
    loaded = {file.src_uri: file for file in files if file.src_uri.endswith(STAMPED)}
    fingerprints = Fingerprints({path: file.content_bytes for path, file in loaded.items()})
    for path, content in fingerprints.changed.items():
        loaded[path].content_bytes = content
    return fingerprints
