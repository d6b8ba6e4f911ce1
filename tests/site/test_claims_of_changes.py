"""What the comment on a change says with a number is what was changed, counted by another way.

Real changes are made to copies of packages, as an editor makes them; the numbers in what
``macros diff`` writes are counted from the two folders' files with pandas. A line with a number
that no pattern knows fails.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from macros.__main__ import main
from macros.errors import DataError
from macros.validation.package import load_catalog
from tests import packages
from tests.conftest import (
    DATA,
    PARTIAL_REPORT,
    TWO_REPORTS,
    _add_report,
    copy_minimal,
    copy_partial_report,
    copy_town,
    sampled,
)

Rows = dict[tuple[str, ...], dict[str, str]]
SOURCE = ("source_section", "source_line", "source_cell", "as_printed")


def copy_real(folder: Path) -> Path:
    shutil.copytree(DATA, folder)
    return folder


@dataclass
class Change:
    """A package before and after, and what was done to it."""

    base: Path
    head: Path
    expected: Mapping[str, Any] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, folder: Path) -> dict[str, Rows]:
        """The rows of each table by key."""
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        found: dict[str, Rows] = {}
        for table in descriptor["resources"]:
            frame = pd.read_csv(folder / table["path"], dtype=str, keep_default_na=False)
            key = table["schema"]["primaryKey"]
            keys = [key] if isinstance(key, str) else key
            found[table["path"]] = {
                tuple(row[k] for k in keys): {str(name): cell for name, cell in row.items()}
                for row in frame.to_dict("records")
            }
        return found

    def __post_init__(self) -> None:
        self.before, self.after = self.rows(self.base), self.rows(self.head)
        pairs = {name: (rows, self.after[name]) for name, rows in self.before.items()}
        self.removed = {n: set(old) - set(new) for n, (old, new) in pairs.items()}
        self.added = {n: set(new) - set(old) for n, (old, new) in pairs.items()}
        self.changed = {
            n: {key for key in old if key in new and old[key] != new[key]}
            for n, (old, new) in pairs.items()
        }
        self.files = {
            p.name
            for p in self.base.iterdir()
            if p.read_bytes() != (self.head / p.name).read_bytes()
        }

    def figures(self, tables: dict[str, Rows]) -> set[str]:
        return {
            key[0] for rows in tables.values() for key, row in rows.items() if "figure_id" in row
        }


def count(found: Mapping[str, set[Any]]) -> int:
    return sum(map(len, found.values()))


# Changes, as an editor makes them.


def edit(folder: Path, name: str, change: Callable[[list[dict[str, str]]], None]) -> None:
    path = folder / name
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or ())
    change(rows)
    packages.write(path, columns, rows)


def one_amount(head: Path) -> dict[str, Any]:
    """A tenth more for one budget that is stated whole, as somebody who mistypes has it."""
    output: dict[str, Any] = {}

    def change(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["level"] == "total")
        output.update(figure=row["figure_id"], programs=None)
        row["value"] = str(Decimal(row["value"]) * 11 / 10)
        row["as_printed"] = row["value"]

    edit(head, "budgets.csv", change)
    return output


def one_row_less(head: Path) -> dict[str, Any]:
    def change(rows: list[dict[str, str]]) -> None:
        del rows[next(n for n, row in enumerate(rows) if row["level"] == "total")]

    edit(head, "budgets.csv", change)
    return {}


def one_program_less(head: Path) -> dict[str, Any]:
    schemas = packages._schemas(head)
    tables = {name: packages._read(head / f"{name}.csv") for name in schemas}
    (name, *_) = (row["program_id"] for row in tables["programs"][-1:])
    for table, rows in tables.items():
        tables[table] = [row for row in rows if row.get("program_id") != name]
    while any([packages._drop_dangling(tables, schemas), packages._drop_unnamed(tables)]):
        pass
    for table, rows in tables.items():
        columns = [f["name"] for f in schemas[table]["fields"]]
        packages.write(head / f"{table}.csv", columns, rows)
    return {"gone_pages": {f"/programs/{name}/"}, "gone_programs": 1, "fewer": 1}


def another_id(head: Path) -> dict[str, Any]:
    with (head / "budgets.csv").open(encoding="utf-8") as file:
        old = next(csv.DictReader(file))["figure_id"]
    new = f"{old}-again"
    for path in head.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text), encoding="utf-8")
    return {"renamed": (old, new), "breaks": True}


def another_id_that_leads_on(head: Path) -> dict[str, Any]:
    old, new = another_id(head)["renamed"]
    # Both stand on a page that is there for either.
    alone = not any(len(pd.read_csv(head / f"{n}.csv")) for n in ("corrections", "moved"))

    def change(rows: list[dict[str, str]]) -> None:
        rows.append(
            {"kind": "figure", "old_id": old, "new_id": new, "program_id": "", "name_ko": "예산"}
            | {"moved_on": "2024-04-04", "reason_ko": "이름을 고쳤습니다."}
        )
        rows.sort(key=lambda row: (row["kind"], row["old_id"]))

    edit(head, "moved.csv", change)
    pages = {"/corrections/"} if alone else set()
    return {"renamed": (old, new), "breaks": False, "new_pages": pages}


def another_program_id(head: Path) -> dict[str, Any]:
    def of_all(rows: list[dict[str, str]]) -> None:
        for row in rows:
            for column in ("program_id", "new_id"):
                if row.get(column) == old:
                    row[column] = new

    with (head / "programs.csv").open(encoding="utf-8") as file:
        old = list(csv.DictReader(file))[-1]["program_id"]
    new = f"{old}-z"
    for path in head.glob("*.csv"):
        edit(head, path.name, of_all)
    pages = {"gone_pages": {f"/programs/{old}/"}, "new_pages": {f"/programs/{new}/"}}
    return {"renamed": (old, new), "breaks": True} | pages


def rows_in_another_order(head: Path) -> dict[str, Any]:
    for path in head.glob("*.csv"):
        edit(head, path.name, lambda rows: rows.reverse())
    return {}


def a_chapter_less(head: Path) -> dict[str, Any]:
    packages.empty(head, ["indicators", "observations", "contents"])
    return {"gone_pages": {"/economy/"}}


def a_partial_report(head: Path) -> dict[str, Any]:
    """Adds a program, and restates a target and a program's budget."""
    _add_report(head, PARTIAL_REPORT)
    budgets = pd.read_csv(head / "budgets.csv", dtype=str, keep_default_na=False)
    restated = budgets[(budgets.program_id == "dash") & (budgets.report_id == "town-2024")]
    pages = {"new_pages": {"/programs/street-lights/"}}
    return {"superseded": len(restated) + 1, "fewer": -1} | pages


