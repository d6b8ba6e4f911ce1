import gzip
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.quality import Quality
from macros.catalog.site import make_site
from macros.exports.metadata.build import metadata_files, pack_sitemap
from tests.conftest import SEOUL

SITE = make_site("열린장부", "장부", None, official=False)


@pytest.mark.of_package(SEOUL)
def test_every_file_is_there_once_and_in_the_site(catalog: Catalog, site: Path) -> None:
    files = list(metadata_files(catalog, SITE, Quality()))
    paths = [path for path, _ in files]
    tables = len(catalog.package.tables)
    assert len(paths) == len(set(paths)) == 2 + tables + 1 + 1 + 10
    for path in paths:
        assert (site / path).is_file()
    calendar = dict(files)["calendar.ics"]
    assert (site / "calendar.ics").read_bytes() != b""
    assert isinstance(calendar, bytes)
    assert b"\r\n" in (site / "calendar.ics").read_bytes()


def test_a_sitemap_is_packed_without_time_or_name(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    pack_sitemap(tmp_path)
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == b"<urlset/>"
    assert packed[4:8] == b"\0\0\0\0"
    assert packed[3] == 0  # no name of a file, which would hold a path
