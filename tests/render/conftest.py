from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.validation.package import load_catalog
from tests.bench.package import make_package
from tests.conftest import copy_town


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of the made-up town with 200 programs, more than charts draw of a strategy."""
    folder: Path = tmp_path_factory.mktemp("many")
    make_package(folder / "data", 200, copy_town(folder / "town"))
    return load_catalog(folder / "data")
