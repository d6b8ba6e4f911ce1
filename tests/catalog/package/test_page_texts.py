"""What stands under ``docs/`` is published: no file from elsewhere, nobody's number."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from macros.__main__ import main
from macros.catalog.package.page_texts import check_documents
from macros.site.plugin import on_config
from tests.conftest import ROOT, copy_town

LINK = (
    "파일이 아니라 다른 파일을 가리키는 링크입니다. 링크를 지우고 파일을 그 자리에 두어 주세요. "
    "[file-link]"
)


def output(folder: Path) -> list[str]:
    return [str(finding) for finding in check_documents(folder)]


@pytest.mark.parametrize("name", ["leak.txt", "data/leak.txt", ".overrides/leak.html", "assets/x"])
def test_a_link_is_refused(tmp_path: Path, name: str) -> None:
    docs = tmp_path / "docs"
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).symlink_to("/etc/hostname")
    assert output(docs) == [f"{docs}/{name}: {LINK}"]


def test_a_link_to_a_folder_is_refused_and_not_followed(tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "page.md").write_text("900101-1234567", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "more").symlink_to(away)
    assert output(docs) == [f"{docs}/more: {LINK}"]


def test_personal_data_are_found_by_line_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "# 쪽\n담당 900101-1234567\n전화 010-1234-5678\n", encoding="utf-8"
    )
    (tmp_path / "page.png").write_bytes(b"010-1234-5678")
    assert output(tmp_path) == [
        f"{tmp_path}/page.md 2행: 주민등록번호로 보이는 숫자가 있습니다. 지워 주세요. "
        "[personal-resident-number]",
        f"주의 {tmp_path}/page.md 3행: 휴대전화 번호로 보이는 숫자가 있습니다. 공개해도 되는 것인지 "
        "살피고, 아니면 지워 주세요. [personal-mobile]",
    ]


def test_the_project_has_nothing_of_it() -> None:
    assert output(ROOT / "docs") == []


@pytest.mark.parametrize("leak", ["link", "number"])
def test_no_site_is_built_of_it(tmp_path: Path, leak: str) -> None:
    if leak == "link":
        (tmp_path / "leak.txt").symlink_to("/etc/hostname")
    else:
        (tmp_path / "page.md").write_text("900101-1234567", encoding="utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path))
    with pytest.raises(PluginError, match="쪽의 글에 공개할 수 없는 것이 있습니다"):
        on_config(config)


@pytest.mark.parametrize("style", ["text", "github", "markdown", "json"])
def test_check_names_the_file_where_it_lies(
    tmp_path: Path, style: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    town = copy_town(tmp_path / "data")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/leak.txt").symlink_to("/etc/hostname")
    code = main(["check", "--data", town.name, "--docs", "docs", "--format", style])
    printed = capsys.readouterr().out
    assert code == 1
    assert "docs/leak.txt" in printed
    assert "data/docs" not in printed


@pytest.mark.parametrize("name", ["datapackage.json", "extra", "sub"])
def test_a_link_in_the_data_folder_is_refused(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    town = copy_town(tmp_path / "data")
    (town / name).unlink(missing_ok=True)
    (town / name).symlink_to("/etc" if name == "sub" else "/etc/hostname")
    assert main(["check", "--data", str(town)]) == 1
    assert capsys.readouterr().out == f"{name}: {LINK}\n"
