from macros.catalog.site import make_site


def test_an_address_is_whole_only_where_the_site_has_one() -> None:
    site = make_site("장부", "설명", "https://example.org/ledger", official=False)
    assert site.address("data/#dataset", "budget/") == "https://example.org/ledger/data/#dataset"
    assert site.address("", "budget/") == "https://example.org/ledger/"
    for nowhere in (None, ""):
        site = make_site("장부", None, nowhere, official=False)
        assert site.address("data/#dataset", "budget/") == "../data/#dataset"
        assert site.address("", "budget/") == "../"
        assert site.address("") == "./"


def test_only_an_official_site_goes_without_the_mark() -> None:
    assert make_site("장부", "", "", official=False).publication == "장부(비공식)"
    assert make_site("장부", "", "", official=True).publication == "장부"
