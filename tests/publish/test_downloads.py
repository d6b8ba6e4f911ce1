from macros.catalog.catalog import Catalog
from macros.publish.downloads import package_downloads
from tests.conftest import DATA


def test_the_whole_package_is_published(catalog: Catalog) -> None:
    downloads = {d.path: d.source for d in package_downloads(catalog, DATA)}
    files = {path.name for path in DATA.iterdir()}
    assert set(downloads) == {f"data/{name}" for name in files}
    assert all(source.is_file() for source in downloads.values())
