"""The predicted pages and charts against sites that are built."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import build_site, copy_town
from tests.review.change import Change, difference, set_value

pytestmark = pytest.mark.slow


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "change",
    [
        set_value("divisions.csv", "name_ko", "다른 과", division_id="r-and-d"),
        set_value("programs.csv", "short_name_ko", "다른 이름", program_id="dash"),
        set_value("figures.csv", "subject_ko", "다른 것", figure_id="brackets-people-target"),
        set_value("milestones.csv", "end", "2024-11", milestone_id="brackets-step-festival"),
        set_value("legal_bases.csv", "name_ko", "다른 조례"),
    ],
    ids=["division", "program", "figure", "milestone", "law"],
)
def test_what_is_not_named_stays_as_it_is(tmp_path: Path, town_site: Path, change: Change) -> None:
    effects = difference(tmp_path, change).effects
    head = copy_town(tmp_path / "site-data")
    change(head)
    before, after = hashes(town_site), hashes(build_site(tmp_path / "site", head))
    changed = {path for path in before if before[path] != after.get(path)}
    pages = {path.removesuffix("index.html") for path in changed if path.endswith("index.html")}
    charts = {path.rpartition(".")[0] for path in changed if "/chart-" in f"/{path}"}
    assert pages
    assert pages - {"about/quality/"} <= set(effects.pages)  # tells the sizes of all pages
    assert charts <= set(effects.charts)
    assert {path for path in changed if re.fullmatch(r"data/[a-z_]+\.csv", path)} == set(
        effects.files
    )
