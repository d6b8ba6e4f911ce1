"""The descriptor of the first package is that of the made-up ones too."""

import pytest

from tests.conftest import DATA, DESCRIPTOR, SEOUL


@pytest.mark.of_package(SEOUL)
def test_made_up_packages_have_the_same_descriptor() -> None:
    """A column or a category added to one is tried on the town as well."""
    written = (DATA / "datapackage.json").read_bytes()
    assert DESCRIPTOR.read_bytes() == written, "copy data/datapackage.json to tests/fixtures"
