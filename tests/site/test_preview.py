"""The preview: what differs, and links that open without a server."""

from __future__ import annotations

from pathlib import Path

from macros.site.preview import START, compare_sites, for_folder, start_page, summary, write_folder
from tests.markup import parse


def page(folder: Path, path: str, title: str, body: str = "") -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"<html><head><title>{title} - 열린장부</title></head><body>{body}</body></html>",
        encoding="utf-8",
    )


def two_sites(folder: Path) -> tuple[Path, Path]:
    before, after = folder / "before", folder / "after"
    for site in (before, after):
        page(site, "index.html", "첫 장", '<a href="programs/a/">a</a>')
        page(site, "programs/index.html", "사업")
    page(before, "programs/a/index.html", "옛 &lt;이름&gt;")
    page(after, "programs/a/index.html", "새 &lt;이름&gt;")
    page(before, "programs/gone/index.html", "없어질 사업")
    page(after, "programs/new/index.html", "생긴_사업", '<a href="..">위로</a>')
    return before, after


def test_pages_are_distinguished_by_their_bytes(tmp_path: Path) -> None:
    changes = compare_sites(*two_sites(tmp_path))
    assert changes.added == ("programs/new/index.html",)
    assert changes.removed == ("programs/gone/index.html",)
    assert changes.changed == ("programs/a/index.html",)
    assert changes.titles == {
        "programs/new/index.html": "생긴_사업",
        "programs/gone/index.html": "없어질 사업",
        "programs/a/index.html": "새 <이름>",
    }


def test_the_summary_begins_with_what_is_lost(tmp_path: Path) -> None:
    text = summary(compare_sites(*two_sites(tmp_path)))
    assert text.startswith(
        "## 미리보기\n\n"
        "**없어지는 쪽 1개**\n\n- 없어질 사업 `programs/gone/index.html`\n\n"
        "**새로 생기는 쪽 1개**\n\n- 생긴\\_사업 `programs/new/index.html`\n\n"
        "**바뀌는 쪽 1개**\n\n- 새 \\<이름\\> `programs/a/index.html`\n"
    )
    assert f"3. `{START}`을 두 번 눌러 엽니다." in text


def test_a_long_list_is_cut(tmp_path: Path) -> None:
    before, after = two_sites(tmp_path)
    for number in range(40):
        page(after, f"pages/{number}/index.html", f"{number}쪽")
    text = summary(compare_sites(before, after))
    assert "**새로 생기는 쪽 41개**" in text
    assert "- 그 밖에 11쪽(미리보기의 첫 화면에 모두 있음)" in text


def test_no_change_and_no_comparison_are_distinguished(tmp_path: Path) -> None:
    before, _ = two_sites(tmp_path)
    same = compare_sites(before, before)
    assert "모양이 바뀌는 쪽이 없습니다." in summary(same)
    assert "모양이 바뀌는 쪽이 없습니다." in start_page(same)
    assert "견주지 못했습니다." in summary(None)


def test_links_open_from_a_folder(tmp_path: Path) -> None:
    before, after = two_sites(tmp_path)
    folder = tmp_path / "preview"
    write_folder(after, folder, compare_sites(before, after))
    for path in folder.rglob("*.html"):
        for href in parse(path).xpath("//a/@href"):
            assert (path.parent / str(href)).is_file(), (path, href)
    starts = parse(folder / START).xpath("//li/a/@href")
    assert starts == ["programs/new/index.html", "programs/a/index.html"]


def test_other_addresses_stay() -> None:
    for href in ("https://example.org/a/", "/a/", "#a", "data/a.csv", "mailto:a@example.org", ""):
        assert for_folder(f'<a class="x" href="{href}">') == f'<a class="x" href="{href}">'
    assert for_folder('<link href="../">') == '<link href="../">'
