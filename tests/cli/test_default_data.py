from pathlib import Path

import pytest

from macros.cli import default_data


@pytest.mark.parametrize(
    ("setting", "variable", "expected"),
    [
        ("!ENV [DATA_DIR, data]", "", "data"),
        ("!ENV [DATA_DIR, offices/town]", "", "offices/town"),
        ("offices/town  # ours", "", "offices/town"),
        ("'offices/town'", "", "offices/town"),
        ("!ENV [DATA_DIR, data]", "offices/town", "offices/town"),
        ("data", "../elsewhere", "../elsewhere"),
    ],
)
def test_commands_work_on_what_is_built(
    setting: str, variable: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  data_dir: {setting}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", variable)
    assert default_data() == Path(expected)


def test_a_folder_of_the_project_is_named_from_its_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATA_DIR", raising=False)
    assert default_data() == Path("data")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "offices" / "town"))
    assert default_data() == Path("offices/town")
