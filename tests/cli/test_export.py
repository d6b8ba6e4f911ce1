"""``export``: what it writes, built by Zensical itself, has the same text as the site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement

from macros.catalog.catalog import Catalog
from tests.conftest import DATA, ROOT, SEOUL, build_environment
from tests.markup import parse

# Pages a builder makes for itself.
OWN = {"404.html"}


def run(folder: Path, data: Path = DATA) -> subprocess.CompletedProcess[str]:
    settings = {"DATA_DIR": str(data), "CACHE_DIR": str(ROOT / ".cache")}
    command = [sys.executable, "-m", "macros", "export", str(folder)]
    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**build_environment(), **settings},
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "site for others"
    done = run(folder)
    assert done.returncode == 0, done.stderr
    pages = len(list((folder / "docs").rglob("*.md")))
    assert done.stdout.startswith(f"{folder}: 쪽 {pages}개, 파일 ")
    return folder


@pytest.fixture(scope="module")
def by_zensical(exported: Path) -> Path:
    """The site as Zensical builds it."""
    zensical = Path(sys.executable).with_name("zensical")
    command = [str(zensical), "build", "--strict"]
    done = subprocess.run(
        command,
        cwd=exported,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env=build_environment(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    return exported / "site"


def article(path: Path) -> HtmlElement:
    (found,) = parse(path).xpath("//article")
    return found


def text_of(path: Path) -> str:
    """The text of a page's article, without what explains its terms: it is added to HTML."""
    found = article(path)
    for means in found.xpath(".//*[@class='ol-means'] | .//*[@class='ol-terms']"):
        means.drop_tree()
    return " ".join(found.text_content().split())


def links_of(found: HtmlElement, page: str) -> set[str]:
    """Where the links of an article lead, from the root."""
    links = {urljoin(f"/{page}", link) for link in found.xpath(".//@href | .//@src")}
    return {link.replace("/index.html", "/") for link in links}


def pages_of(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name not in OWN:
            yield name


@pytest.mark.slow
def test_every_page_has_the_same_text(site: Path, by_zensical: Path, catalog: Catalog) -> None:
    names = [*pages_of(site)]
    assert [*pages_of(by_zensical)] == names
    programs = [name for name in names if name.startswith("programs/")]
    assert len(programs) > len(catalog.programs)
    assert [n for n in names if text_of(by_zensical / n) != text_of(site / n)] == []


@pytest.mark.slow
def test_charts_sources_anchors_and_links_are_the_same(site: Path, by_zensical: Path) -> None:
    for name in pages_of(site):
        own, upstream = article(site / name), article(by_zensical / name)
        for what in ("//details/@id", "//h2/@id", "//h3/@id", "//table/caption", "//svg//text"):
            asked = f".{what}"
            assert len(upstream.xpath(asked)) == len(own.xpath(asked)), (name, what)
        missing = {*own.xpath(".//@id")} - {*upstream.xpath(".//@id")}
        assert all(i.startswith(("means-", "term-")) for i in missing), name
        terms = {link for link in links_of(own, name) if "#term-" in link or "#means-" in link}
        assert links_of(upstream, name) - terms == links_of(own, name) - terms, name


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_every_other_file_is_the_same(site: Path, by_zensical: Path, exported: Path) -> None:
    docs = exported / "docs"
    files = [p for p in docs.rglob("*") if p.is_file() and p.suffix != ".md"]
    assert len(files) > 500
    for path in files:
        name = path.relative_to(docs)
        assert (by_zensical / name).read_bytes() == (site / name).read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_heads_footer_and_notice_are_the_same(site: Path, by_zensical: Path) -> None:
    for name in pages_of(site):
        own, upstream = parse(site / name), parse(by_zensical / name)
        for what in (
            "//script[@type='application/ld+json']/text()",
            "//meta[starts-with(@property, 'og:')]/@content",
            "//link[starts-with(@rel, 'alternate')]/@href",
            "//*[@class='ol-edition']/text()",
            "//title/text()",
        ):
            assert upstream.xpath(what) == own.xpath(what), (name, what)
        assert "이 누리집은 관청이 만든 것이 아닙니다." in upstream.text_content()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("내 것", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path}: 비어 있지 않습니다. 없거나 빈 폴더를 적어 주세요.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_bad_data_writes_nothing(town_dir: Path, tmp_path: Path) -> None:
    budgets = town_dir / "budgets.csv"
    budgets.write_text("broken\n", encoding="utf-8")
    done = run(tmp_path / "out", town_dir)
    assert done.returncode == 2
    assert "자료에 문제가 있습니다." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["town"]
