import pytest

from macros.catalog.addresses import page_path, relative


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("programs/a/", "", "programs/a/"),
        ("programs/a/a.xlsx", "programs/a/", "a.xlsx"),
        ("data/a.csv", "programs/b/", "../../data/a.csv"),
        ("", "programs/b/", "../.."),
    ],
)
def test_addresses_are_relative_to_the_page(target: str, page: str, href: str) -> None:
    assert relative(target, page) == href


def test_each_kind_has_its_folder() -> None:
    assert page_path("division", "bio-ai") == "divisions/bio-ai/"