def a_full_report(head: Path) -> dict[str, Any]:
    """Makes all that was stated before a matter of the past, and two of three programs."""
    frames = {p.name: pd.read_csv(p, dtype=str, keep_default_na=False) for p in head.glob("*.csv")}
    old = sum(len(frame) for frame in frames.values() if "figure_id" in frame)
    _add_report(head, TWO_REPORTS)
    return {"superseded": old, "former": 2, "fewer": 2, "sites": ("town_site", "two_site")}


CHANGES: list[tuple[Callable[[Path], Path], Callable[[Path], dict[str, Any]]]] = [
    *(
        (package, change)
        for package in (copy_real, copy_town, copy_minimal)
        for change in (
            one_amount,
            one_row_less,
            one_program_less,
            another_id,
            another_id_that_leads_on,
            another_program_id,
            rows_in_another_order,
        )
    ),
    (copy_town, a_chapter_less),
    (copy_town, a_partial_report),
    (copy_town, a_full_report),
    (copy_partial_report, one_amount),
    (copy_partial_report, one_program_less),
]

Check = Callable[[Change, "re.Match[str]", list[str]], None]
CLAIMS: list[tuple[re.Pattern[str], Check]] = []


def says(pattern: str) -> Callable[[Check], Check]:
    """Names a pattern of lines and what counts again; ```` ` ``` stands around quoted cells."""

    def collection(check: Check) -> Check:
        CLAIMS.append((re.compile(pattern), check))
        return check

    return collection


@says(r"(?:빨강|노랑|초록)\. 지워지는 줄 (\d+)개, 더해지는 줄 (\d+)개, 바뀌는 줄 (\d+)개\.")
def _rows(change: Change, m: re.Match[str], _: list[str]) -> None:
    output = tuple(int(n) for n in m.groups())
    assert output == (count(change.removed), count(change.added), count(change.changed))


@says(r"(지워지는|더해지는) 줄 (\d+)개")
@says(r"(사업과 부서마다 바뀌는) 것 (\d+)줄")
def _of_a_kind(change: Change, m: re.Match[str], _: list[str]) -> None:
    kinds = {"지워지는": change.removed, "더해지는": change.added}
    assert int(m[2]) == count(kinds.get(m[1], change.changed))


@says(r"`([a-z_]+\.csv)` (\d+)줄")
def _of_a_file(change: Change, m: re.Match[str], below: list[str]) -> None:
    assert int(m[2]) in (len(change.removed[m[1]]), len(change.added[m[1]]))
    assert int(m[2]) == len(below)


