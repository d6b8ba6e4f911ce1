"""The JSON tree: complete, true to the data, and of the form its schemas promise."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from macros.catalog.catalog import Catalog
from macros.exports.downloads.build import OutputFile, all_files
from macros.exports.downloads.json_api import API
from macros.exports.downloads.json_schema import FOLDER
from macros.validation.package import load_catalog
from tests.conftest import (
    DATA,
    TOWN_PUBLICATION,
    copy_minimal,
    copy_partial_report,
    copy_two_reports,
)


def parsed(made: Mapping[str, OutputFile]) -> dict[str, Any]:
    return {path: json.loads(file.content) for path, file in made.items() if path[-5:] == ".json"}


def schema_of(path: str) -> str | None:
    """Returns the schema a document promises to follow; None for what is none of the tree."""
    folder, _, name = path.removeprefix(f"{API}/").rpartition("/")
    if path.startswith(f"{FOLDER}/") or path == "data/datapackage.json":
        return None
    if folder in {"programs", "divisions"}:
        return f"{folder.removesuffix('s')}.json"
    return f"tables/{name}" if folder == "data" else ("program.json" if folder else name)


def problems(made: Mapping[str, OutputFile]) -> list[str]:
    documents = parsed(made)
    resources = [
        (path.removeprefix(f"{FOLDER}/"), Resource.from_contents(content))
        for path, content in documents.items()
        if path.startswith(f"{FOLDER}/")
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    found, seen = [], 0
    for path, content in documents.items():
        schema = schema_of(path)
        if schema:
            output = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": schema}
            validator = Draft202012Validator(
                output, registry=registry, format_checker=FormatChecker()
            )
            found += [f"{path}: {error.message}" for error in validator.iter_errors(content)]
            seen += 1
    assert seen > 30
    return found


@pytest.fixture(scope="module")
def real_files(catalog: Catalog) -> dict[str, OutputFile]:
    return {made.path: made for made in all_files(catalog, DATA, TOWN_PUBLICATION)}


def test_every_document_follows_its_schema(
    town_files: dict[str, OutputFile], real_files: dict[str, OutputFile]
) -> None:
    assert problems(town_files) == []
    assert problems(real_files) == []


@pytest.mark.parametrize("copy", [copy_minimal, copy_two_reports, copy_partial_report])
def test_documents_of_a_package_that_lacks_chapters_do(
    copy: Callable[[Path], Path], tmp_path: Path
) -> None:
    data = copy(tmp_path / "data")
    files = all_files(load_catalog(data), data, TOWN_PUBLICATION)
    assert problems({made.path: made for made in files}) == []


def test_a_document_that_lacks_a_figure_s_value_does_not(town_files: dict[str, OutputFile]) -> None:
    path = f"{API}/programs/dash.json"
    spoiled = json.loads(town_files[path].content)
    del spoiled["figures"][0]["value"]
    broken = OutputFile(path, "json", None, json.dumps(spoiled).encode())
    assert problems({**town_files, path: broken}) == [f"{path}: 'value' is a required property"]


def test_addresses_of_the_index_lead_to_documents(town_files: dict[str, OutputFile]) -> None:
    index = json.loads(town_files[f"{API}/index.json"].content)
    assert [row["program_id"] for row in index["programs"]] == ["brackets", "long-name", "dash"]
    named = [row["document"] for row in (*index["programs"], *index["divisions"])]
    named += [row[form] for row in index["tables"] for form in ("json", "csv", "schema")]
    assert {*named, index["figures"]} <= town_files.keys()
    assert [row["old_id"] for row in index["moved"]][2:] == ["lantern", "old-dash"]
    assert index["reports"][0]["terms"] is None
    assert index["edition"] == {
        "dated_on": "2024-02-29",
        "dated_by": "report",
        "commit": None,
        "uncommitted_changes": False,
    }


def test_beside_a_page_stands_the_same_document_as_in_the_tree(
    town_files: dict[str, OutputFile],
) -> None:
    beside = town_files["programs/dash/dash.json"].content
    assert beside == town_files[f"{API}/programs/dash.json"].content


def test_every_figure_is_listed_with_its_address(
    town_files: dict[str, OutputFile], town: Catalog
) -> None:
    figures = json.loads(town_files[f"{API}/figures.json"].content)["figures"]
    assert {row["figure_id"]: row["value"] for row in figures} == {
        figure_id: float(figure.value) for figure_id, figure in town.figures.items()
    }
    (people,) = (row for row in figures if row["figure_id"] == "brackets-people-result")
    assert people["address"] == "programs/brackets/#brackets-people-result"
    assert people["as_printed"] == "실적 1.026명"
