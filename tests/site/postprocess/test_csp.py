import base64
import hashlib
from pathlib import Path

import pytest

from macros.errors import SettingError
from macros.site.postprocess.csp import (
    inline_hashes,
    refuse_foreign_scripts,
    theme_scripts,
    with_policy,
)

PAGE = (
    '<head><meta charset="utf-8"><script>one()</script><script src="two.js"></script>'
    '<script type="application/ld+json">{"a": 1}</script><script>one()</script></head>'
)


def test_a_script_of_the_page_is_named_by_its_hash_once() -> None:
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert inline_hashes(PAGE) == (f"sha256-{digest}",)


def test_the_policy_comes_first_and_names_no_host() -> None:
    page = with_policy(PAGE)
    start, policy = page.split('<meta http-equiv="Content-Security-Policy" content="')
    assert start.split() == ["<head><meta", 'charset="utf-8">']
    rules = dict(rule.split(" ", 1) for rule in policy.split('"')[0].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].startswith("'self' 'sha256-")
    assert "unsafe" not in policy.split('"')[0]
    assert "http" not in policy.split('"')[0]


def test_a_page_without_scripts_runs_none_of_its_own() -> None:
    assert "script-src 'self'\"" in with_policy('<meta charset="utf-8">')


def test_only_scripts_of_the_theme_may_stand_in_a_page(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text(
        '<script>go("{{ base_url }}",1)</script><script src="{{ x }}"></script>', encoding="utf-8"
    )
    allowed = theme_scripts([tmp_path])
    refuse_foreign_scripts('<script>go("../..",1)</script>', allowed, "")
    refuse_foreign_scripts(PAGE.replace("one()", 'go("/a/",1)'), allowed, "")
    for foreign in (
        "<script>alert(1)</script>",
        '<SCRIPT>go("../..",2)</SCRIPT >',
        '<script type="text/javascript">alert(1)</script>',
        '<script>go("x"+alert(1)+"",1)</script>',
    ):
        with pytest.raises(SettingError, match="테마의 것이 아닌 스크립트"):
            refuse_foreign_scripts(PAGE.replace("one()", 'go("",1)') + foreign, allowed, "a/")
