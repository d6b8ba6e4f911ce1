"""What a text may hold; `checks/test_text.py` tries the same in cells."""

import pytest

from macros.catalog.package.descriptor_texts import MAX_CHARACTERS, text_faults


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("사업{{ 7*7 }}", ["template"]),
        ("<b>", ["markup"]),
        ("가\u200b", ["invisible"]),
        ("가\n", ["line-break", "spaces"]),
        ("가" * (MAX_CHARACTERS + 1), ["cell-long"]),
        ("\u1112\u1161", ["hangul-form"]),
        ("[가](나) & '다' {라}", []),
    ],
)
def test_faults(text: str, codes: list[str]) -> None:
    assert [code for code, _, _ in text_faults(text)] == codes


def test_what_is_printed_keeps_its_tags_but_runs_nothing() -> None:
    assert [code for code, _, _ in text_faults(" <b>{{", verbatim=True)] == ["template"]
