from pathlib import Path

import pytest

from macros.site.postprocess.finish import finish_page
from macros.site.postprocess.html_fixes import isolate, valid_markup


def test_a_toggle_loses_the_attribute_that_a_checkbox_must_not_have() -> None:
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" autocomplete="off">'
    assert valid_markup(toggle) == toggle.replace(' autocomplete="off"', "")


def test_a_field_for_text_keeps_it() -> None:
    field = '<input class="md-search__input" type="text" autocomplete="off">'
    assert valid_markup(field) == field


def test_a_label_is_of_a_field_that_is_there() -> None:
    label = '<label class="md-nav__title" for="__toc">'
    assert valid_markup(label) == '<label class="md-nav__title">'
    field = f'<input type="checkbox" id="__toc">{label}'
    assert valid_markup(field) == field


def test_no_built_page_has_a_toggle_with_it(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("index.html"))]
    toggles = [page.count('class="md-toggle"') for page in pages]
    assert min(toggles) >= 2
    assert not [page for page in pages if valid_markup(page) != page]


HEBREW, ARABIC = "\u05d0\u05d1 \u05d2", "\u0627\u0628"


@pytest.mark.parametrize(
    ("page", "isolated"),
    [
        (f"<p>가 {HEBREW} 12</p>", f"<p>가 <bdi>{HEBREW}</bdi> 12</p>"),
        (f"<b>{ARABIC} 3 {ARABIC}</b> 4", f"<b><bdi>{ARABIC} 3 {ARABIC}</bdi></b> 4"),
        # No element may stand in these, so signs that do not show isolate there.
        *((f"{start}{HEBREW}{end}", f"{start}\u2068{HEBREW}\u2069{end}") for start, end in (
            ('<a title="', ' 1">가</a>'), ("<title>", " 1 - 장부</title>"),
            ('<meta name="description" content="', ' 1">'), ("<option>", " 1</option>"),
        )),
        *((whole, whole) for whole in (
            f"<script>x = '{HEBREW}'</script>", f"<!-- {HEBREW} -->",
            f"<svg><text>{HEBREW}</text></svg>", "<p>가 12</p>", f'<a href="{HEBREW}">가</a>',
        )),
    ],
)  # fmt: skip
def test_words_from_right_to_left_are_isolated_where_they_are_text(
    page: str, isolated: str
) -> None:
    assert isolate(page) == isolated
    assert isolated in finish_page(f'<meta charset="utf-8">{page}')


def test_what_does_not_show_is_left_out_of_the_head() -> None:
    """Tabs and search engines show a title as it is; a page's own text keeps its signs."""
    head = '<title>장\u202e부\u200b</title><meta name="description" content="글\u00a0\u2067줄">'
    body = '</head><body><p title="1\u2060.2">1\u2060.2</p>'
    assert isolate(head + body) == (
        '<title>장부</title><meta name="description" content="글 줄">' + body
    )
