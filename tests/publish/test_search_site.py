"""Pages that people wrote, from the theme's index."""

from macros.publish.search_pages import TEXT_WEIGHT, Section
from macros.publish.search_site import paragraphs, written_pages

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
