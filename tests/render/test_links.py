import pytest

from macros.render.links import link, page_path, relative


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("programs/a/", "", "programs/a/"),
        ("programs/a/", "programs/", "a/"),
        ("programs/a/", "programs/b/", "../a/"),
        ("data/a.csv", "programs/b/", "../../data/a.csv"),
        ("", "programs/b/", "../.."),
        ("programs/a/", "404.html", "programs/a/"),
    ],
)
def test_addresses_are_relative_to_the_page(target: str, page: str, href: str) -> None:
    assert relative(target, page) == href


def test_links_escape_their_text() -> None:
    assert page_path("strategy", "stars") == "strategies/stars/"
    assert link("program", "a", "R&D <b>", "") == ('<a href="programs/a/">R&#38;D &#60;b&#62;</a>')
