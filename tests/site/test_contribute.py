"""The guides for staff: every file, column and example they name is real."""

from __future__ import annotations

import csv
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.catalog.catalog import Catalog
from macros.validation.package import load_catalog
from tests.conftest import DATA, ROOT, SEOUL
from tests.markup import parse

GUIDES = ROOT / "docs" / "contribute"
PAGES = ("index", "browser", "excel", "program", "updates", "errors")
EXAMPLE = re.compile(r"^\*\*`(\w+\.csv)`\*\*\n\n\| 열 \|.*\n\|.*\n((?:\|.*\n)+)", re.MULTILINE)


def examples(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields file and row of every example of a guide."""
    text = (GUIDES / f"{page}.md").read_text(encoding="utf-8")
    for file, lines in EXAMPLE.findall(text):
        cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines.splitlines()]
        yield file, {name.strip("`"): example.strip("`") for name, _, example in cells}


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize(("page", "files"), [("program", 4), ("updates", 1), ("errors", 1)])
def test_an_example_has_every_column_in_order(catalog: Catalog, page: str, files: int) -> None:
    found = list(examples(page))
    assert len(found) == files
    for file, row in found:
        assert tuple(row) == catalog.package.table(file.removesuffix(".csv")).columns


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("page", ["program", "updates"])
def test_the_examples_pass_the_check(tmp_path: Path, page: str) -> None:
    for source in DATA.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    for file, row in examples(page):
        with (tmp_path / file).open(encoding="utf-8", newline="") as handle:
            header, *rows = list(csv.reader(handle))
        keys = 2 if file == "sections.csv" else 1
        rows = sorted([*rows, list(row.values())], key=lambda cells: cells[:keys])
        with (tmp_path / file).open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows([header, *rows])
    assert load_catalog(tmp_path).package.tables


@pytest.mark.of_package(SEOUL)
def test_the_correction_shown_is_a_real_one(catalog: Catalog) -> None:
    ((_, row),) = examples("errors")
    with (DATA / "corrections.csv").open(encoding="utf-8", newline="") as handle:
        assert row in list(csv.DictReader(handle))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_column_named_exists(catalog: Catalog, page: str) -> None:
    text = (GUIDES / f"{page}.md").read_text(encoding="utf-8")
    columns = {column for table in catalog.package.tables for column in table.columns}
    files = {table.path for table in catalog.package.tables}
    named = set(re.findall(r"`([a-z_]+(?:\.csv)?)`", text))
    values = {
        category.value
        for table in catalog.package.tables
        for field in table.fields
        for category in field.categories
    }
    assert not {name for name in named if name.endswith(".csv")} - files
    assert not {name for name in named if "_" in name and "." not in name} - columns - values
    assert set(re.findall(r"data/([a-z_]+\.csv)", text)) <= files


def test_every_status_of_an_update_is_explained(catalog: Catalog) -> None:
    text = (GUIDES / "updates.md").read_text(encoding="utf-8")
    for category in catalog.package.table("updates").field("status").categories:
        assert re.search(rf"^\| `{category.value}` \| .*{category.label}", text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_a_picture_says_what_it_shows(site: Path, page: str) -> None:
    path = "contribute" if page == "index" else f"contribute/{page}"
    for image in parse(site / path / "index.html").xpath("//article//img"):
        assert len(image.get("alt")) > 20
        file = (site / path / image.get("src").partition("?")[0]).resolve()
        assert file.stat().st_size < 40_000, file
        # Without its size what is below it moves when it arrives.
        assert (int(image.get("width")), int(image.get("height"))) == size_of(file), file


def size_of(picture: Path) -> tuple[int, int]:
    """Returns width and height of an SVG or a PNG."""
    content = picture.read_bytes()
    if picture.suffix == ".png":
        return struct.unpack(">II", content[16:24])
    root = ElementTree.fromstring(content)
    return int(root.get("width", "")), int(root.get("height", ""))


def test_whoever_repairs_finds_the_guides(site: Path) -> None:
    for page, href in (("", "contribute/"), ("about", "../contribute/")):
        links = parse(site / page / "index.html").xpath("//article//a/@href")
        assert href in links
    words = (ROOT / "docs/templates/partials/source.html").read_text(encoding="utf-8")
    assert "이 숫자에 대해 묻기" in words
    assert "**이 숫자에 대해 묻기**" in (GUIDES / "errors.md").read_text(encoding="utf-8")
