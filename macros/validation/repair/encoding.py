"""From bytes to text: what encoding a spreadsheet saved, and what is at the end of its lines."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from macros.catalog.package.file_kinds import is_damaged_utf8

# The table of old Korean Windows; it holds all of EUC-KR but the syllables that this writes as
# four letters, so EUC-KR is tried first.
KOREAN = "cp949"
UTF8_BOM = codecs.BOM_UTF8
UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# In UTF-16 every second byte of a CSV's header is zero.
HEADER_BYTES = 64


@dataclass(frozen=True)
class Decoded:
    """A file's text.

    Attributes:
        text: The text with LF at the end of each line.
        kinds: What was unlike the project's files, by code.
    """

    text: str
    kinds: tuple[str, ...]


def decode(raw: bytes) -> Decoded | None:
    r"""Returns a file's text; None if it is in no encoding that can be told for sure.

    >>> decode("가,나\r\n".encode("cp949"))
    Decoded(text='가,나\n', kinds=('cp949', 'line-ends'))
    """
    kinds: list[str] = []
    text = _text(raw, kinds)
    if text is None or "\0" in text:
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        kinds.append("line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, tuple(kinds))


def _text(raw: bytes, kinds: list[str]) -> str | None:
    if raw.startswith(UTF8_BOM):
        kinds.append("bom")
        raw = raw[len(UTF8_BOM) :]
    encoding = UTF16_BOMS.get(raw[:2]) or _utf16_without_bom(raw)
    if encoding:
        kinds.append("utf-16")
        return _decoded(raw, encoding)
    text = _decoded(raw, "utf-8")
    if text is None and not is_damaged_utf8(raw):
        kinds.append(KOREAN)
        text = _decoded(raw, "euc-kr") or _decoded(raw, KOREAN)
    return text


def _utf16_without_bom(raw: bytes) -> str | None:
    head = raw[:HEADER_BYTES]
    if len(head) > 1 and not any(head[1::2]):
        return "utf-16-le"
    if len(head) > 1 and not any(head[0::2]):
        return "utf-16-be"
    return None


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
