"""Each kind of identity on operands made here: what holds, what differs, what cannot be told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.operands import Operand
from macros.catalog.relations import RELATIONS, Result, UnfitTermError, relate

NOTHING = Operand("row", None, "", "", "", "", 1)


def number(value: str, unit: str = "persons", row_id: str = "row") -> Operand:
    """A figure."""
    amount = Decimal(value) if "." in value else int(value)
    return replace(NOTHING, row_id=row_id, value=amount, unit=unit)


def days(start: str, end: str | None = None, as_printed: str = "", row_id: str = "row") -> Operand:
    """A step."""
    ended = start if end is None else end
    return replace(NOTHING, row_id=row_id, start=start, end=ended, as_printed=as_printed)


@pytest.mark.parametrize(
    ("kind", "terms", "printed", "computed"),
    [
        ("sum", ["1", "2.5"], None, Decimal("3.5")),
        ("difference", ["261", "269"], "-8", -8),
        ("ratio", ["352895", "749673"], "47.1", Decimal("47.1")),
        ("ratio", ["1", "3"], None, Decimal("33.3")),
        ("share", ["138", "61"], "69.3", Decimal("69.3")),
        ("quotient", ["83", "40"], "2", 2),
        ("quotient", ["95", "10"], "9.5", Decimal("9.5")),
        ("quotient", ["2410000", "11157"], None, Decimal("216.01")),
        ("percent_added", ["300", "20"], "360", 360),
        ("at_most", ["3", "4"], "8", 7),
        ("equality", ["6"], "6", 6),
    ],
)
def test_numbers(kind: str, terms: list[str], printed: str | None, computed: Result) -> None:
    result = number(printed) if printed else None
    found, _, status = relate(kind, [number(term) for term in terms], result)
    assert found == computed
    assert status == ("holds" if printed else "not_printed")


@pytest.mark.parametrize(
    ("kind", "terms", "printed"),
    [
        ("sum", ["1", "2"], "4"),
        ("share", ["138", "61"], "69.4"),
        ("quotient", ["83", "40"], "3"),
        ("quotient", ["101", "40"], "2"),
        ("percent_added", ["300", "20"], "320"),
        ("at_most", ["5", "4"], "8"),
        ("equality", ["5"], "6"),
    ],
)
def test_numbers_that_differ(kind: str, terms: list[str], printed: str) -> None:
    assert relate(kind, [number(term) for term in terms], number(printed))[2] == "differs"


def test_a_percentage_of_a_small_number_is_not_rounded_to_a_match() -> None:
    """Half a percent of 83 is not nothing: the decimals are those of the print."""
    assert relate("percent_added", [number("83"), number("5")], number("87.15"))[2] == "holds"
    assert relate("percent_added", [number("83"), number("5")], number("88"))[2] == "differs"


def test_money_is_reckoned_in_one_unit() -> None:
    """Parts printed in hundred millions make up a total printed in millions."""
    parts = [number("40", "KRW_hundred_million"), number("100", "KRW_hundred_million")]
    total = number("14000", "KRW_million")
    assert relate("sum", parts, total) == (14000, 14000, "holds")
    assert relate("sum", [*parts, total], None)[0] == 28000
    assert relate("ratio", [parts[0], total], None)[0] == Decimal("28.6")
    with pytest.raises(UnfitTermError):
        relate("sum", [*parts, number("1", "USD")], total)


def test_rows_are_counted_once_each() -> None:
    terms = [number("1", row_id="a"), days("2023", row_id="b"), number("1", row_id="a")]
    assert relate("count", terms, number("2"))[2] == "holds"
    assert relate("count", terms, number("3"))[2] == "differs"


@pytest.mark.parametrize(
    ("term", "printed", "status"),
    [
        (("2023-09-21", "2023-09-24"), "9. 21.(목) ~ 24.(일) (4일간)", "holds"),
        (("2023-09-21", "2023-09-24"), "9. 21.(목) ~ 24.(월)", "differs"),
        (("2023-06-22", "2023-06-22"), "'23.6.22.(목) 10:00", "holds"),
        (("2023-06-22", "2023-06-30"), "6.22.(목) ~", "holds"),
        (("2023-06-22", "2023-06-22"), "6.22.(금)", "differs"),
    ],
)
def test_weekdays(term: tuple[str, str], printed: str, status: str) -> None:
    result = replace(NOTHING, as_printed=printed)
    assert relate("weekday", [days(*term)], result)[2] == status


def test_ordinal_weekdays() -> None:
    result = replace(NOTHING, as_printed="매월 둘째 주 화요일 정기 개최(총 10회)")
    tuesdays = [days(day) for day in ("2023-03-14", "2023-04-11", "2023-05-09")]
    assert relate("ordinal_weekday", tuesdays, result)[2] == "holds"
    found, printed, status = relate("ordinal_weekday", [*tuesdays, days("2023-06-20")], result)
    assert (found, printed, status) == ("둘째 화요일, 셋째 화요일", "둘째 화요일", "differs")


@pytest.mark.parametrize(
    ("kind", "terms", "printed", "unit"),
    [
        ("duration", [("2023-09-21", "2023-09-24")], "4", "days"),
        ("duration", [("2024-02-28", "2024-03-01")], "3", "days"),
        ("duration", [("2023-06", "2023-08")], "3", "months"),
        ("duration", [("2022-12", "2023-01")], "2", "months"),
        ("duration", [("2019", "2022")], "4", "years"),
        ("monthly", [("2023-03-14",), ("", "2023-12")], "10", "times"),
        ("weekly", [("2023-04-27", "2023-06-29")], "10", "times"),
        ("weekly", [("2023-04-27", "2023-06-28")], "9", "times"),
    ],
)
def test_days_are_counted(kind: str, terms: list[tuple[str, ...]], printed: str, unit: str) -> None:
    rows = [days(*term) for term in terms]
    assert relate(kind, rows, number(printed, unit))[2] == "holds"
    assert relate(kind, rows, number(str(int(printed) + 1), unit))[2] == "differs"


@pytest.mark.parametrize(
    ("kind", "term", "printed", "status"),
    [
        ("same_days", ("2023-09-21", "2023-09-24"), ("2023-09-21", "2023-09-24"), "holds"),
        ("same_days", ("2023-07-01", "2023-12-20"), ("2023-07", "2023-12"), "holds"),
        ("same_days", ("2023-07", "2023-12"), ("2023-07-01", "2023-12-20"), "holds"),
        ("same_days", ("2023-07-01", "2023-11-20"), ("2023-07", "2023-12"), "differs"),
        ("within_days", ("2023-06", "2023-06"), ("2023-06", "2023-08"), "holds"),
        ("within_days", ("2023-05-31", "2023-06-01"), ("2023-06", "2023-08"), "differs"),
        ("within_days", ("2023", "2023"), ("2023-06", "2023-08"), "differs"),
    ],
)
def test_days_are_compared(
    kind: str, term: tuple[str, str], printed: tuple[str, str], status: str
) -> None:
    assert relate(kind, [days(*term)], days(*printed))[2] == status


@pytest.mark.parametrize(
    ("kind", "terms", "result"),
    [
        ("sum", [days("2023")], number("1")),
        ("quotient", [number("1"), number("0")], None),
        ("weekday", [days("2023-06")], days("2023-06", as_printed="(목)")),
        ("weekday", [days("2023-06-22")], days("2023-06-22", as_printed="6.22")),
        ("ordinal_weekday", [days("2023-06-22")], days("2023-06-22", as_printed="매월")),
        ("duration", [days("2023-06")], number("1", "days")),
        ("monthly", [days("2023-03", "")], number("1")),
        ("same_days", [days("", "")], days("2023")),
    ],
)
def test_a_row_that_lacks_what_is_asked_for(
    kind: str, terms: list[Operand], result: Operand | None
) -> None:
    with pytest.raises(UnfitTermError):
        relate(kind, terms, result)


def test_every_kind_of_the_descriptor_has_a_relation(catalog: Catalog) -> None:
    kinds = catalog.package.table("identities").field("kind").categories
    assert {kind.value for kind in kinds} == set(RELATIONS)
