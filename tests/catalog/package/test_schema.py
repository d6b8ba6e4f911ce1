import csv
import re
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.package.schema import load_descriptor
from macros.errors import DataError
from macros.validation.package import load_catalog
from tests.conftest import DATA


def test_every_table_and_column_is_described_in_both_languages(catalog: Catalog) -> None:
    for table in catalog.package.tables:
        assert all((table.title, table.title_en, table.description, table.description_en))
        for field in table.fields:
            assert all((field.title, field.title_en, field.description, field.description_en))


def test_enumerations_and_their_labels_agree() -> None:
    for resource in load_descriptor(DATA)["resources"]:
        for field in resource["schema"]["fields"]:
            values = field.get("constraints", {}).get("enum")
            labels = [category["value"] for category in field.get("categories", ())]
            assert (values or []) == labels, f"{resource['name']}.{field['name']}"


def test_a_file_may_do_without_an_optional_column(town_dir: Path) -> None:
    path = town_dir / "places.csv"
    header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    kept = [n for n, name in enumerate(header) if name not in ("part_of", "status")]
    assert len(kept) == len(header) - 2
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(
            [r[n] for n in kept] for r in [header, *rows]
        )
    catalog = load_catalog(town_dir)
    assert "part_of" not in catalog.package.table("places").columns
    assert {place.part_of for place in catalog.details.places} == {None}
    with path.open("a", encoding="utf-8", newline="") as handle:
        handle.write("x,y\n")
    with pytest.raises(DataError):
        load_catalog(town_dir)


def test_a_column_that_is_not_optional_is_missed(town_dir: Path) -> None:
    path = town_dir / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",note_ko", "", 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_catalog(town_dir)
    assert "column-missing" in {finding.code for finding in caught.value.findings}


def test_labels_come_from_the_descriptor(catalog: Catalog) -> None:
    budgets = catalog.package.table("budgets")
    assert budgets.label("stage", "original") == "본예산"
    with pytest.raises(KeyError):
        budgets.label("stage", "nonsense")
    with pytest.raises(KeyError):
        budgets.field("nonsense")
    with pytest.raises(KeyError):
        catalog.package.table("nonsense")


def test_a_missing_descriptor_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_descriptor(tmp_path)
    assert str(caught.value.findings[0]) == (
        f"datapackage.json: 자료 설명서가 없습니다. {tmp_path.name}/ 폴더에 datapackage.json 파일을 "
        "되살려 주세요. [descriptor-missing]"
    )


def test_a_broken_descriptor_is_reported_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{\n "name": "x",,\n}', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_descriptor(tmp_path)
    assert str(caught.value.findings[0]) == (
        "datapackage.json 2행: JSON으로 읽을 수 없습니다. "
        "그 줄이나 바로 앞줄의 쉼표와 따옴표를 살펴 주세요. [descriptor-json]"
    )


def test_no_id_can_leave_its_folder(catalog: Catalog) -> None:
    for table in catalog.package.tables:
        for name in table.primary_key:
            pattern = table.field(name).pattern
            if table.field(name).type != "string" or not name.endswith("_id"):
                continue
            assert pattern, f"{table.name}.{name}"
            for escaping in ("..", ".", "../x", "a/b", "/a", "a\\b", "c:a", "a\n", ""):
                assert not re.fullmatch(pattern, escaping), f"{table.name}.{name}: {escaping}"
