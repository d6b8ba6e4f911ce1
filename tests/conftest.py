"""What several tests share: the real package, the made-up town, built sites, a browser."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries import pagination
from macros.catalog.queries.pagination import Paginator
from macros.catalog.versions import DataVersion
from macros.cli import default_data
from macros.exports.downloads.build import OutputFile, all_files
from macros.exports.downloads.json_api import Publication
from macros.site.workers import Workers
from macros.validation.package import load_catalog
from tests.site.server import serve

FoundT = TypeVar("FoundT")

ROOT = Path(__file__).parent.parent
# The package that the site shows; another office has its own there.
SHOWN = ROOT / default_data()
# Tables that a complete package may have no rows in: nothing was followed up or renamed yet.
SINCE_THE_REPORT = {"moved", "updates"}
SEOUL = "open-ledger-seoul-epo"  # the package that this project began with
TOWN_PUBLICATION = Publication(
    "열린장부(비공식)", official=False, data_version=DataVersion(date(2024, 2, 29))
)
TOWN = ROOT / "tests" / "fixtures" / "town"
# Of the made-up packages, so that they hold where data/ is another office's.
DESCRIPTOR = ROOT / "tests" / "fixtures" / "datapackage.json"
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
TWO_REPORTS = ROOT / "tests" / "fixtures" / "two-reports"
PARTIAL_REPORT = ROOT / "tests" / "fixtures" / "partial-report"
# `make test-all` sets it: tests that take many inputs within take more of them.
LONG = bool(os.environ.get("LEDGER_LONG"))


def slow(*values: object) -> Any:
    """Returns the values of a case that ``make test-all`` alone runs."""
    return pytest.param(*values, marks=pytest.mark.slow)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the tests of one package where the project shows another.

    What the generator does is tested on made-up packages, which every copy of the project has.
    What a package says can be tested only where it is: ``@pytest.mark.of_package(name)``.
    """
    shown = json.loads((SHOWN / "datapackage.json").read_text(encoding="utf-8"))["name"]
    foreign = [
        item
        for item in items
        if (mark := item.get_closest_marker("of_package")) and mark.args != (shown,)
    ]
    config.hook.pytest_deselected(items=foreign)
    left_out = set(map(id, foreign))
    items[:] = [item for item in items if id(item) not in left_out]


def sampled(values: Iterable[object], step: int) -> list[Any]:
    """Returns cases of which ``make test`` runs one in ``step``, and ``make test-all`` each."""
    return [slow(value) if at % step else value for at, value in enumerate(values)]


def there(found: FoundT | None) -> FoundT:
    """Returns what a look-up that may find nothing has found; a test that asks for it needs it."""
    assert found is not None
    return found


def copy_town(folder: Path) -> Path:
    """Copies the made-up town's package into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*TOWN.glob("*.csv"), DESCRIPTOR):
        shutil.copy(path, folder)
    return folder


def copy_minimal(folder: Path) -> Path:
    """Copies a package of programs and budgets in dollars alone: all other tables are headers.

    Its descriptor is the town's, with the units and the stage that its report prints.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    for table in descriptor["resources"]:
        fields = {field["name"]: field for field in table["schema"]["fields"]}
        source = MINIMAL / table["path"]
        text = source.read_text("utf-8") if source.is_file() else ",".join(fields) + "\n"
        (folder / table["path"]).write_text(text, encoding="utf-8")
        if table["name"] == "budgets":
            fields["value"]["constraints"].pop("minimum", None)
            _allow(fields["value"], unit="USD")
            _allow(fields["unit"], "USD", "달러")
            _allow(fields["unit_as_printed"], "$", "달러")
            _allow(fields["stage"], "adopted", "의회가 정한 예산")
    title, output = "Alder Falls: Adopted Budget 2025", "Amounts of the adopted budget"
    descriptor |= {"name": "alder-falls", "title": title, "title_en": title}
    descriptor |= {"description": output, "description_en": output}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder


def _allow(field: dict[str, Any], value: str = "", label: str = "", *, unit: str = "") -> None:
    """Has a column of the descriptor hold one value alone, or its numbers be in a unit."""
    if unit:
        field["unit"] = unit
        return
    field["categories"] = [{"value": value, "label": label, "label_en": value}]
    field["constraints"]["enum"] = [value]


def copy_two_reports(folder: Path) -> Path:
    """Copies the town's package with a second report, its rows in their places by key."""
    return _add_report(copy_town(folder), TWO_REPORTS)


def copy_partial_report(folder: Path) -> Path:
    """Copies the town's package with a later partial report of another body."""
    return _add_report(copy_town(folder), PARTIAL_REPORT)


