from pathlib import Path

from macros.site.postprocess.finish import add_files, finish_page


def test_a_page_is_repaired_and_says_what_may_run() -> None:
    page = finish_page(
        '<meta charset="utf-8"><input class="md-toggle" type="checkbox" autocomplete="off">'
    )
    assert "Content-Security-Policy" in page
    assert "autocomplete" not in page


def test_files_are_added_as_texts_and_as_copies(tmp_path: Path) -> None:
    picture = tmp_path / "kept.png"
    picture.write_bytes(b"\x89PNG")
    site = tmp_path / "site"
    add_files(site, [("a/b/chart-x.csv", "가,나\r\n"), ("a/b/chart-x.png", picture)])
    assert (site / "a/b/chart-x.csv").read_bytes() == "가,나\r\n".encode()
    assert (site / "a/b/chart-x.png").read_bytes() == b"\x89PNG"
