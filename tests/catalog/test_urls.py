from macros.catalog.urls import page_path, relative


def test_every_kind_of_thing_has_its_folder() -> None:
    assert page_path("division", "bio-ai") == "divisions/bio-ai/"
    assert page_path("group", "public-jobs") == "groups/public-jobs/"


def test_addresses_are_seen_from_pages_and_from_files() -> None:
    assert relative("feed.xml", "programs/campus-town/") == "../../feed.xml"
    assert relative("data/", "catalog.jsonld") == "data/"
    assert relative("data/budgets.csv", "data/index.html") == "budgets.csv"
