"""The pages about the data, and what the site tells machines, as they are published."""

from __future__ import annotations

import contextlib
import io
import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import filled_tables
from macros.catalog.queries.calculations import by_budget
from tests.conftest import DATA, ROOT, SEOUL, build_environment
from tests.markup import parse
from tests.site.conftest import ADDRESS


def blocks(site: Path, language: str) -> list[str]:
    tree = parse(site / "data/use/index.html")
    found = tree.xpath("//pre/code[@class=$name]", name=f"language-{language}")
    return [block.text_content() for block in found]


def documents(page: Path) -> list[dict[str, Any]]:
    return [
        json.loads(text)
        for text in parse(page).xpath("//script[@type='application/ld+json']/text()")
    ]


def test_the_examples_that_readers_copy_give_the_answer_on_the_page(
    site: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = parse(site / "data/use/index.html").xpath("//table//tbody/tr")
    answer = [[cell.text_content() for cell in row.xpath("td")] for row in rows]
    largest = list(by_budget(catalog.programs, catalog=catalog))[:5]
    assert [name for name, _ in answer] == [program.short_name_ko for program in largest]
    examples = blocks(site, "python")
    assert len(examples) == 2
    monkeypatch.chdir(site / "data")  # what a reader has downloaded
    for example in examples:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(example, "use.md", "exec"), {})  # noqa: S102 - it is what readers run
        lines = said.getvalue().splitlines()
        for name, value in answer:
            plain = re.sub(r"[^\d.]", "", value)
            assert any(name in line and plain in line for line in lines), (name, value, lines)


def test_the_example_for_r_is_shown_and_closed(site: Path) -> None:
    (example,) = blocks(site, "r")
    assert example.count("(") == example.count(")")
    assert example.count("[") == example.count("]")
    assert example.count('"') % 2 == 0


def test_the_dictionary_has_every_column(site: Path, catalog: Catalog) -> None:
    tree = parse(site / "data/dictionary/index.html")
    for table in filled_tables(catalog):
        assert tree.xpath("//h2[@id=$name]", name=table.name)
    columns = tree.xpath("//div[contains(@class, 'ol-table')]//th/code/text()")
    assert columns == [field.name for table in filled_tables(catalog) for field in table.fields]


def test_terms_are_those_of_the_descriptor_and_the_report_has_none(site: Path) -> None:
    text = parse(site / "data/terms/index.html").xpath("//article")[0].text_content()
    assert "Creative Commons Attribution 4.0 International(CC-BY-4.0)" in text
    assert "보고서 자체의 이용 조건은 알지 못합니다." in text
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_the_package_is_valid_to_the_command_of_others() -> None:
    # With its own command line and not this project's code, as anyone could.
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "datapackage.json"]
    result = subprocess.run(
        command, cwd=DATA, capture_output=True, text=True, check=False, env=build_environment()
    )
    assert result.returncode == 0, result.stdout
    assert "INVALID" not in result.stdout


@pytest.mark.of_package(SEOUL)
def test_every_page_is_previewed_and_described(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 60
    for page in pages:
        tree = parse(page)
        (image,) = tree.xpath("//meta[@property='og:image']/@content")
        picture = (page.parent / image).resolve().read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)
        for name in ("og:title", "og:description", "twitter:card"):
            assert tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)[0]
        assert not tree.xpath("//link[@rel='canonical']")
        (document,) = documents(page)
        assert document["@context"] == "https://schema.org"
        # Without an address of the site nothing names one.
        assert ADDRESS not in json.dumps(document)


def test_programs_have_pictures_of_their_own(site: Path, catalog: Catalog) -> None:
    pictures = {
        (site / "programs" / program.program_id / "card.png").read_bytes()
        for program in catalog.programs
    }
    assert len(pictures) == len(catalog.programs)


@pytest.mark.slow
def test_at_an_address_everything_is_named_whole(addressed: Path) -> None:
    page = addressed / "programs/brackets/index.html"
    tree, here = parse(page), f"{ADDRESS}programs/brackets/"
    assert tree.xpath("//link[@rel='canonical']/@href") == [here]
    assert tree.xpath("//meta[@property='og:url']/@content") == [here]
    assert tree.xpath("//meta[@property='og:image']/@content") == [f"{here}card.png"]
    (document,) = documents(page)
    service = next(n for n in document["@graph"] if n["@type"] == "GovernmentService")
    assert service["url"] == here
    cited = parse(addressed / "data/cite/index.html").xpath("//article")[0].text_content()
    assert f"url = {{{ADDRESS}data/budgets.csv}}" in cited


def test_the_sitemap_names_every_page_and_the_day_of_the_data(
    addressed: Path, town: Catalog
) -> None:
    root = ElementTree.fromstring((addressed / "sitemap.xml").read_text(encoding="utf-8"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    named = {element.text for element in root.iter(f"{space}loc")}
    pages = {
        f"{ADDRESS}{path.parent.relative_to(addressed).as_posix()}/".replace("/./", "/")
        for path in addressed.rglob("index.html")
    }
    assert named == pages
    days = {element.text for element in root.iter(f"{space}lastmod")}
    assert days == {town.report.presented_on.isoformat()}  # never committed


def test_awkward_names_end_no_script(addressed: Path) -> None:
    for page in addressed.rglob("*.html"):
        if page.name != "404.html":
            assert len(documents(page)) == 1
