import re

from macros.review.codes import GUIDE, explain_code, guide_page, load_codes
from macros.validation.checks.outliers import OFFICIALESE
from tests.conftest import ROOT


def test_the_guide_is_made_of_the_registry() -> None:
    written = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert written == guide_page(), "python -m macros explain > docs/contribute/checks.md"


def test_every_code_has_a_section_whose_address_is_the_code() -> None:
    headings = re.findall(r"^### (.+)$", guide_page(), re.MULTILINE)
    assert sorted(headings) == sorted(load_codes())
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", heading) for heading in headings)


def test_every_code_is_reported_in_korean_sentences() -> None:
    for code in load_codes().values():
        assert code.rule.endswith("."), code
        assert code.remedy.endswith("."), code
        for text in (code.title, code.rule, code.remedy):
            assert re.search("[가-힣]", text), code
            assert "—" not in text


def test_what_repair_repairs_names_the_command() -> None:
    assert "`python -m macros mend 파일`" in explain_code(load_codes()["bom"])
    assert "mend" not in explain_code(load_codes()["identity"])


def test_the_guide_lists_the_words_of_officialese() -> None:
    text = explain_code(load_codes()["officialese"])
    assert all(f"{word}({better})" in text for word, better in OFFICIALESE.items())
