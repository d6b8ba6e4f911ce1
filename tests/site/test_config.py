"""What mkdocs.yml and the environment say of a build."""

import pytest
from mkdocs.config import load_config

from macros.errors import SettingError
from macros.site.config import parse_day, read_settings
from tests.conftest import ROOT


def test_settings_are_read_from_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "elsewhere/data")
    monkeypatch.setenv("SITE_NAME", "장부")
    monkeypatch.setenv("REPO_BRANCH", "trunk")
    monkeypatch.setenv("AS_OF", "2024-05-31")
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://example.org/ledger")
    settings = read_settings(config)
    assert settings.data_dir == ROOT / "elsewhere/data"
    assert settings.cache_dir.is_absolute()
    assert (settings.site.name, settings.site.url) == ("장부", "https://example.org/ledger/")
    assert not settings.site.official
    assert (settings.branch, str(settings.as_of)) == ("trunk", "2024-05-31")
    assert settings.theme_dirs[0] == ROOT / "docs/.overrides"
    config.extra["as_of"] = "오늘"
    with pytest.raises(SettingError, match="AS_OF가 날짜가 아닙니다"):
        read_settings(config)


def test_the_day_of_the_data_can_be_set() -> None:
    assert parse_day("") is None
    assert str(parse_day("2024-05-31")) == "2024-05-31"


@pytest.mark.parametrize("text", ["2024-5-1", "20240531", "2024-02-30", "오늘", "2024-05-31 "])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="AS_OF가 날짜가 아닙니다"):
        parse_day(text)
