"""What a build starts with: data that was checked, and who is named under a picture."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.catalog.site import make_site
from macros.site.config import Settings
from macros.site.context import NAME, NAMES_OF_PAGES, Context, build_context
from macros.site.workers import Workers
from macros.validation.cache import is_validated
from tests.conftest import DATA, ROOT, copy_minimal

CACHE = ROOT / ".cache"  # where what builds have made is found again


def made(data: Path, cache: Path, *, official: bool = False, name: str = "열린장부") -> Context:
    site = make_site(name, "장부", None, official=official)
    repository = "https://example.org/ledger"
    workers = Workers()
    try:
        return build_context(Settings(data, cache, cache / "none", site, repository), workers)
    finally:
        workers.end()


@pytest.mark.slow
def test_a_pass_is_remembered_and_questions_have_an_address(town_dir: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    context = made(town_dir, cache)
    assert is_validated(town_dir, cache)
    assert (context.catalog.ask_at or "").startswith("https://example.org/ledger/issues/new?")


def test_pages_find_the_context_and_what_they_name_without_it(town_dir: Path) -> None:
    context = made(town_dir, CACHE)
    variables = context.variables()
    assert variables.pop(NAME) is context
    assert {*variables} == {*NAMES_OF_PAGES}
    assert variables["catalog"] is context.catalog


@pytest.mark.slow
def test_downloads_that_are_served_are_kept_while_they_are_there(
    town_dir: Path, tmp_path: Path
) -> None:
    site = make_site("장부", "장부", None, official=False)
    workers = Workers(1)
    settings = Settings(town_dir, tmp_path / "cache", tmp_path / "none", site)
    first = build_context(settings, workers).downloads
    named = replace(settings, site=replace(site, name="다른 이름"))
    assert build_context(named, workers, first).downloads is first
    shutil.rmtree(first.folder)
    assert build_context(named, workers, first).downloads.there
    workers.end()


def test_rows_are_edited_on_the_published_branch(town_dir: Path) -> None:
    edit = made(DATA, CACHE).edit
    assert edit.root == "https://example.org/ledger/edit/main/"
    assert edit.folder == f"{DATA.relative_to(ROOT).as_posix()}/"
    outside = made(town_dir, CACHE).edit
    assert outside.folder is None


def test_only_a_publisher_that_says_so_is_official(town_dir: Path) -> None:
    assert made(town_dir, CACHE).chart_files.publication == "열린장부(비공식)"
    assert made(town_dir, CACHE, official=True).chart_files.publication == "열린장부"


def test_a_site_without_a_name_has_its_package_s(tmp_path: Path) -> None:
    context = made(copy_minimal(tmp_path / "data"), CACHE, name="")
    assert context.site.name == "Alder Falls"  # of "Alder Falls: Adopted Budget 2025"
    assert context.chart_files.publication == "Alder Falls(비공식)"
