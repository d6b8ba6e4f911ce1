"""Every row of a package stands on a page: by its address where it has one, else by its words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.transcription import legible
from tests.conftest import (
    DATA,
    copy_minimal,
    copy_partial_report,
    copy_town,
    copy_two_reports,
)
from tests.markup import parse

Row = dict[str, str]

# The address of a row on its page, by table.
ADDRESSES: dict[str, Callable[[Row], str]] = {
    **{
        table: lambda row: row["figure_id"]
        for table in ("budgets", "division_budgets", "figures", "observations", "staffing")
    },
    "milestones": lambda row: row["milestone_id"],
    "places": lambda row: f"place-{row['place_id']}",
    "organizations": lambda row: f"organization-{row['organization_id']}",
    "events": lambda row: f"event-{row['event_id']}",
    "contents": lambda row: f"content-{row['content_id']}",
    "steps": lambda row: f"step-{row['step_id']}",
    "silences": lambda row: f"silence-{row['silence_id']}",
    "division_duties": lambda row: f"duty-{row['duty_id']}",
    "legal_bases": lambda row: f"law-{row['legal_basis_id']}",
    "legal_citations": lambda row: f"citation-{row['citation_id']}",
    "identities": lambda row: row["identity_id"],
    "corrections": lambda row: f"correction-{row['correction_id']}",
    "glossary": lambda row: f"term-{row['term_id']}",
}
# The words of a row that has no address of its own, by table.
WORDS: dict[str, tuple[str, ...]] = {
    "reports": ("title_ko", "body_ko"),
    "sections": ("title_ko",),
    "strategies": ("name_ko",),
    "divisions": ("name_ko",),
    "program_groups": ("name_ko", "summary_ko"),
    "programs": ("name_ko", "summary_ko", "audience_ko"),
    "indicators": ("name_ko",),
    "updates": ("what_ko", "evidence_title_ko"),
}
# Rows that say what is no fact, or only how programs are narrowed and where a page went.
NOT_SHOWN = {"not_facts", "audiences", "moved"}

PACKAGES: dict[str, Callable[[Path], Path]] = {  # by the fixture that is its site
    "site": lambda _: DATA,
    "town_site": copy_town,
    "two_site": copy_two_reports,
    "partial_site": copy_partial_report,
    "minimal_site": copy_minimal,
}


def rows_of(folder: Path) -> dict[str, list[Row]]:
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


@pytest.mark.parametrize("name", PACKAGES)
def test_every_row_stands_on_a_page(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    data = PACKAGES[name](tmp_path / "data")
    site: Path = request.getfixturevalue(name)
    ids: set[str] = set()
    texts = []
    for page in site.rglob("index.html"):
        (article,) = parse(page).xpath("//article") or [None]
        if article is not None:
            for said in article.xpath(".//*[@role='tooltip']"):
                said.drop_tree()  # what a term means stands within the sentence
            ids.update(article.xpath(".//@id"))
            texts.append(squeezed(article.text_content()))
    text = "\n".join(texts)
    tables = rows_of(data)
    assert tables.keys() == ADDRESSES.keys() | WORDS.keys() | NOT_SHOWN
    missing = [
        f"{table} #{address(row)}"
        for table, address in ADDRESSES.items()
        for row in tables[table]
        if address(row) not in ids
    ]
    missing += [
        f"{table} {column} {row[column]}"
        for table, columns in WORDS.items()
        for row in tables[table]
        for column in columns
        if squeezed(legible(row[column])) not in text
    ]
    assert missing == []
