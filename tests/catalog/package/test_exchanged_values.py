"""Values in other rows than before."""

from collections.abc import Iterator, Sequence

from macros.catalog.package.exchanged_values import Key, exchanges
from macros.catalog.package.schema import Table, build_package, load_descriptor
from tests.conftest import DATA

Rows = dict[Key, dict[str, str]]
PACKAGE = build_package(load_descriptor(DATA))
TABLE = PACKAGE.table("programs")


def rows(texts: Sequence[str], name: str) -> Iterator[tuple[Key, dict[str, str]]]:
    yield from (((f"p{n}",), {name: text}) for n, text in enumerate(texts))


def columns(old: Sequence[str], new: Sequence[str], name: str, table: Table = TABLE) -> list[str]:
    before, after = (dict(rows(texts, name)) for texts in (old, new))
    return [found.column for found in exchanges(table, before, after)]


def test_a_column_that_was_sorted_alone() -> None:
    assert columns(("다", "가", "나", "라"), ("가", "나", "다", "라"), "summary_ko") == [
        "summary_ko"
    ]
    (found,) = exchanges(
        TABLE,
        {("a",): {"summary_ko": "다"}, ("b",): {"summary_ko": "가"}, ("c",): {"summary_ko": "나"}},
        {("a",): {"summary_ko": "가"}, ("b",): {"summary_ko": "나"}, ("c",): {"summary_ko": "다"}},
    )
    assert found.keys == (("a",), ("b",), ("c",))
    assert found.origins == (("b",), ("c",), ("a",))


def test_a_column_that_was_sorted_and_one_of_it_rewritten() -> None:
    assert columns("다가나라", "가나다마", "name_ko") == ["name_ko"]


def test_two_rows_or_new_texts_are_corrections() -> None:
    assert not columns("가나다", "나가다", "summary_ko")
    assert not columns("가나다", "마바사", "summary_ko")
    assert not columns("가가가나나나", "나나가가나나", "division_basis")


def test_numbers_that_all_grow_are_no_exchange_but_numbers_that_change_places_are() -> None:
    old = ("10", "11", "12", "13")
    assert not columns(old, ("11", "12", "13", "14"), "source_line")
    assert columns(old, ("13", "12", "11", "10"), "source_line") == ["source_line"]
    budgets = PACKAGE.table("budgets")
    assert columns(("1", "5", "9"), ("5", "9", "1"), "value", budgets) == ["value"]


def test_an_order_may_go_round() -> None:
    assert not columns("123", "231", "order", PACKAGE.table("budgets"))


def test_two_rows_that_changed_places_but_for_their_keys() -> None:
    before: Rows = {
        ("a",): {"name_ko": "가", "number": "1"},
        ("b",): {"name_ko": "나", "number": "2"},
    }
    after: Rows = {("a",): before["b",], ("b",): before["a",]}
    (found,) = exchanges(TABLE, before, after)
    assert (found.keys, found.origins) == ((("a",), ("b",)), (("b",), ("a",)))
    assert "name_ko" in found.rule
    assert "number" in found.rule


def test_a_long_text_is_no_correction_even_in_two_rows() -> None:
    old = ("대학과 함께 창업을 돕습니다", "연구개발 단지를 만듭니다.", "다")
    assert columns(old, (old[1], old[0], old[2]), "summary_ko") == ["summary_ko"]


def test_two_columns_that_changed_places() -> None:
    before: Rows = {
        ("a",): {"name_ko": "가", "name_en": "A"},
        ("b",): {"name_ko": "나", "name_en": "B"},
    }
    after: Rows = {("a",): {"name_ko": "A", "name_en": "가"}, ("b",): before["b",]}
    (found,) = exchanges(TABLE, before, after)
    assert (found.column, found.keys) == ("name_ko", (("a",),))
    assert "name_en" in found.rule
    assert not list(exchanges(TABLE, before, before))
