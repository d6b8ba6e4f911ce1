"""The files of the search index: one for a small site, packed parts for a large one."""

from __future__ import annotations

import gzip
import json

from macros.site.search.documents import SearchPage, Section
from macros.site.search.files import ONE_FILE, PART, alphabet, pack, search_files

PLACES = Section("어디서-하나", "어디서 하나", 50)
CONTENTS = Section("무엇이-들어-있나", "무엇이 들어 있나", 40)
PAGE = SearchPage(
    "programs/a/",
    ("가 사업", "가"),
    ("가사업", "다른 이름"),
    "예산",
    ((CONTENTS, ("나무 심기", "나무\n심기와  돌봄")), (PLACES, ("숲",))),
)


def files(pages: list[SearchPage]) -> dict[str, bytes]:
    return dict(search_files(pages))


def test_a_small_site_has_one_file() -> None:
    made = files([PAGE])
    assert [*made] == ["index.json"]
    index = json.loads(made["index.json"])
    assert index["kinds"] == ["예산"]
    assert index["names"] == "programs/a/\t가 사업\v가"
    assert index["sections"] == [[s.anchor, s.heading, s.weight] for s in (CONTENTS, PLACES)]


def test_weighty_places_come_first_and_what_is_found_elsewhere_is_left_out() -> None:
    index = json.loads(files([PAGE])["index.json"])
    # The alias that is the title without its space is gone, and so is no line that says more.
    assert index["bodies"] == "0\t다른 이름\t1\v숲\t0\v나무 심기\v나무 심기와 돌봄"


def test_a_large_site_has_parts_named_after_their_content() -> None:
    pages = [PAGE] * (PART + 1)
    made = files(pages)
    index = json.loads(made["index.json"])
    assert index["parts"] == [name for name in made if name != "index.json"]
    assert len(index["parts"]) == -(-len(pages) // PART)
    assert files(pages) == made
    other = files([*pages[:-1], SearchPage("programs/b/", ("나",), lines=((PLACES, ("들",)),))])
    assert index["parts"][-1] not in other


def test_a_large_index_omits_lines_whose_words_stand_above() -> None:
    lines = ((PLACES, ("서울 숲에 심는 나무",)), (CONTENTS, ("나무는 심는", "나무와 돌")))
    pages = [SearchPage("programs/a/", ("가",), lines=lines)] * (ONE_FILE + 1)
    made = files(pages)
    index = json.loads(made["index.json"])
    packed = gzip.decompress(made[index["parts"][0]])
    assert packed.startswith(pack("0\t\t0\v서울 숲에 심는 나무\t1\v나무와 돌", index["letters"]))


def test_rare_letters_take_two_bytes_and_unnumbered_ones_three() -> None:
    letters = "".join(chr(0xAC00 + number) for number in range(300))
    assert len(pack(letters[:240], letters)) == 240
    assert len(pack(letters[240:], letters)) == 120
    assert len(pack("A", letters)) == 3
    assert "🌱" not in alphabet(["🌱🌱가"])
