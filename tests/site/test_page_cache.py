import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.site.page_cache import on_page_content, on_page_context, on_post_page
from tests.conftest import ROOT

HTML = "<p>쪽 하나</p>" * 1000


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


@pytest.fixture
def page(config: MkDocsConfig) -> Page:
    made = Page(
        None, File("쪽.md", config.docs_dir, config.site_dir, use_directory_urls=True), config
    )
    made.markdown = "쪽 하나"
    made.meta = {"title": "제목"}
    return made


def extract_tree(page: Page, config: MkDocsConfig) -> None:
    nav = Navigation([], [])
    context = get_context(nav, Files([]), config, page)
    assert on_page_context(context, page, config, nav) is context


def test_a_page_is_buffered_compressed_and_comes_back_whole(
    page: Page, config: MkDocsConfig
) -> None:
    page.content = on_page_content(HTML, page, config, Files([]))
    assert page.content == ""
    assert page.markdown == ""
    assert page.title == "제목"
    extract_tree(page, config)
    assert page.content == HTML
    assert on_post_page("<html>", page, config) == "<html>"
    assert page.content is None


def test_a_page_is_taken_out_once(page: Page, config: MkDocsConfig) -> None:
    on_page_content(HTML, page, config, Files([]))
    extract_tree(page, config)
    with pytest.raises(KeyError):
        extract_tree(page, config)


def test_a_page_that_is_written_again_is_buffered_anew(page: Page, config: MkDocsConfig) -> None:
    on_page_content("예전", page, config, Files([]))
    on_page_content(HTML, page, config, Files([]))
    extract_tree(page, config)
    assert page.content == HTML
