from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.details import Update
from macros.catalog.site import make_site
from macros.exports.metadata.atom import atom_feed
from tests.conftest import SEOUL

SITE = make_site("열린장부", "장부", "https://example.org/ledger/", official=False)
NOWHERE = make_site("열린장부", "장부", None, official=True)


def parse(content: bytes) -> Any:
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


@pytest.mark.of_package(SEOUL)
def test_the_first_report_is_the_first_entry(catalog: Catalog) -> None:
    feed = parse(atom_feed(catalog, SITE))
    (entry,) = feed.entries
    assert entry.title == "서울시 경제정책실 「주요업무보고」(2023-06-22)"
    assert entry.updated == feed.feed.updated == "2023-06-22T00:00:00+09:00"
    assert "날짜는 보고한 날이며 자료를 올린 날이 아닙니다." in entry.summary
    assert entry.summary.endswith("공식 누리집이 아닙니다.")
    assert feed.feed.title == "열린장부(비공식) 자료의 변화"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == "https://example.org/ledger/feed.xml"
    assert links["alternate"] == "https://example.org/ledger/data/"


@pytest.mark.of_package(SEOUL)
def test_what_became_of_a_step_comes_first(catalog: Catalog) -> None:
    milestone = catalog.details.milestones[0]
    update = Update(
        "u1",
        milestone.milestone_id,
        date(2024, 1, 5),
        "cancelled",
        "까닭 <가>",
        "https://e.org/1",
        "군보",
        None,
    )
    details = replace(catalog.details, updates=(update,))
    feed = parse(atom_feed(replace(catalog, details=details), SITE))
    first, second = feed.entries
    assert first.title == f"{milestone.what_ko}: 그만둠"
    assert first.summary == "까닭 <가> 근거: 군보 https://e.org/1 공식 누리집이 아닙니다."
    assert first.link == f"https://example.org/ledger/programs/{milestone.program_id}/"
    assert feed.feed.updated == first.updated == "2024-01-05T00:00:00+09:00"
    assert second.updated < first.updated


@pytest.mark.of_package(SEOUL)
def test_ids_do_not_depend_on_where_it_is_published(catalog: Catalog, town: Catalog) -> None:
    here, there = parse(atom_feed(catalog, SITE)), parse(atom_feed(catalog, NOWHERE))
    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]
    assert here.feed.id == there.feed.id != here.entries[0].id
    assert "self" not in {link.rel for link in there.feed.links}
    assert "공식 누리집" not in there.entries[0].summary
    assert parse(atom_feed(town, SITE)).entries[0].id != here.entries[0].id


def test_it_is_the_same_to_the_byte(town: Catalog) -> None:
    assert atom_feed(town, SITE) == atom_feed(town, SITE)


def test_words_of_the_feed_are_plain(town: Catalog) -> None:
    """No sign that does not show stands in it, and a Hebrew name leaves its date in its place."""
    hebrew = "\u05d0\u05d1"
    report = replace(town.report, body_ko=hebrew, title_ko="글\u202e\u0000\u00a0줄")
    (entry,) = parse(atom_feed(replace(town, reports=(report,)), SITE)).entries
    day = report.presented_on.isoformat()
    assert entry.title == f"\u2068{hebrew}\u2069 「글 줄」({day})"
    named = make_site("장\u202e부\n\u200b\u05d0", "말\u2067", None, official=True)
    assert (named.name, named.description) == ("장부 \u05d0", "말")
