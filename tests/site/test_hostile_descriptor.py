"""What a stranger's descriptor can do to a site that is really built: nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.catalog.package.test_descriptor import set_texts
from tests.conftest import ROOT, SEOUL, build_environment, build_site, copy_town, slow

TEXTS = {"title", "title_en", "description", "description_en", "label", "label_en"}
# Legal in a cell, so legal here; shown as it is, it would be a link with a handler.
MARKDOWN = (
    "[사업](https://evil.example){: onclick=alert(1) style=color:red id=x } `a` **b** &lt;i&gt; "
    "![p](//evil.example/p.png)"
)
REDIRECTS = "program,old-name,dash,,옛 이름,2024-01-01,고침\n"


def descriptor_of(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def write_descriptor(folder: Path, descriptor: Any) -> None:
    text = json.dumps(descriptor, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def town_with_a_redirected_program(folder: Path) -> Path:
    copy_town(folder)
    with (folder / "moved.csv").open("a", encoding="utf-8") as table:
        table.write(REDIRECTS)
    return folder


def run(arguments: list[str], settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**build_environment(), **settings},
    )


@pytest.mark.slow
@pytest.mark.parametrize("call", ["os.system('touch PLACE')", slow("7*7")])
def test_a_label_runs_nothing(tmp_path: Path, call: str) -> None:
    data = town_with_a_redirected_program(tmp_path / "town")
    descriptor = descriptor_of(data)
    token = f"사업{{{{ lipsum.__globals__.{call.replace('PLACE', str(tmp_path / 'ran'))} }}}}"
    set_texts(descriptor, {"label"}, token)
    write_descriptor(data, descriptor)
    checked = run(["macros", "check", "--data", str(data)], {})
    assert checked.returncode == 1
    assert "[template]" in checked.stdout + checked.stderr
    built = run(
        ["mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")],
        {"DATA_DIR": str(data), "CACHE_DIR": str(tmp_path / "cache")},
    )
    assert built.returncode != 0
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "site" / "index.html").exists()


@pytest.mark.slow
def test_an_id_writes_nothing_outside(tmp_path: Path) -> None:
    data = copy_town(tmp_path / "town")
    descriptor = descriptor_of(data)
    for table in descriptor["resources"]:
        for field in table["schema"]["fields"]:
            field.get("constraints", {}).pop("pattern", None)
    write_descriptor(data, descriptor)
    for path in data.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        renamed = re.sub(r"(^|,)dash(,|$)", r"\1../../../ESC/dash\2", text, flags=re.MULTILINE)
        path.write_text(renamed, encoding="utf-8")
    precious = tmp_path / "ESC" / "dash.json"
    precious.parent.mkdir()
    precious.write_text("PRECIOUS", encoding="utf-8")
    built = run(
        ["mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "a" / "b" / "site")],
        {"DATA_DIR": str(data), "CACHE_DIR": str(tmp_path / "cache")},
    )
    assert built.returncode != 0
    assert "[pattern]" in built.stdout + built.stderr
    assert precious.read_text(encoding="utf-8") == "PRECIOUS"
    assert [path.name for path in precious.parent.iterdir()] == ["dash.json"]


class Elements(HTMLParser):
    """Collects what of a page acts: handlers, styles, and where it leads."""

    def __init__(self) -> None:
        """Starts with nothing found."""
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps attributes that act and addresses of another host."""
        for name, value in attrs:
            foreign = name in {"href", "src"} and "evil.example" in (value or "")
            if foreign or name.startswith("on") or (name == "id" and value == "x"):
                self.found.append((tag, f"{name}={value}"))
            if name == "style" and tag in {"a", "h1", "h2", "h3", "p", "td"}:
                self.found.append((tag, f"{name}={value}"))


@pytest.mark.slow
@pytest.mark.of_package(SEOUL)
def test_markdown_in_every_text_of_the_descriptor_is_text(tmp_path: Path) -> None:
    data = town_with_a_redirected_program(tmp_path / "town")
    descriptor = descriptor_of(data)
    set_texts(descriptor, TEXTS, MARKDOWN)
    write_descriptor(data, descriptor)
    site = build_site(tmp_path / "site", data)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    assert "[사업](https://evil.example)" in (
        (site / "programs" / "old-name" / "index.html").read_text(encoding="utf-8")
    )
    for page in pages:
        elements = Elements()
        elements.feed(page.read_text(encoding="utf-8"))
        assert not elements.found, page.relative_to(site)
