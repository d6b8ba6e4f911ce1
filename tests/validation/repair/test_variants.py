import pytest

from macros.validation.repair.variants import half_width, is_first_day_of, is_form_of, straight

FORMS = [
    ("78", "78.0"), ("41115", "41,115"), ("11", "+11"), ("-3", "(3)"), ("47.10%", "47.1%"),
    ("1.2E+09", "1234567890"), ("4.1E+04", "41,115"),
    ("45077", "2023-05-31"), ("2023. 5. 31.", "2023-05-31"), ("45047", "2023-05"),
    ("May-23", "2023-05"), ("2001-03-01", "1-3-1"), ("01월 03일", "1-3"), ("3-Jan", "1-3"),
    ("12월 11일", "12/11"), ("Dec-11", "12/11"),
    ("caf?", "café"), ("cafe", "café"), ("? 끝", "– 끝"), ("??", "🖒"),
    ("‘23.6.22", "'23.6.22"), ("“가”", '"가"'),
    ("１７０", "170"), ("가\u200b나 ", "가나"), ("\u1100\u1161", "가"),
    ("'- 줄표", "- 줄표"), ("'-", "-"), ("'=1+1", "=1+1"), ("#NAME?", "- 줄표"), ("####", "41,115"),
    ("########", "2023-05-31"), ("가\ufffd나", "가힣나"), ("\ufffd\ufffd 끝", "– 끝"),
    ("TRUE", "true"), ("Total", "total"),
    ("06/03/2023", "2023-06-03"), ("6/3/2023 0:00", "2023-06-03"), ("78%", "78.0"), ("78%", "78"),
    ("06/05/2026", "6/5"), ("05/06/26", "6/5"), ("06.05.2026", "5-6"),
]  # fmt: skip
OTHERS = [
    ("79", "78.0"), ("41,115", "41115"), ("'23", "‘23"), ("170", "１７０"), ("가", "\u1100\u1161"),
    ("45078", "2023-05-31"), ("1.3E+09", "1234567890"), ("café", "cafe"), ("나", "가"),
    ("06/03/2023", "2023-03-06"), ("79%", "78.0"), ("0.78", "78%"), ("06/07/2026", "6/5"),
    ("06/05/2026", "6/5/4"), ("6/5", "06/05/2026"), ("06/05-2026", "6/5"),
    ("2023-05-30", ""), ("45076", ""), ("May-23", ""), ("0", ""), ("TRUE", ""), ("-3", ""),
    ("'- 줄표", "줄표"), ("'23", "23"), ("#N/A", "줄표"), ("#N/A", "#REF!"), ("####", "글"),
    ("가\ufffd나", "가a나"), ("\ufffd", "가나 다"),
    ("2023-06", "2023-05"), ("true", "false"), ("total", "Total"), ("78.0", "78.0"), ("", "가"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "original"), FORMS)
def test_what_a_spreadsheet_makes_of_a_text(cell: str, original: str) -> None:
    assert is_form_of(cell, original)


@pytest.mark.parametrize(("cell", "original"), OTHERS)
def test_what_a_person_changed(cell: str, original: str) -> None:
    assert not is_form_of(cell, original)


def test_what_a_person_may_have_typed_is_hers_where_no_program_can_have() -> None:
    assert not is_form_of("Brackets", "brackets", free=True)
    assert is_form_of("TRUE", "true", free=True)
    assert not is_form_of("끝 - 처음", "끝 – 처음", lossy=False)
    assert is_first_day_of("2023. 6. 1.", "2023-06")
    assert not is_first_day_of("2023-06-02", "2023-06")
    assert not is_first_day_of("45078", "2023-06")


def test_signs() -> None:
    assert straight("“가” ‘나’") == "\"가\" '나'"
    assert half_width("１，２３４　Ａ") == "1,234 A"
