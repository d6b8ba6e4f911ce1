"""Every figure has one address, and every chart says in words what its data say."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.transcription import legible
from macros.i18n.korean import number, percent
from macros.render.components.links import figure_page
from tests.amounts import won, won_short
from tests.conftest import SEOUL
from tests.markup import parse

FIGURES = "//article//details[contains(concat(' ', @class, ' '), ' ol-fig ')]"


def in_million_won(value: str) -> str:
    return won(int(value))


def in_percent(value: str) -> str:
    return percent(Decimal(value))


WRITERS = {"KRW_million": in_million_won, "percent": in_percent}


def test_every_figure_stands_at_its_address(site: Path, catalog: Catalog) -> None:
    pages = {figure_page(catalog, figure_id) for figure_id in catalog.figures}
    placed = {page: {*parse(site / page / "index.html").xpath(f"{FIGURES}/@id")} for page in pages}
    missing = [f for f in catalog.figures if f not in placed[figure_page(catalog, f)]]
    assert missing == []


def test_every_source_names_where_its_figure_stands(site: Path, catalog: Catalog) -> None:
    shown = 0
    for path in site.rglob("*.html"):
        for figure in parse(path).xpath(FIGURES):
            rows = dict(
                zip(
                    [dt.text_content() for dt in figure.xpath("./dl/dt")],
                    [dd.text_content() for dd in figure.xpath("./dl/dd")],
                    strict=True,
                )
            )
            if "주소" not in rows:  # a sum of ours opens to what was added
                assert "계산" in rows or "우리" in figure.text_content(), figure.text_content()
                continue
            figure_id = rows["주소"].removeprefix("#")
            source = catalog.figures[figure_id].source
            assert rows["자리"].startswith(f"{source.section} 절 {source.line}줄"), figure_id
            assert rows["옮긴 글"] == legible(source.as_printed), figure_id
            assert figure.get("id") in (None, figure_id)
            shown += 1
    assert shown > 2 * len(catalog.figures)


def charts(site: Path) -> Iterator[tuple[str, Any, list[dict[str, str]]]]:
    """Yields every chart of the site: its name, its element, the rows of its file."""
    for path in sorted(site.rglob("*.html")):
        for figure in parse(path).xpath("//figure[@class='ol-figure']"):
            file = path.parent / f"{figure.get('id')}.csv"
            with file.open(encoding="utf-8", newline="") as text:
                # The guard before what a spreadsheet would take for a formula is not shown.
                rows = [
                    {name: re.sub(r"^'(?=[-+=@])", "", cell) for name, cell in row.items()}
                    for row in csv.DictReader(text)
                ]
            yield f"{file.relative_to(site)}", figure, rows


@pytest.mark.of_package(SEOUL)
def test_words_that_stand_for_a_chart_have_no_number_but_its_data(site: Path) -> None:
    seen = 0
    for name, figure, rows in charts(site):
        (words,) = figure.xpath(".//div[@role='img']/@aria-label")
        output = {row[key] for row in rows for key in ("words_ko", "label_ko")}
        output |= {f"{row['period']}년" for row in rows if row.get("period")}
        for text in sorted(output - {""}, key=len, reverse=True):
            words = words.replace(text, "")
        assert not re.search(r"\d", words), (name, words)
        seen += 1
    assert seen > 90


@pytest.mark.of_package(SEOUL)
def test_words_of_a_chart_are_its_values(site: Path) -> None:
    seen = 0
    for name, _, rows in charts(site):
        for row in rows:
            if row.get("unit") in WRITERS and not row["label_ko"].startswith("합"):
                written = WRITERS[row["unit"]](row["value"])
                assert row["words_ko"] in (written, f"합 {written}"), (name, row)
                seen += 1
    assert seen > 300


def forms(row: dict[str, str]) -> set[str]:
    """Returns the ways a drawing may write a row of its data."""
    output = {row["words_ko"], row["label_ko"]}
    if row.get("unit") == "KRW_million":
        short = won_short(int(row["value"]))
        output |= {short, short.removeprefix("약 ")}  # a sign may stand between the two
    elif row.get("value"):
        output.add(number(Decimal(row["value"])))
    return output - {""}


@pytest.mark.of_package(SEOUL)
def test_what_a_chart_draws_is_its_data(site: Path) -> None:
    seen = 0
    for name, figure, rows in charts(site):
        output = sorted(set().union(*map(forms, rows)), key=len, reverse=True)
        labels = [row["label_ko"] for row in rows]
        for drawn in figure.xpath(".//*[local-name()='svg']//*[local-name()='text']"):
            text = left = drawn.text_content()
            if text.endswith("…"):  # a label that was too long for the drawing
                assert any(label.startswith(text[:-1]) for label in labels), (name, text)
                continue
            for form in output:
                left = left.replace(form, "")
            assert not re.search(r"\d", left), (name, text)
            seen += bool(re.search(r"\d", text))
    assert seen > 900
