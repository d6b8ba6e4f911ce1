"""What a change does to a table as a whole."""

import csv
import io
from pathlib import Path

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.repair import repair_table
from tests.catalog.damage import cautions
from tests.conftest import copy_town


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write(path: Path, table: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    path.write_text(text.getvalue(), encoding="utf-8")


def test_more_than_a_tenth_of_the_rows_gone(town_dir: Path, tmp_path: Path) -> None:
    base = copy_town(tmp_path / "base")
    head, *body = read(base / "not_facts.csv")
    extra = [[*body[0][:3], f"{n}월", "때"] for n in range(21 - len(body))]
    write(base / "not_facts.csv", [head, *sorted(body + extra)])
    rows = read(base / "not_facts.csv")
    write(town_dir / "not_facts.csv", rows[:-2])
    assert not [line for line in cautions(town_dir, base) if "rows-gone" in line]
    write(town_dir / "not_facts.csv", rows[:-3])
    assert (
        "주의 not_facts.csv: 앞선 자료의 21줄 가운데 3줄이 없어졌습니다. 지우려던 줄만 지웠는지 "
        "살펴 주세요. 거르기(필터)로 숨긴 줄은 저장하면 빠집니다. [rows-gone]"
    ) in cautions(town_dir, base)
    assert cautions(town_dir, town_dir) == []


def test_a_column_sorted_alone_is_noted_and_left_by_repair(town_dir: Path, tmp_path: Path) -> None:
    base = copy_town(tmp_path / "base")
    path = town_dir / "figures.csv"
    rows = read(path)
    column = rows[0].index("subject_ko")
    texts = [row[column] for row in rows[1:]]
    for row, text in zip(rows[1:], [*texts[1:], texts[0]], strict=True):
        row[column] = text
    write(path, rows)
    assert cautions(town_dir, base) == [
        f"주의 figures.csv E2: '{texts[1]}' — 이 열의 값 {len(texts)}개가 앞선 자료의 다른 줄에 있던 "
        "값입니다(이 값은 앞선 자료의 3행). 한 열만 정렬했거나 칸이 밀렸다면 앞선 파일의 값으로 "
        "되돌려 주세요. 정렬할 때는 표 전체를 고릅니다. 일부러 바로잡은 것이면 그대로 두어도 "
        "됩니다. [values-exchanged]"
    ]
    table = build_package(load_descriptor(town_dir)).table("figures")
    repaired = repair_table(table, path.read_bytes(), (base / path.name).read_bytes())
    assert repaired.raw == path.read_bytes()
    assert [finding.place for finding in repaired.unrepaired] == ["figures.csv E2"]
