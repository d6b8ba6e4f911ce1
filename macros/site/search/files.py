"""The search index as files.

A small site has one file. A large one has a small file for the first answer and the rest in parts,
which are packed: letters are numbered by how often they occur, one byte or two for each where UTF-8
takes three, and compressed here, so that the host need not.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from macros.exports.gzip_bytes import gz
from macros.site.search.documents import SearchPage, Section

# Up to so many pages one file is quickest; above, names come first and the rest in parts.
ONE_FILE, PART = 300, 500
# What holds pages, places and lines apart; the same in ``engine.js``.
PAGE, FIELD, LINE = "\n", "\t", "\v"
# Letters 0 to 239 take one byte; then come pages of 256 letters; the last byte announces a letter
# without a number. The same in ``engine.js``.
SINGLE, PLAIN = 240, 255
# A large index does without what weighs less.
LIGHTEST = 15
# One-syllable particles: who asks for a word with one is understood without it.
PARTICLES = "을를이가은는의에로와과도만"
MAX_CHARACTERS = SINGLE + (PLAIN - SINGLE) * 256


def search_files(pages: Sequence[SearchPage]) -> Iterator[tuple[str, bytes]]:
    """Yields the files of the index, name and content, below the folder of the index."""
    sections = _sections(pages)
    order = {section: number for number, section in enumerate(sections)}
    kinds = sorted({page.words for page in pages})
    large = len(pages) > ONE_FILE
    bodies = [_body(page, order, kinds.index(page.words), lean=large) for page in pages]
    index: dict[str, object] = {
        "sections": [[s.anchor, s.heading, s.weight] for s in sections],
        "kinds": kinds,
        "names": PAGE.join(_names(page) for page in pages),
    }
    if large:
        index["letters"] = letters = alphabet(bodies)
        parts = [*_parts(bodies, letters)]
        index["parts"] = [name for name, _ in parts]
        yield from parts
    else:
        index["bodies"] = PAGE.join(bodies)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    yield "index.json", text.encode()


def alphabet(texts: Iterable[str]) -> str:
    """Returns the letters that get numbers, the most frequent first.

    >>> alphabet(["나나가", "나"])
    '나가'
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
    return "".join(letter for letter in ranked if ord(letter) < 0x10000)[:MAX_CHARACTERS]


def pack(text: str, letters: str) -> bytes:
    """Writes a text with numbered letters.

    >>> list(pack("가나가A", "가나"))
    [0, 1, 0, 255, 65, 0]
    """
    codes = {letter: _code(number) for number, letter in enumerate(letters)}
    return b"".join(codes.get(letter) or _unnumbered(letter) for letter in text)


def _code(number: int) -> bytes:
    if number < SINGLE:
        return bytes([number])
    page, place = divmod(number - SINGLE, 256)
    return bytes([SINGLE + page, place])


def _unnumbered(letter: str) -> bytes:
    units = letter.encode("utf-16-le")
    return b"".join(bytes([PLAIN]) + units[at : at + 2] for at in range(0, len(units), 2))


def _sections(pages: Iterable[SearchPage]) -> list[Section]:
    seen = dict.fromkeys(section for page in pages for section, _ in page.lines)
    return [*seen]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quantized(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum() or letter in "&+")


def _stem(word: str) -> str:
    word = word.strip("()·,.:‘’")
    return word[:-1] if len(word) > 2 and word[-1] in PARTICLES else word


def _names(page: SearchPage) -> str:
    return FIELD.join([page.path, LINE.join(_plain(name) for name in page.names)])


def _aliases(page: SearchPage) -> Iterator[str]:
    """Yields the other names that do not stand in one that was there before."""
    known = [_quantized(name) for name in page.names]
    for alias in page.aliases:
        if not any(_quantized(alias) in name for name in known):
            known.append(_quantized(alias))
            yield _plain(alias)


def _body(page: SearchPage, order: dict[Section, int], kind: int, *, lean: bool) -> str:
    """Writes a page's other names and its lines, the weightiest places first.

    A line that is part of another is found there, so it is left out. In a large index so is a line
    whose words all stand in weightier ones: every question finds the page without it. A large index
    also does without remarks.
    """
    fields = [str(kind), LINE.join(_aliases(page))]
    kept: list[str] = []
    for section, lines in sorted(page.lines, key=lambda line: -line[0].weight):
        if lean and section.weight < LIGHTEST:
            break
        fresh = []
        for line in map(_plain, lines):
            above = FIELD.join(kept)
            pieces = map(_stem, line.split()) if lean else (line,)
            if not all(piece in above for piece in pieces):
                kept.append(line)
                fresh.append(line)
        if fresh:
            fields.append(LINE.join([str(order[section]), *fresh]))
    return FIELD.join(fields)


def _parts(bodies: Sequence[str], letters: str) -> Iterator[tuple[str, bytes]]:
    """Yields the rest in parts, named after their content so that no stale one is read."""
    for start in range(0, len(bodies), PART):
        packed = pack(PAGE.join(bodies[start : start + PART]), letters)
        digest = hashlib.sha256(packed).hexdigest()[:10]
        yield f"part-{start // PART}.{digest}.bin", gz(packed)
