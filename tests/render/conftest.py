from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.package import load_catalog
from tests.bench.package import make_package


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of a package of 200 programs, more than charts draw of a strategy."""
    folder: Path = tmp_path_factory.mktemp("many") / "data"
    make_package(folder, 200)
    return load_catalog(folder)