@says(r"이번 보고의 사업 (\d+)개 → (\d+)개.*|(?:없어지는 사업|앞선 보고서의|이번 보고에 없는).*\.")
def _standing(change: Change, m: re.Match[str], _: list[str]) -> None:
    output = dict(re.findall(r"(없어지는 사업|이번 보고에 없는 사업이 되는 것|수치) (\d+)개", m[0]))
    expected = change.expected
    names = (("없어지는 사업", "gone_programs"), ("수치", "superseded"))
    for words, name in (*names, ("이번 보고에 없는 사업이 되는 것", "former")):
        assert int(output.get(words, 0)) == expected.get(name, 0), (words, m[0])
    assert int(m[1] or 0) - int(m[2] or 0) == expected.get("fewer", 0)


def values(tables: dict[str, Rows]) -> dict[str, Decimal]:
    """The value of each row that an identity may name; 0 for one that has none, as a name."""
    return {
        key[0]: Decimal(row.get("value") or 0)
        for name, rows in tables.items()
        for key, row in rows.items()
        if name != "identities.csv"
    }


def status(row: dict[str, str] | None, known: dict[str, Decimal]) -> tuple[str, str]:
    """How a sum or an equality comes out, and the words for it; "" for other kinds."""
    if row is None:
        return "gone", "없음"
    terms, result = row["terms"].split(), row["result"]
    if not {*terms, *filter(None, [result])} <= known.keys():
        return "unknown", "셈할 수 없음"
    if row["kind"] not in ("sum", "equality", "at_most"):
        return "", ""
    computed = known[terms[0]] if row["kind"] == "equality" else sum(known[t] for t in terms)
    if not result:
        return "not_printed", f"적힌 값 없음 (셈한 값 {computed:,})"
    least = row["kind"] == "at_most"
    right = computed <= known[result] if least else computed == known[result]
    words = f"{'맞음' if right else '어긋남'} (셈한 값 {computed:,}, 적힌 값 {known[result]:,})"
    return ("holds" if right else "differs"), words


def check_results(change: Change) -> dict[str, str]:
    """What each identity is now that was another, for sums, equalities and those without terms."""
    old, new = values(change.before), values(change.after)
    before, after = change.before["identities.csv"], change.after["identities.csv"]
    pairs = {
        key[0]: (status(before.get(key), old), status(after.get(key), new))
        for key in {**before, **after}
    }
    return {name: now[0] for name, (was, now) in pairs.items() if was[0] != now[0]}


@says(r"출처를 잃는 줄 (\d+)개, 맞지 않게 되는 셈 (\d+)개(.*)\.")
def _lost(change: Change, m: re.Match[str], _: list[str]) -> None:
    assert int(m[1]) == 0  # none of the changes takes a source away
    identities = change.before["identities.csv"]
    held = {key[0] for key, row in identities.items() if row["expected"] == "holds"}
    became = check_results(change)
    output = {"differs": int(m[2])}
    for words, kind in (("없어지는 맞던 셈", "gone"), ("셈하거나 견줄 수 없게 되는 셈", "unknown")):
        found = re.search(rf"{words} (\d+)개", m[3])
        output[kind] = int(found[1]) if found else 0
    for kind, number in output.items():
        assert number == len([name for name in held if became.get(name) == kind]), kind


@says(r"달라지는 자료 파일 (\d+)개\.")
def _files(change: Change, m: re.Match[str], _: list[str]) -> None:
    assert int(m[1]) == len(change.files)


@says(r"결과가 달라지는 셈 (\d+)개")
@says(r"출처를 잃거나 출처가 바뀌는 줄 (\d+)개")
@says(r"이번 보고에 없는 사업이 되는 것 (\d+)개")
@says(r"없어지는 쪽\(걸린 주소가 끊어집니다\) (\d+)개")
@says(r"없어지는 수치의 주소 (\d+)개")
@says(r"달라지는 자료 파일 (\d+)개")
def _listed(_: Change, m: re.Match[str], below: list[str]) -> None:
    """What stands below such a heading is held to the change on its own."""
    assert int(m[1]) == len(below), (m[0], below)


@says(r"먼저 고칠 것 (\d+)가지: 바뀐 자료가 검사를 통과하지 못합니다")
def _problems(change: Change, m: re.Match[str], below: list[str]) -> None:
    with pytest.raises(DataError) as output:
        load_catalog(change.head)
    assert int(m[1]) == len(output.value.findings)
    rest = re.match(r"그 밖의 (\d+)가지는", below[-1])
    assert int(m[1]) == (len(below) - 1 + int(rest[1]) if rest else len(below))


@says(r"(?:빨강|노랑) · (?:.+) · `.+` \(`([\w-]+)`\) · (.+) → (.+)")
def _sum(change: Change, m: re.Match[str], _: list[str]) -> None:
    old, new = values(change.before), values(change.after)
    key = (m[1],)
    for output, row, known in (
        (m[2], change.before["identities.csv"].get(key), old),
        (m[3], change.after["identities.csv"].get(key), new),
    ):
        kind, words = status(row, known)
        assert not kind or output == words, (m[0], words)


