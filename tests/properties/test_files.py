"""Files to take away and the search index: nothing runs, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.package.invisible_characters import INVISIBLE, LINE_BREAK
from macros.exports.downloads.csv_files import csv_text, excel_csv_text, runs
from macros.exports.downloads.records import Column, Sheet
from macros.exports.downloads.xlsx import Properties, sheet_name, workbook_bytes
from macros.site.search.documents import SearchPage, Section
from macros.site.search.files import PLAIN, SINGLE, alphabet, pack, search_files
from tests.properties import ANY_TEXT, share

SETTINGS = share(6)
# Line breaks are refused in a cell; Python before 3.13 writes a lone one without quotes.
ONE_LINE = ANY_TEXT.map(lambda text: LINE_BREAK.sub(" ", text))
TEXTS = st.lists(ONE_LINE, min_size=1, max_size=5)
PROPERTIES = Properties("표", "열린장부(비공식)", "자료 2024-02-29", date(2024, 2, 29))
DANGEROUS = re.compile(r"[=+\-@\t\r＝＋－＠]")


def sheet_of(texts: list[str]) -> Sheet:
    columns = (Column("text", "글", "string", "", ""), Column("value", "값", "integer", "", ""))
    return Sheet("s", "표", columns, tuple({"text": text, "value": -4} for text in texts))


@SETTINGS
@given(TEXTS)
def test_csv_reads_back(texts: list[str]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(sheet_of(texts)), newline="")))
    assert read == [["text", "value"], *([text, "-4"] for text in texts)]


@SETTINGS
@given(TEXTS)
def test_nothing_runs_in_csv_for_excel(texts: list[str]) -> None:
    read = list(csv.reader(io.StringIO(excel_csv_text(sheet_of(texts))[1:], newline="")))
    for text, (cell, value) in zip(texts, read[1:], strict=True):
        assert not DANGEROUS.match(cell)
        assert cell == (f"'{text}" if runs(text) else text)
        assert value == "-4"


@SETTINGS
@given(TEXTS)
def test_nothing_runs_in_a_workbook(texts: list[str]) -> None:
    book = zipfile.ZipFile(io.BytesIO(workbook_bytes([sheet_of(texts)], PROPERTIES)))
    page = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    for name in book.namelist():
        assert not name.startswith("/")
        assert ".." not in name
        if not any(INVISIBLE.search(text) for text in texts):
            ElementTree.fromstring(book.read(name))


@SETTINGS
@given(ANY_TEXT)
def test_a_sheet_has_a_name_that_excel_takes(title: str) -> None:
    name = sheet_name(title)
    assert len(name) <= 31
    assert not re.search(r"[\[\]:*?/\\']", name)


@SETTINGS
@given(st.lists(ANY_TEXT, min_size=1, max_size=8))
def test_packed_letters_read_back(texts: list[str]) -> None:
    letters = alphabet(texts[:-1])
    text = "".join(texts)
    assert unpack(pack(text, letters), letters) == text


def unpack(packed: bytes, letters: str) -> str:
    """Reads packed letters as ``engine.js`` does."""
    units, at = bytearray(), 0
    while at < len(packed):
        first = packed[at]
        if first == PLAIN:
            units += packed[at + 1 : at + 3]
            at += 3
            continue
        number = first if first < SINGLE else SINGLE + (first - SINGLE) * 256 + packed[at + 1]
        units += letters[number].encode("utf-16-le")
        at += 1 if first < SINGLE else 2
    return units.decode("utf-16-le")


@SETTINGS
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), min_size=1, max_size=4))
def test_the_search_index_keeps_its_pages_and_lines_apart(
    found: list[tuple[str, str, str]],
) -> None:
    pages = [
        SearchPage(f"p{n}/", (name,), (alias,), lines=((Section("a", "가", 50), (line,)),))
        for n, (name, alias, line) in enumerate(found)
    ]
    ((name, content),) = search_files(pages)
    index = json.loads(content)
    assert name == "index.json"
    names, bodies = index["names"].split("\n"), index["bodies"].split("\n")
    assert len(names) == len(bodies) == len(pages)
    for page, output in zip(pages, names, strict=True):
        assert output == f"{page.path}\t{' '.join(page.names[0].split())}"
    for body, (_, _, line) in zip(bodies, found, strict=True):
        assert " ".join(line.split()) in body
