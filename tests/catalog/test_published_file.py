from macros.catalog.catalog import Catalog
from macros.catalog.published_file import FORMATS
from macros.exports.downloads.build import OutputFile


def test_every_format_has_a_name_for_its_links(town_files: dict[str, OutputFile]) -> None:
    assert {made.format for made in town_files.values()} == set(FORMATS)


def test_the_table_of_redirected_ids_is_published(
    catalog: Catalog, town_files: dict[str, OutputFile]
) -> None:
    assert "data/moved.csv" in town_files
    assert catalog.package.table("moved").primary_key == ("kind", "old_id")