def _add_report(folder: Path, report: Path) -> Path:
    for added in report.glob("*.csv"):
        path = folder / added.name
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        _, *more = added.read_text(encoding="utf-8").splitlines()
        ordered = sorted([*rows, *more], key=lambda row: row.split(",")[0])
        path.write_text("\n".join([header, *ordered]) + "\n", encoding="utf-8")
    return folder


def build_site(folder: Path, data: Path, **variables: str) -> Path:
    """Builds a site from a package as `make site` does, with the project's own chart cache.

    Args:
        folder: Where the site is built.
        data: The package.
        variables: What else mkdocs.yml reads of the environment, such as ``AS_OF``.
    """
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        check=True,
        env={**build_environment(), "DATA_DIR": str(data), "CACHE_DIR": str(ROOT / ".cache")}
        | variables,
    )
    return folder


def not_copied(*names: str) -> Callable[[str, list[str]], set[str]]:
    """Returns for ``copytree`` what a fresh checkout of the project lacks, and ``names``.

    The built site lies at the top; ``macros/site`` is code.
    """
    pattern = shutil.ignore_patterns(
        ".venv", ".cache", "node_modules", "__pycache__", ".*_cache", *names
    )

    def ignore(folder: str, found: list[str]) -> set[str]:
        return pattern(folder, found) | ({"site"} if Path(folder) == ROOT else set())

    return ignore


def build_environment() -> dict[str, str]:
    """The variables a build gets: no more than a fresh machine has."""
    return {
        "PATH": str(Path(sys.executable).parent) + ":/usr/bin:/bin",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "HOME": str(Path.home()),
    }


def _sample() -> Path:
    """Returns a package with rows in every table: the shown one, else the made-up town's.

    Tests of the generator need rows of each chapter; an office may have programs and budgets alone.
    """
    tables = (path for path in SHOWN.glob("*.csv") if path.stem not in SINCE_THE_REPORT)
    if all(len(path.read_text(encoding="utf-8").splitlines()) > 1 for path in tables):
        return SHOWN
    return copy_town(Path(tempfile.mkdtemp()) / "town")


DATA = _sample()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog of the shown package, or of the town where that lacks chapters."""
    return load_catalog(DATA)


@pytest.fixture
def paged(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> Paginator:
    """The real lists, in leaves as if they were long."""
    monkeypatch.setattr(pagination, "MAX_ROWS_UNPAGED", 20)
    monkeypatch.setattr(pagination, "ROWS", 15)
    return Paginator(catalog)


@pytest.fixture
def town_dir(tmp_path: Path) -> Path:
    """A fresh copy of the made-up town's package, to be spoiled at will."""
    return copy_town(tmp_path / "town")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of the made-up town."""
    return load_catalog(copy_town(tmp_path_factory.mktemp("town")))


@pytest.fixture(scope="session")
def town_files(town: Catalog, tmp_path_factory: pytest.TempPathFactory) -> dict[str, OutputFile]:
    """Every file the made-up town publishes, by address."""
    data = copy_town(tmp_path_factory.mktemp("town-made"))
    return {made.path: made for made in all_files(town, data, TOWN_PUBLICATION)}


@pytest.fixture(scope="session")
def two_reports(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of the made-up town with a second report."""
    return load_catalog(copy_two_reports(tmp_path_factory.mktemp("two")))


@pytest.fixture(scope="session")
def partial_report(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalog of the made-up town with a later partial report."""
    return load_catalog(copy_partial_report(tmp_path_factory.mktemp("partial")))


def shared(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Returns a folder of the whole run: the worker that asks first makes it, the others wait.

    Args:
        tmp_path_factory: pytest's, of this worker; its parent folder is that of all workers.
        name: What the folder is called.
        make: Makes what stands in the folder; of two workers it is called in one.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
    return folder


def _site_of(copy: Callable[[Path], Path], name: str, output: str) -> Any:
    """Returns a fixture: the site of a package, built once a run. Tests only read it."""

    def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
        def make(folder: Path) -> None:
            build_site(folder / "site", copy(folder / "data"))

        return shared(tmp_path_factory, name, make) / "site"

    built.__doc__ = output
    return pytest.fixture(scope="session")(built)


site = _site_of(lambda _: DATA, "real", "The site of the shown package.")
town_site = _site_of(copy_town, "town", "The made-up town's site.")
minimal_site = _site_of(
    copy_minimal, "minimal", "The site of programs and budgets in dollars alone."
)
two_site = _site_of(copy_two_reports, "two", "The site of the made-up town with a second report.")
partial_site = _site_of(
    copy_partial_report, "partial", "The site of the town with a later partial report."
)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Address of the real site on a server that compresses, as GitHub Pages does."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Processes that check, pack and draw for the tests of a module."""
    started = Workers(2)
    yield started
    started.end()
