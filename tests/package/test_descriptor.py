"""The descriptor of the first package is that of the made-up ones too."""

import json
import re

import pytest

from tests.conftest import DESCRIPTOR, SEOUL, SHOWN

# What a description of a table must not say, since the next report, or another office, has
# other rows: how many there are, when the report was, whose it is.
OF_ONE_REPORT = re.compile(
    r"\d{4}년|\d+ (?:programs|strategies|divisions)|스물|다섯 |열한|서울|Seoul|twenty|five|eleven"
)


@pytest.mark.of_package(SEOUL)
def test_made_up_packages_have_the_same_descriptor() -> None:
    """A column or a category added to one is tried on the town as well."""
    written = (SHOWN / "datapackage.json").read_bytes()
    assert DESCRIPTOR.read_bytes() == written, "copy data/datapackage.json to tests/fixtures"


def test_descriptions_say_nothing_of_one_report() -> None:
    """Descriptions of tables and columns stay true when rows or reports are added.

    The one that explains how fiscal years are counted has a year as its example.
    """
    package = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    described = [
        (part["name"], part.get(key, ""))
        for table in package["resources"]
        for part in (table, *table["schema"]["fields"])
        for key in ("description", "description_en")
    ]
    assert len(described) > 200
    found = [(name, text) for name, text in described if OF_ONE_REPORT.search(text)]
    assert [name for name, text in found] == ["fiscal_year_offset"], found


def test_nothing_is_called_printed() -> None:
    """The data is drawn from a transcription: no title or description says 'print'."""
    package = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    texts = [package["description"], package["description_en"]]
    for table in package["resources"]:
        for part in (table, *table["schema"]["fields"]):
            texts += [part.get(key, "") for key in ("title", "title_en", "description")]
            texts += [part.get("description_en", "")]
            texts += [kind.get("label_en", "") for kind in part.get("categories", [])]
    named = re.compile(r"\bprint(?:ed|s)?\b|찍힌", re.IGNORECASE)
    assert [text for text in texts if named.search(text)] == []
