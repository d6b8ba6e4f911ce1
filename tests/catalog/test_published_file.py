from macros.catalog.catalog import Catalog
from macros.catalog.published_file import FORMATS
from macros.exports.downloads.build import Made


def test_every_format_has_a_name_for_its_links(town_made: dict[str, Made]) -> None:
    assert {made.format for made in town_made.values()} == set(FORMATS)


def test_the_table_of_moved_ids_is_published(catalog: Catalog, town_made: dict[str, Made]) -> None:
    assert "data/moved.csv" in town_made
    assert catalog.package.table("moved").primary_key == ("kind", "old_id")
