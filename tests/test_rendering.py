"""Whatever passes the check is a whole site: no traceback, no empty page, no word of nothing.

Each optional table is emptied with all that points to it, and pairs and more of them together. The
quick part tries a choice; ``make test-all`` tries every table and, with hypothesis, any subset.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.exports.metadata.schema_org import PageFacts, page_document
from macros.validation.package import load_catalog
from tests.conftest import (
    LONG,
    TOWN,
    build_site,
    copy_minimal,
    copy_partial_report,
    copy_town,
    copy_two_reports,
    sampled,
    slow,
)
from tests.packages import ALWAYS, empty, write
from tests.rendering import SITE, Rendered, faults, render

GUIDES = ("data/", "contribute/")  # pages on the project, whatever the package
OPTIONAL = sorted(path.stem for path in TOWN.glob("*.csv") if path.stem not in ALWAYS)
Copy = Callable[[Path], Path]


def _turned(names: list[str], by: int) -> list[str]:
    return names[by:] + names[:by]


# What an office lacks together, rather than table by table.
SHAPES: tuple[tuple[str, ...], ...] = (
    tuple(OPTIONAL),
    tuple(name for name in OPTIONAL if name not in {"programs", "budgets"}),
    ("budgets",),
    ("programs",),
    ("divisions",),
    ("strategies",),
    ("divisions", "strategies"),
    ("staffing", "division_budgets"),
    ("milestones", "events", "places", "corrections", "moved", "identities"),
    ("observations",),
    ("indicators", "contents", "organizations", "figures", "silences", "glossary"),
)
# With `make test-all`, since it takes minutes: each alone, and of the pairs as many as have each
# table with the next and with one that is far from it. All pairs would take half an hour; the
# subsets below meet others each time.
SINGLES = [(name,) for name in OPTIONAL]
PAIRS = [pair for far in (1, 11) for pair in zip(OPTIONAL, _turned(OPTIONAL, far), strict=True)]


def rendered(folder: Path, *, files: bool = False) -> Rendered:
    return render(load_catalog(folder), folder, folder / ".cache", files=files)


def emptied(folder: Path, tables: Iterable[str], copy: Copy = copy_town) -> Path:
    empty(copy(folder), tables)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "tables", [*sampled(SHAPES, 4), *map(slow, (*SINGLES, *PAIRS))], ids="-".join
)
def test_a_report_without_some_chapters_is_a_whole_site(
    tmp_path: Path, tables: tuple[str, ...]
) -> None:
    assert faults(rendered(emptied(tmp_path / "data", tables), files=True)) == []


@pytest.mark.parametrize("copy", [copy_town, copy_two_reports, copy_minimal])
def test_the_fixtures_are_whole_sites(tmp_path: Path, copy: Copy) -> None:
    assert faults(rendered(copy(tmp_path / "data"), files=True)) == []


@pytest.mark.slow
@example(tables=set(OPTIONAL[::2]))
@example(tables=set(OPTIONAL[1::2]))
@given(tables=st.sets(st.sampled_from(OPTIONAL)))
@settings(
    max_examples=100 if LONG else 3,
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_any_chapters_make_a_whole_site(tables: set[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        assert faults(rendered(emptied(Path(name) / "data", tables))) == []


def test_the_navigation_has_what_the_package_has(tmp_path: Path) -> None:
    tables = ("places", "glossary", "identities", "strategies", "corrections")
    found = rendered(emptied(tmp_path / "data", tables))
    assert "calendar.md" in found.nav
    gone = {"places.md", "glossary.md", "checks.md", "strategies/index.md"}
    assert not gone & {*found.nav, *found.pages}


# Divisions: stated, inferred or both.


def restated(folder: Path, basis: Callable[[int], str]) -> Rendered:
    """Renders the town with the basis of each program's division; nothing else is inferred."""
    emptied(folder, ["identities"])  # whose explanations use the word
    for table, column in (
        ("programs", "division_basis"),
        ("milestones", "status_basis"),
        ("places", "district_basis"),
    ):
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or ())
        for at, row in enumerate(rows):
            if row[column]:
                row[column] = basis(at) if table == "programs" else "stated"
        write(path, columns, rows)
    return rendered(folder)


def guesses(found: Rendered) -> set[str]:
    """Returns the pages and calendars that call something a guess."""
    guides = ("data/dictionary.md", "contribute/")
    texts = {name: text for name, text in found.pages.items() if not name.startswith(guides)}
    texts |= {
        name: content.decode()
        for name, content in found.files.items()
        if isinstance(content, bytes) and name.endswith(".ics")
    }
    return {name for name, text in texts.items() if re.search("추정|짐작", text)}


