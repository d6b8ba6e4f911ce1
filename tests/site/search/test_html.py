"""Pages that people wrote, from the theme's index."""

from macros.site.search.documents import COLUMN_WEIGHT, TEXT_WEIGHT, Section
from macros.site.search.html import columns, paragraphs, written_pages

DOCUMENTS = [
    {
        "location": "glossary/",
        "title": "말뜻 &amp; 풀이",
        "text": "<p>쉽게 <b>풀었습니다</b>.</p>1 2",
    },
    {"location": "glossary/#a", "title": "재정", "text": "<ul><li>목록</li></ul>"},
    {"location": "developers/x/", "title": "Inside", "text": "<p>Text</p>"},
]


def test_only_paragraphs_are_text() -> None:
    html = "<p>가 <b>나</b></p><table><tr><td>다</td></tr></table>라<p>마</p>"
    assert paragraphs(html) == "가 나 마"


def test_title_label_headings_and_text_are_found() -> None:
    term = (Section("term-x", "정원", 90), ("정원",))
    glossary, _ = written_pages(DOCUMENTS, {"glossary/": "말뜻"}, {"glossary/": (term,)})
    assert glossary.names == ("말뜻 & 풀이", "말뜻")
    assert glossary.lines[0] == term
    assert (Section("", "", TEXT_WEIGHT), ("쉽게 풀었습니다.",)) in glossary.lines
    assert ("재정",) in [lines for _, lines in glossary.lines]


def test_what_stands_outside_the_navigation_is_found_by_title_alone() -> None:
    *_, inside = written_pages(DOCUMENTS, {"glossary/": "말뜻"}, {})
    assert inside.names == ("Inside",)
    assert inside.lines == ()


def test_guides_are_found_by_their_paragraphs_and_lists() -> None:
    guide = {
        "location": "contribute/excel/#save",
        "title": "저장",
        "text": "<p>파일을</p><ol><li>CP949로 두지 <b>않습니다</b>.</li></ol>",
    }
    title = {"location": "contribute/excel/", "title": "엑셀로 고치기", "text": ""}
    (page,) = written_pages([title, guide], {}, {})
    section = Section("save", "저장", TEXT_WEIGHT)
    assert (section, ("파일을 CP949로 두지 않습니다.",)) in page.lines


def test_columns_are_found_below_the_heading_of_their_table() -> None:
    head = "<thead><tr><th scope=col>부서</th><th>집행률 &amp; 잔액</th></tr></thead>"
    html = f"<h1>예산</h1><table>{head}</table><h2 id=a>가<a>¶</a></h2><table>{head}</table>"
    lines = ("부서", "집행률 & 잔액")
    assert columns(html) == (
        (Section("", "표의 칸", COLUMN_WEIGHT), lines),
        (Section("a", "가", COLUMN_WEIGHT), lines),
    )
    assert columns("<h2 id=a>가</h2><table><tr><th scope=row>나</th></tr></table>") == ()