@says(r"(?:빨강|노랑|초록) · `([a-z_]+\.csv)` `(.+?)`.*?: .*?→.*?(?: \(([+−][\d.,]+)%\))?")
def _cell(change: Change, m: re.Match[str], _: list[str]) -> None:
    key = next(key for key in change.changed[m[1]] if " ".join(key) == m[2])
    if m[3]:
        old, new = (Decimal(rows[m[1]][key]["value"]) for rows in (change.before, change.after))
        rate = ((new - old) * 100 / abs(old)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        assert f"{rate:+,}".replace("-", "−") == m[3]


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yields each heading of a comment with the lines below it."""
    title = ""
    below: list[str] = []
    for line in text.splitlines()[1:]:
        if line.startswith("#"):
            yield title, below
            title, below = line.lstrip("# "), []
        elif line.startswith("- "):
            below.append(line.removeprefix("- "))
    yield title, below


def unquoted(line: str) -> str:
    return re.sub(r"`[^`]*`", "", line)


def listed(found: Mapping[str, list[str]], title: str) -> set[str]:
    """The quoted names below a heading that is followed by their number."""
    lines = next((below for head, below in found.items() if re.fullmatch(title, head)), [])
    return {quoted for line in lines for quoted in re.findall(r"`([^`]+)`", line)[:1]}


@pytest.fixture(
    scope="module",
    params=sampled(CHANGES, 3),
    ids=lambda pair: f"{pair[0].__name__}-{pair[1].__name__}",
)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Change, str]:
    package, change = request.param
    folder = tmp_path_factory.mktemp("change")
    base, head = package(folder / "base"), package(folder / "head")
    expected = change(head)
    out = folder / "comment.md"
    assert main(["diff", str(base), str(head), "--output", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert main(["diff", str(base), str(head), "--format", "json", "--output", str(out)]) == 0
    return Change(base, head, expected, json.loads(out.read_text(encoding="utf-8"))), text


def test_every_number_in_the_comment_is_what_was_changed(made: tuple[Change, str]) -> None:
    change, text = made
    unknown = []
    for title, below in sections(text):
        for line, under in ((title, below), *((line, []) for line in below)):
            for pattern, check in CLAIMS:
                if match := pattern.fullmatch(line):
                    check(change, match, under)
                    break
            else:
                if re.search(r"\d", unquoted(line)) and not title.startswith("먼저 고칠 것"):
                    unknown.append((title, line))
    assert not unknown, "a line with a number needs a check in this file"


def test_what_is_listed_is_what_was_changed(made: tuple[Change, str]) -> None:
    change, text = made
    found, expected = dict(sections(text)), change.expected
    assert listed(found, r"달라지는 자료 파일 \d+개") == {f"data/{name}" for name in change.files}
    if "sites" not in expected:
        assert listed(found, r"없어지는 쪽.* \d+개") == expected.get("gone_pages", set())
        new_pages = {f"/{page}" for page in change.record["new_pages"]}
        assert new_pages == expected.get("new_pages", set())
    moved = {row["old_id"] for row in change.after["moved.csv"].values()}
    gone = change.figures(change.before) - change.figures(change.after) - moved
    assert listed(found, r"없어지는 수치의 주소 \d+개") == {f"#{name}" for name in gone}
    if renamed := expected.get("renamed"):
        (line,) = (line for below in found.values() for line in below if "이름표만" in line)
        assert all(f"`{name}`" in line for name in renamed)
        assert ("끊어집니다" in line) == expected["breaks"]
        assert ("이어집니다" in line) != expected["breaks"]
    else:
        assert "이름표만" not in text
    order = {path.name for path in change.head.glob("*.csv")} & change.files - {
        name
        for kinds in (change.removed, change.added, change.changed)
        for name, keys in kinds.items()
        if keys
    }
    assert text.count("줄의 내용은 그대로이고 차례나 따옴표, 줄 끝만 다릅니다.") == len(order)


def addresses(site: Path) -> set[str]:
    return {f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")}


@pytest.mark.slow
def test_pages_that_come_and_go_are_those_of_the_sites(
    town_site: Path, two_site: Path, tmp_path: Path
) -> None:
    head = copy_town(tmp_path / "head")
    a_full_report(head)
    out = tmp_path / "comment.md"
    base = copy_town(tmp_path / "base")
    main(["diff", str(base), str(head), "--format", "json", "--output", str(out)])
    record = json.loads(out.read_text(encoding="utf-8"))
    before, after = addresses(town_site), addresses(two_site)
    assert {f"/{page}" for page in record["gone_pages"]} == before - after
    assert {f"/{page}" for page in record["new_pages"]} == after - before
    assert before - after