def test_a_stated_division_is_called_a_guess_nowhere(tmp_path: Path) -> None:
    assert guesses(restated(tmp_path / "data", lambda _: "stated")) == set()


@pytest.mark.slow
def test_an_inferred_division_is_called_a_guess_wherever_it_stands(tmp_path: Path) -> None:
    found = guesses(restated(tmp_path / "data", lambda _: "inferred"))
    assert found >= {
        *("programs/index.md", "programs/dash.md", "programs/by-name.md", "divisions/planning.md"),
        *("budget.md", "compare.md", "about/index.md", "data/limits.md", "data/terms.md"),
        "divisions/planning/calendar.ics",
    }


@pytest.mark.slow
def test_of_stated_and_inferred_divisions_each_says_which_it_is(tmp_path: Path) -> None:
    found = restated(tmp_path / "data", lambda at: "stated" if at else "inferred")
    assert {"programs/brackets.md", "programs/index.md", "compare.md"} <= guesses(found)
    assert "추정" not in found.pages["programs/long-name.md"].split("## 이어진")[0]


# What the descriptor says is what there is.


def describe(
    folder: Path, change: Callable[[dict[str, dict[str, dict[str, object]]]], None]
) -> None:
    """Changes the fields of the descriptor, by table and column."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(
        {
            table["name"]: {field["name"]: field for field in table["schema"]["fields"]}
            for table in descriptor["resources"]
        }
    )
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def add_value(field: dict[str, object], value: str, label: str) -> None:
    categories, constraints = field["categories"], field["constraints"]
    assert isinstance(categories, list)
    assert isinstance(constraints, dict)
    categories.append({"value": value, "label": label, "label_en": value})
    constraints["enum"].append(value)


def retell(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_values_that_only_the_descriptor_knows(tmp_path: Path) -> None:
    folder = copy_town(tmp_path / "data")

    def change(fields: dict[str, dict[str, dict[str, object]]]) -> None:
        add_value(fields["budgets"]["stage"], "adopted", "council's budget")
        add_value(fields["milestones"]["status"], "halted", "멈춤")
        add_value(fields["figures"]["kind"], "pledge", "약속")
        add_value(fields["staffing"]["job_class"], "guards", "지도직")

    describe(folder, change)
    retell(folder, "budgets", ",not_stated,", ",adopted,")
    retell(folder, "milestones", ",planned,", ",halted,")
    retell(folder, "figures", ",context,", ",pledge,")
    retell(folder, "staffing", ",curatorial,", ",guards,")
    found = rendered(folder, files=True)
    assert faults(found) == []
    assert "council&#39;s budget" in found.pages["programs/index.md"]
    assert "### 멈춤" in "".join(found.pages.values())
    assert "### 약속" in "".join(found.pages.values())
    assert "지도직" in found.pages["divisions/index.md"]


DROPPED = [
    ("staffing", r",(?:actual|women|difference),"),
    ("staffing", r",(?:authorized|actual|difference),"),
    ("staffing", r",all,"),
    ("staffing", r",headline,"),
    ("division_budgets", r",(?:commitments|commitment_rate),"),
    ("division_budgets", r",(?:expenditure|expenditure_rate),"),
    ("division_budgets", r",current_budget,"),
    # A report prints no total, or nothing else.
    ("staffing", r",total,"),
    ("staffing", r",division,"),
    ("division_budgets", r",total,"),
    ("division_budgets", r",division,"),
]


@pytest.mark.slow
@pytest.mark.parametrize("case", sampled(DROPPED, 4), ids="".join)
def test_a_table_by_division_may_have_fewer_columns(tmp_path: Path, case: tuple[str, str]) -> None:
    table, dropped = case
    folder = emptied(tmp_path / "data", ["identities", "corrections"])
    path = folder / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(x for x in lines if not re.search(dropped, x)) + "\n", "utf-8")
    found = rendered(folder)
    assert faults(found) == []
    by_division = dropped != ",division,"
    page, output = {
        "staffing": ("divisions/index.md", ">부서별 직원"),
        "division_budgets": ("budget.md", ">부서별 예산 집행. "),
    }[table]
    assert (output in found.pages[page]) is by_division
    assert ("## 부서마다 얼마를 썼나" in found.pages["budget.md"]) is (
        by_division or table == "staffing"
    )


def test_what_is_not_stated_of_money_or_results_is_not_spoken_of(tmp_path: Path) -> None:
    """Of what may be spent nobody can say how much was, nor of numbers alone what was achieved."""
    folder = emptied(tmp_path / "data", ["identities", "corrections", "moved"])
    for name, column, kept in (
        ("division_budgets", "measure", "current_budget"),
        ("figures", "kind", "capacity"),
        ("programs", "report_id", "town-2024"),
        ("program_groups", "report_id", "town-2024"),
    ):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row[column] == kept]
        for row in rows:
            row.update({"summary_ko": ""} if "summary_ko" in row else {})
        write(folder / f"{name}.csv", list(rows[0]), rows)
    whole = rendered(copy_town(tmp_path / "whole")).pages
    spent = re.compile("썼|쓴 돈은|쓴 비율|집행이 늦|예산과 집행")
    said = {
        "index.md": spent,
        "budget.md": spent,
        "divisions/planning.md": spent,
        "data/limits.md": re.compile("까지 부서마다|쓴 돈은|집행이 늦|실적은|목표를 이루"),
        "about/index.md": re.compile("쉬운 설명은"),
    }
    found = rendered(folder).pages
    for page, words in said.items():
        assert words.search(re.sub("<[^>]*>", "", whole[page])), page
        assert not words.search(re.sub("<[^>]*>", "", found[page])), page


# Whole builds of a few.


@pytest.mark.slow
@pytest.mark.parametrize("tables", [SHAPES[1], ("budgets", "divisions")], ids=["bare", "plain"])
def test_mkdocs_builds_them_in_its_strict_mode(tmp_path: Path, tables: tuple[str, ...]) -> None:
    site = build_site(tmp_path / "site", emptied(tmp_path / "data", tables))
    assert (site / "index.html").is_file()
    assert (site / "glossary").exists() == ("glossary" not in tables)


def test_a_package_in_dollars_says_nothing_of_won_nor_of_what_it_has_not(tmp_path: Path) -> None:
    found = rendered(copy_minimal(tmp_path / "data"))
    own = {name: text for name, text in found.pages.items() if not name.startswith(GUIDES)}
    for name, text in own.items():
        assert not re.search("억 (?:원|단위)|백만원|추경|추정|부서|전략|서울|자치구", text), name
    assert "105" not in found.pages["budget.md"]  # a part of a sum is not more than the sum


@pytest.mark.slow
def test_a_program_without_a_budget_says_so_once(tmp_path: Path) -> None:
    page = rendered(copy_partial_report(tmp_path / "data")).pages["programs/street-lights.md"]
    assert page.count("전체의 예산이 적혀 있지 않습니다") == 1
    assert "## 예산\n" not in page


def test_a_missing_amount_is_of_the_report_and_the_year_that_do_not_state_it(
    tmp_path: Path,
) -> None:
    """A later report states the budget of the next year alone; an earlier one said it has none."""
    folder = emptied(tmp_path / "data", ["identities", "corrections"], copy_partial_report)
    path = folder / "budgets.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(x for x in lines if ",town-2024,dash," not in x) + "\n", "utf-8")
    omission = "dash-silence,town-2024,dash,,budget,얼마를 쓰나요?,적혀 있지 않습니다."
    path = folder / "silences.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *sorted([*lines, omission])]) + "\n", "utf-8")
    page = rendered(folder).pages["programs/dash.md"]
    assert "2025년 예산</p>" in page
    assert "이 사업의 2024년 예산은 적혀 있지 않습니다." in page
    assert "적혀 있지 않습니다. (2024년 2월 29일 보고)</dd>" in page
    whole = rendered(copy_partial_report(tmp_path / "partial")).pages
    assert "이 사업의 2024년" not in whole["programs/dash.md"]
    assert "줄표의 2024년 예산은 30억 원, 2개 사업" in whole["programs/dash.md"]
    assert "적혀 있지 않습니다.</dd>" in whole["programs/street-lights.md"]


def test_tables_without_rows_are_listed_nowhere(tmp_path: Path) -> None:
    found = rendered(copy_minimal(tmp_path / "data"))
    filled = ["reports", "sections", "programs", "budgets", "figures"]
    dictionary = found.pages["data/dictionary.md"]
    assert re.findall(r"^## .* \{ #(\w+) \}$", dictionary, re.M) == filled
    datasets = re.findall(r'"dct:identifier": "(\w+)"', str(found.files["catalog.jsonld"]))
    assert datasets == filled
    page = PageFacts("data/", "자료", "", {})
    parts = json.dumps(page_document(load_catalog(tmp_path / "data"), SITE, page))
    assert sorted(set(re.findall(r"data/(\w+)\.csv", parts))) == sorted(filled)
