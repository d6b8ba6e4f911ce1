"""Sizes of pages: counted when all are written, and told in their place."""

import gzip
from pathlib import Path

from macros.site.postprocess.page_sizes import PAGE, fill_page_sizes, page_sizes


def put(site: Path, name: str, text: str) -> None:
    path = site / name / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_largest_of_each_folder_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "", "가" * 500)
    put(tmp_path, "programs", "가" * 100)
    put(tmp_path, "programs/a", "가" * 1000)
    put(tmp_path, "programs/b", "가" * 2000)
    put(
        tmp_path,
        "about/quality",
        "@@programs.pages@@, @@programs.largest@@, @@.pages@@, @@x.pages@@",
    )
    packed = len(gzip.compress(("가" * 2000).encode(), mtime=0))
    assert page_sizes(tmp_path) == {
        ("programs", "pages"): "2",
        ("programs", "largest"): "6kB",
        ("programs", "packed"): f"{packed / 1000:.0f}kB",
        ("", "pages"): "2",
        ("", "largest"): "2kB",
        ("", "packed"): "0kB",
    }
    fill_page_sizes(tmp_path)
    assert (tmp_path / PAGE).read_text(encoding="utf-8") == "2, 6kB, 2, 0"


def test_a_site_without_the_page_is_left_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, "", "@@.pages@@")
    fill_page_sizes(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "@@.pages@@"
