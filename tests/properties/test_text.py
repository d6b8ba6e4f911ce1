"""Wording and escaping: what a value says and what a reader sees is what was stored."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import jinja2
import lxml.html
import markdown
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from macros.catalog.package.invisible_characters import INVISIBLE, plain
from macros.exports.metadata.icalendar_files import text_value
from macros.exports.metadata.schema_org import script
from macros.i18n.korean import escape, korean_date, number, percent, with_particle
from tests.amounts import won, won_short
from tests.properties import ANY_TEXT, share

SETTINGS = share(10)
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]  # those of mkdocs.yml
AMOUNTS = st.integers(-(10**15), 10**15)
DECIMALS = st.decimals(-(10**12), 10**12, places=7, allow_nan=False)
PAIRS = st.sampled_from(("은/는", "이/가", "을/를", "과/와", "으로/로"))
UNITS = {"조": Decimal(1_000_000), "억": Decimal(100), "만": Decimal("0.01")}
# A cell that passed its check: of one line, without what does not show, without spaces around it.
CELLS = ANY_TEXT.map(lambda text: " ".join(INVISIBLE.sub("", text).split()))


def read_number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", ""))


def read_won(text: str) -> Decimal:
    words = re.findall(r"([\d,]+)(조|억|만)", text)
    total = sum((read_number(amount) * UNITS[unit] for amount, unit in words), Decimal(0))
    return -total if text.startswith("−") else total


@SETTINGS
@given(st.one_of(AMOUNTS, DECIMALS))
def test_a_number_reads_back(value: int | Decimal) -> None:
    text = number(value)
    assert read_number(text) == value
    assert re.fullmatch(r"−?\d{1,3}(,\d{3})*(\.\d+)?", text)
    assert percent(value) == f"{text}%"


@SETTINGS
@given(AMOUNTS)
def test_an_amount_in_words_reads_back(million: int) -> None:
    assert read_won(won(million)) == million
    assert won(million).endswith("원")


@SETTINGS
@given(AMOUNTS)
def test_a_short_amount_is_off_by_half_a_unit_at_most(million: int) -> None:
    label = won_short(million)
    off = abs(read_won(label.removeprefix("약 ")) - million)
    assert off <= 50 if abs(million) >= 100 else off == 0
    assert label.startswith("약 ") == (off != 0)


@SETTINGS
@given(ANY_TEXT, PAIRS)
def test_a_particle_is_one_of_its_pair(word: str, pair: str) -> None:
    output = with_particle(word, pair)
    assert output.startswith(word)
    assert output[len(word) :] in pair.split("/")


@SETTINGS
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_reads_back(day: date) -> None:
    year, month, of_month = map(int, re.findall(r"\d+", korean_date(day)))
    assert date(year, month, of_month) == day


@SETTINGS
@given(CELLS)
def test_escaped_text_is_text_in_markdown(text: str) -> None:
    page = markdown.markdown(f"{escape(text)}", extensions=EXTENSIONS)
    tree = lxml.html.fromstring(f"<main>{page}</main>")
    assert {element.tag for element in tree.iter()} <= {"main", "p"}
    assert " ".join(tree.text_content().split()) == text


@SETTINGS
@given(CELLS)
def test_escaped_text_is_text_in_html_and_in_attributes(text: str) -> None:
    tree = lxml.html.fromstring(
        f"<p title=\"{escape(text)}\" lang='{escape(text)}'>{escape(text)}</p>"
    )
    assert len(list(tree.iter())) == 1
    assert (tree.text or "", tree.get("title"), tree.get("lang")) == (text, text, text)


@SETTINGS
@given(ANY_TEXT)
def test_escaped_text_is_no_template(text: str) -> None:
    escaped = str(escape(text))
    template = jinja2.Environment(autoescape=True, keep_trailing_newline=True).from_string(escaped)
    assert template.render() == jinja2.environment.Environment().newline_sequence.join(
        re.split("\r\n|\r|\n", escaped)
    )
    assert escape(escape(text)) == escape(text)


@SETTINGS
@given(st.dictionaries(ANY_TEXT, st.one_of(ANY_TEXT, st.lists(ANY_TEXT, max_size=3)), max_size=4))
def test_json_in_a_page_ends_no_script_and_reads_back(document: dict[str, object]) -> None:
    text = script(document)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == document
    root = ElementTree.Element("svg")
    root.text = INVISIBLE.sub("", text)
    assert ElementTree.fromstring(ElementTree.tostring(root)).text == root.text


@SETTINGS
@given(ANY_TEXT)
def test_a_line_of_a_calendar_stays_one_property(text: str) -> None:
    calendar = Calendar()
    calendar.add("summary", text_value(text))
    lines = calendar.to_ical().decode().split("\r\n")[1:-2]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    whole = lines[0] + "".join(line[1:] for line in lines[1:])
    assert len(whole.splitlines()) == 1
    said = whole.removeprefix("SUMMARY:")
    read = re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), said)
    assert read == "\n".join(plain(text).splitlines())
    assert set(INVISIBLE.findall(read)) <= set("\n\u2068\u2069")
