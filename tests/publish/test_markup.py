from pathlib import Path

from macros.publish.markup import valid_markup


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
