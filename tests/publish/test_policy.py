import base64
import hashlib

from macros.publish.policy import inline_hashes, with_policy

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
