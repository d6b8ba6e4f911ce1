"""What a build starts with: data that was checked, and who is named under a picture."""

from pathlib import Path
from typing import Any

import pytest

from macros.catalog.site import make_site
from macros.errors import SettingError
from macros.site.context import build_context, parse_day
from macros.site.workers import Workers
from macros.validation.cache import is_validated
from tests.conftest import DATA, ROOT, copy_minimal

CACHE = ROOT / ".cache"  # where what builds have made is found again


def variables(data: Path, cache: Path, *, official: bool = False, name: str = "열린장부") -> Any:
    repository = "https://example.org/ledger"
    site = make_site(name, "장부", None, official=official)
    workers = Workers()
    try:
        return build_context(
            data, cache, site=site, repo_url=repository, measured=cache / "none", workers=workers
        )
    finally:
        workers.end()


def test_a_pass_is_remembered_and_questions_have_an_address(town_dir: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    built = variables(town_dir, cache)
    assert is_validated(town_dir, cache)
    names = {
        "catalog",
        "edit",
        "terms",
        "chart_cache",
        "chart_files",
        "site",
        "head",
        "data_version",
        "asset_query",
    }
    assert {*built} == names | {"asset_query", "chart_pool", "downloads", "quality"}
    assert built["catalog"].ask_at.startswith("https://example.org/ledger/issues/new?")


def test_rows_are_edited_on_the_published_branch(town_dir: Path) -> None:
    edit = variables(DATA, CACHE)["edit"]
    assert edit.root == "https://example.org/ledger/edit/main/"
    assert edit.folder == f"{DATA.relative_to(ROOT).as_posix()}/"
    outside = variables(town_dir, CACHE)["edit"]
    assert outside.folder is None


def test_only_a_publisher_that_says_so_is_official(town_dir: Path) -> None:
    assert variables(town_dir, CACHE)["chart_files"].publication == "열린장부(비공식)"
    assert variables(town_dir, CACHE, official=True)["chart_files"].publication == "열린장부"


def test_a_site_without_a_name_has_its_package_s(tmp_path: Path) -> None:
    built = variables(copy_minimal(tmp_path / "data"), CACHE, name="")
    assert built["site"].name == "Alder Falls"  # of "Alder Falls: Adopted Budget 2025"
    assert built["chart_files"].publication == "Alder Falls(비공식)"


def test_the_day_of_the_data_can_be_set() -> None:
    assert parse_day("") is None
    assert str(parse_day("2024-05-31")) == "2024-05-31"


@pytest.mark.parametrize("text", ["2024-5-1", "20240531", "2024-02-30", "오늘", "2024-05-31 "])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="AS_OF가 날짜가 아닙니다"):
        parse_day(text)
