"""The town in other currencies and scales: nothing is shown in money that a row has not."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.money import Amount, money_unit
from macros.catalog.types import to_value
from macros.i18n.money_words import stored, unit_words
from macros.site.search.documents import catalog_pages
from macros.validation.package import load_catalog
from tests.conftest import copy_minimal, copy_town
from tests.packages import empty, write
from tests.rendering import Rendered, faults, render

MONEY_TABLES = ("budgets", "division_budgets", "figures", "indicators", "observations")
WON = re.compile(r"\d ?(?:[십백천]?[만억조])? ?원(?![가-힣])|[백천]만 ?원|\d억")
DOLLARS = re.compile(r"\d ?(?:[백천]?[만억조])? ?달러|\$ ?\d")
DICTIONARY = "data/dictionary.md"  # lists every unit that the descriptor names
Row = dict[str, str]


def restate(folder: Path, unit_of: Callable[[Row], str]) -> Path:
    """Writes the town with its amounts in other units, printed as they are stored."""
    empty(copy_town(folder), ["corrections", "identities"])
    for name in MONEY_TABLES:
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or ())
        for row in rows:
            if money_unit(row["unit"]):
                row["unit"] = unit_of(row)
                row.update({"unit_as_printed": unit_words(row["unit"])} if "value" in row else {})
                if "value" in row:
                    row["as_printed"] = stored(Amount(to_value(row["value"]), row["unit"]))
                    row["note_ko"] = ""
        write(path, columns, [{key: row[key] for key in columns} for row in rows])
    return folder


def in_dollars(row: Row) -> str:
    return row["unit"].replace("KRW", "USD")


def in_thousands(row: Row) -> str:
    return row["unit"].replace("KRW_million", "KRW_thousand")


def mixed(row: Row) -> str:
    return "USD_thousand" if row.get("program_id") == "dash" else in_thousands(row)


def rendered(folder: Path) -> Rendered:
    return render(load_catalog(folder), folder, folder / ".cache", files=True)


def texts(found: Rendered) -> dict[str, str]:
    """Returns pages and files that are text, by name."""
    guides = (DICTIONARY, "contribute/")  # they name every unit there could be
    named = {name: text for name, text in found.pages.items() if not name.startswith(guides)}
    for name, content in found.files.items():
        # The descriptor and what is made of it name every unit there could be.
        if not name.endswith(("datapackage.json", "schema.json", "metadata.json")):
            text = content if isinstance(content, str) else content.decode("utf-8", "replace")
            named[name] = "" if "\x00" in text else text
    return named


@pytest.mark.slow
@pytest.mark.parametrize("unit_of", [in_dollars, in_thousands, mixed])
def test_a_town_in_other_money_is_a_whole_site(
    tmp_path: Path, unit_of: Callable[[Row], str]
) -> None:
    found = rendered(restate(tmp_path / "data", unit_of))
    assert faults(found) == []


def test_a_site_in_dollars_has_no_won(tmp_path: Path) -> None:
    found = rendered(restate(tmp_path / "data", in_dollars))
    said = {name: WON.findall(text) for name, text in texts(found).items()}
    assert {name: words for name, words in said.items() if words} == {}
    assert any(DOLLARS.search(text) for text in found.pages.values())


def test_search_finds_dollars_as_dollars(tmp_path: Path) -> None:
    catalog = load_catalog(restate(tmp_path / "data", in_dollars))
    lines = "\n".join(str(page) for page in catalog_pages(catalog))
    assert "1,700,000백만 달러" in lines
    assert not WON.search(lines)


@pytest.mark.slow
def test_a_site_in_thousands_of_won_counts_in_thousands(tmp_path: Path) -> None:
    found = rendered(restate(tmp_path / "data", in_thousands))
    page = found.pages["programs/brackets.md"]
    assert "1,700,000천원" in page
    assert "17억 원" in page
    assert "1조 7,000억" not in page
    assert not [name for name, text in texts(found).items() if "백만원" in text]


@pytest.mark.slow
def test_a_fiscal_year_that_is_no_calendar_year_is_reported(tmp_path: Path) -> None:
    folder = copy_minimal(tmp_path / "data")
    found = render(load_catalog(folder), folder, folder / ".cache")
    output = "2025 회계연도는 2024년 10월 1일부터 2025년 9월 30일까지입니다."
    assert output in found.pages["programs/index.md"]
    assert output in found.pages["programs/parks.md"]
    assert not [name for name, text in texts(found).items() if WON.search(text)]


def test_currencies_are_never_added(tmp_path: Path) -> None:
    found = rendered(restate(tmp_path / "data", mixed))
    index = found.pages["programs/index.md"]
    assert "17억 원, 3,000,000달러" in index
    assert "서로 더하지 않고 따로 더했습니다" in index
    assert 'data-amount="3000" data-unit="천 달러"' in index
    assert "원으로 적힌 예산만 견줍니다" in found.pages["budget.md"]
    dash = found.pages["programs/dash.md"]
    assert not WON.search(re.sub("<[^>]*>", "", dash.partition("## 이어진")[0])), dash
