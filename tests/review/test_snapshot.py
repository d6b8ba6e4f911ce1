from pathlib import Path

import pytest

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.errors import DataError
from macros.review.snapshot import read_snapshot


def test_rows_by_key_and_figures_of_all_tables(town_dir: Path) -> None:
    snapshot = read_snapshot(town_dir)
    assert snapshot.rows("budgets")["budget-dash",]["value"] == "3000"
    assert snapshot.figures["budget-dash"][0] == "budgets"
    assert "brackets-area" in snapshot.figures
    assert snapshot.rows("updates") == {}
    assert snapshot.problems == ()


def test_other_encodings_are_read_and_reported(town_dir: Path) -> None:
    path = town_dir / "glossary.csv"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode("cp949", errors="replace"))
    snapshot = read_snapshot(town_dir)
    assert snapshot.problems == ("glossary.csv: UTF-8이 아니라 CP949로 읽어 견주었습니다.",)
    path.write_bytes(text.encode("utf-16"))
    assert read_snapshot(town_dir).problems == (
        "glossary.csv: UTF-8이 아니라 UTF-16으로 읽어 견주었습니다.",
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_snapshot(town_dir).problems == ()
    path.write_bytes(b"\xff\xff\xff" + text.encode())
    assert "글자를 알아볼 수 없는" in read_snapshot(town_dir).problems[0]


def test_short_rows_doubled_keys_and_missing_files_are_reported(town_dir: Path) -> None:
    path = town_dir / "budgets.csv"
    path.write_text(path.read_text(encoding="utf-8") + "budget-dash\n", encoding="utf-8")
    (town_dir / "places.csv").unlink()
    (town_dir / "steps.csv").write_text("", encoding="utf-8")
    snapshot = read_snapshot(town_dir)
    assert set(snapshot.problems) == {
        "budgets.csv: 이름표가 겹친 줄이 1개 있습니다.",
        "places.csv: 파일이 없거나 읽을 수 없습니다.",
    }
    assert "places" not in snapshot.tables
    assert snapshot.rows("steps") == {}


def test_a_link_or_a_name_that_leads_out_is_not_followed(town_dir: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("비밀", encoding="utf-8")
    (town_dir / "places.csv").unlink()
    (town_dir / "places.csv").symlink_to(secret)
    descriptor = town_dir / DESCRIPTOR
    text = descriptor.read_text(encoding="utf-8").replace('"steps.csv"', '"../secret"')
    descriptor.write_text(text, encoding="utf-8")
    snapshot = read_snapshot(town_dir)
    assert "../secret: 자료 폴더 밖을 가리키는 이름이라 읽지 않았습니다." in snapshot.problems
    assert not any("비밀".encode() in content for content in snapshot.raw.values())


@pytest.mark.parametrize("broken", ["{", "[]", '{"resources": null}', '{"name": "가"}'])
def test_a_broken_descriptor_is_replaced_by_the_other_sides(town_dir: Path, broken: str) -> None:
    good = read_snapshot(town_dir)
    (town_dir / DESCRIPTOR).write_text(broken, encoding="utf-8")
    snapshot = read_snapshot(town_dir, good.package)
    assert snapshot.tables == good.tables
    assert "앞선 자료의 설명서로 견주었습니다." in snapshot.problems[0]
    with pytest.raises((DataError, TypeError)):
        read_snapshot(town_dir)
