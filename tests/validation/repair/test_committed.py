import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.committed import Published
from tests.conftest import DATA, SEOUL

TABLE = build_package(load_descriptor(DATA)).table("not_facts")
RAW = (DATA / "not_facts.csv").read_bytes()


@pytest.mark.of_package(SEOUL)
def test_a_row_is_found_by_its_key() -> None:
    published = Published(TABLE, RAW)
    row = published.row_of(
        dict(zip(TABLE.columns, ("seoul-epo-2023-06", "x", "3", "제319회", "y"), strict=True))
    )
    assert row
    assert row["source_section"] == "cover"


@pytest.mark.of_package(SEOUL)
def test_a_row_is_found_by_what_a_spreadsheet_made_of_its_key() -> None:
    published = Published(TABLE, RAW)
    cells = ("seoul-epo-2023-06", "I.budget", "68", "‘23.5.31기준", "")
    row = published.row_of(dict(zip(TABLE.columns, cells, strict=True)))
    assert row
    assert row["as_printed"] == "'23.5.31기준"


def test_a_new_row_has_none() -> None:
    cells = ("seoul-epo-2023-06", "cover", "3", "다른 글자", "")
    for raw in (RAW, None, b"a,b\n", b"\xff\xff\xff"):
        published = Published(TABLE, raw)
        assert published.row_of(dict(zip(TABLE.columns, cells, strict=True))) is None
        assert not published.has(cells)
