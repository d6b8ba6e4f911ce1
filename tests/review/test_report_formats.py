import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from macros.review.report_formats import MARK, MAX_CHARACTERS, _markdown, format_difference
from tests.review.change import add_row, difference, drop_row, set_value

EVIL = "# 제목 [눌러](http://evil.example) <img src=x> @octocat `a` --> |"


def test_markdown_of_no_change(tmp_path: Path) -> None:
    assert format_difference(difference(tmp_path), "markdown") == (
        f"{MARK}\n"
        "# 🟢 이 변경이 하는 일: 초록\n"
        "\n"
        "## 바뀐 것이 없습니다\n"
        "\n"
        "- 두 자료는 글자 하나까지 같습니다.\n"
    )


def test_text_of_no_change(tmp_path: Path) -> None:
    assert format_difference(difference(tmp_path), "text") == (
        "이 변경이 하는 일: 초록\n\n[바뀐 것이 없습니다]\n  두 자료는 글자 하나까지 같습니다.\n"
    )


def test_cells_cannot_forge_anything(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        set_value("programs.csv", "short_name_ko", EVIL, program_id="dash"),
        set_value("programs.csv", "program_id", EVIL, program_id="long-name"),
        set_value("budgets.csv", "unit", EVIL, figure_id="budget-dash"),
        set_value("figures.csv", "value", EVIL, figure_id="brackets-area"),
        set_value("identities.csv", "title_ko", EVIL),
        set_value("identities.csv", "identity_id", EVIL),
        add_row("glossary.csv", term_id=EVIL, term_ko=EVIL),
        problems=(EVIL,),
    )
    text = format_difference(found, "markdown")
    tokens = MarkdownIt("commonmark").parse(text)
    html = [token.content for token in tokens if token.type == "html_block"]
    assert html == [f"{MARK}\n"]
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "code_inline"}
    assert not any("evil" in child.content for child in inline if child.type == "text")
    assert any("evil" in child.content for child in inline if child.type == "code_inline")


def test_a_huge_change_fits_into_a_comment(tmp_path: Path) -> None:
    def empty(folder: Path) -> None:
        for path in folder.glob("*.csv"):
            header = path.read_text(encoding="utf-8").splitlines()[0]
            rows = "".join(f"{number}{'가' * 250}\n" for number in range(50))
            path.write_text(f"{header}\n{rows}", encoding="utf-8")

    problems = tuple(f"문제 {number} {'나' * 200}" for number in range(1000))
    text = format_difference(difference(tmp_path, empty, problems=problems), "markdown")
    assert len(text) < MAX_CHARACTERS + 200
    last = text.splitlines()[-1]
    whole = format_difference(difference(tmp_path / "again", empty, problems=problems), "text")
    assert "그 밖의 960가지는" in text
    assert "# 한눈에" in text  # what the change does is not lost among the problems
    left = int(last.removeprefix("글이 길어 ").partition("줄을")[0])
    kept = len(text.splitlines()) - 2  # the line that says so, and the blank one before it
    assert kept + left == len(list(_markdown(difference(tmp_path / "b", empty, problems=problems))))
    assert "색의 뜻" in whole
    assert "색의 뜻" not in text


def test_json_has_every_row(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        drop_row("budgets.csv", "budget-brackets-b"),
        set_value("budgets.csv", "value", "3001", figure_id="budget-dash"),
        set_value("figures.csv", "source_line", "1", figure_id="brackets-area"),
    )
    record = json.loads(format_difference(found, "json"))
    assert record["tier"] == "red"
    assert [row["key"] for row in record["removed"]] == [["budget-brackets-b"]]
    assert record["removed"][0]["before"]["value"] == "1"
    assert record["changed"][0]["rows"][0]["cells"]
    assert record["passports"][0]["key"] == "brackets-area"
    assert {entry["identity_id"] for entry in record["identities"] if entry["broken"]} == {
        "budget-brackets-parts",
        "budget-dash-parts",
    }
    assert record["files"] == ["data/budgets.csv", "data/figures.csv"]
    again = difference(tmp_path / "again", drop_row("budgets.csv", "budget-brackets-b"))
    assert format_difference(again, "json") == format_difference(again, "json")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="xml"):
        format_difference(difference(tmp_path), "xml")
