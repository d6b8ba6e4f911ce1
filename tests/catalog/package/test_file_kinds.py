"""What a file is by its first bytes."""

import pytest

from macros.catalog.package.file_kinds import conflict_line, is_damaged_utf8, kind_of
from tests.conftest import DATA


def test_no_file_of_the_package_is_taken_for_something_else() -> None:
    for path in DATA.glob("*.csv"):
        raw = path.read_bytes()
        assert kind_of(raw) is None
        assert conflict_line(raw) == 0


@pytest.mark.parametrize("text", ["a,b\n=======,1\n", "a\n<<<<<< x\n", "a,b\n1,<<<<<<< x\n"])
def test_what_only_looks_like_a_mark_of_a_merge(text: str) -> None:
    assert conflict_line(text.encode()) == 0


def test_text_of_another_encoding_is_not_damaged() -> None:
    for path in DATA.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        if any("가" <= letter <= "힣" for letter in text):
            assert not is_damaged_utf8(text.encode("cp949", "replace")), path.name
            assert is_damaged_utf8(text.encode() + b"\xea")
