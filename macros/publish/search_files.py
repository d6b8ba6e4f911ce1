"""The search index as files: a small one for the first answer, and the rest in parts.

Every page is a line of text. Hangul takes three bytes in UTF-8, so letters are numbered by how
often they occur: one byte or two for each, and a sixth less to load after compression.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from macros.publish.search_pages import SearchPage, Section

# Up to so many pages one file is quickest; above, names come first and the rest in parts.
ONE_FILE, PART = 300, 250
# What holds fields, places and lines apart; the same in ``index.js``.
PAGE, FIELD, LINE = "\n", "\t", "\v"
# Code points that stand for letters: one byte first, then two. JSON's own signs and control
# characters are left out.
CODES = [*(c for c in range(0x20, 0x7F) if chr(c) not in '"\\'), *range(0xA1, 0x800)]


def search_files(pages: Sequence[SearchPage]) -> Iterator[tuple[str, str]]:
    """Yields the files of the index, name and content, below the folder of the index."""
    sections = _sections(pages)
    order = {section: number for number, section in enumerate(sections)}
    names = PAGE.join(_names(page) for page in pages)
    kinds = sorted({page.words for page in pages})
    bodies = [_body(page, order, kinds) for page in pages]
    letters = alphabet(chain([names], bodies))
    index: dict[str, object] = {
        "letters": letters,
        "sections": [[s.anchor, s.heading, s.weight] for s in sections],
        "kinds": kinds,
        "names": encode(names, letters),
    }
    if len(pages) <= ONE_FILE:
        index["bodies"] = encode(PAGE.join(bodies), letters)
    else:
        parts = [*_parts(bodies, letters)]
        index["parts"] = [name for name, _ in parts]
        yield from parts
    yield "index.json", json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def alphabet(texts: Iterable[str]) -> str:
    """Returns the letters that are numbered, the most frequent first.

    >>> alphabet(["나나가", "나"])
    '나가'
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    # A letter that keeps its own code must not collide with a number.
    ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
    low = [letter for letter in ranked if ord(letter) < CODES[-1] + 1]
    high = [letter for letter in ranked if ord(letter) > CODES[-1]][: len(CODES) - len(low)]
    chosen = {*low, *high}
    return "".join(letter for letter in ranked if letter in chosen)


def encode(text: str, letters: str) -> str:
    """Writes a text with numbered letters; a letter without a number stays itself."""
    return text.translate({ord(letter): CODES[number] for number, letter in enumerate(letters)})


def _sections(pages: Iterable[SearchPage]) -> list[Section]:
    seen: dict[Section, None] = {}
    for page in pages:
        for section, _ in page.lines:
            seen.setdefault(section)
    return [*seen]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum() or letter in "&+")


def _names(page: SearchPage) -> str:
    return FIELD.join([page.path, LINE.join(_plain(name) for name in page.names)])


def _body(page: SearchPage, order: dict[Section, int], kinds: list[str]) -> str:
    """Writes a page's other names and its lines, the weightiest places first.

    A line that is part of another is found there, so it is left out.
    """
    names = {_squeezed(name) for name in page.names}
    aliases = []
    for alias in page.aliases:
        if not any(_squeezed(alias) in name for name in names):
            names.add(_squeezed(alias))
            aliases.append(_plain(alias))
    fields = [str(kinds.index(page.words)), LINE.join(aliases)]
    kept: list[str] = []
    for section, lines in sorted(page.lines, key=lambda line: -line[0].weight):
        fresh = []
        for line in map(_plain, lines):
            if line and not any(line in other for other in kept):
                kept.append(line)
                fresh.append(line)
        if fresh:
            fields.append(LINE.join([str(order[section]), *fresh]))
    return FIELD.join(fields)


def _parts(bodies: Sequence[str], letters: str) -> Iterator[tuple[str, str]]:
    """Yields the rest in parts, named after their content so that no stale one is read."""
    for start in range(0, len(bodies), PART):
        text = json.dumps(
            encode(PAGE.join(bodies[start : start + PART]), letters), ensure_ascii=False
        )
        digest = hashlib.sha256(text.encode()).hexdigest()[:10]
        yield f"part-{start // PART}.{digest}.json", text
