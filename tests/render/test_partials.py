import ast
import re
from pathlib import Path

import pytest
from jinja2 import TemplateError, UndefinedError
from markupsafe import Markup

from macros.render import partials
from macros.render.partials import FOLDERS, make_environment, partial, reload_partials
from tests.conftest import ROOT


def render(folder: Path, source: str, **values: object) -> str:
    (folder / "part.html").write_text(source, encoding="utf-8")
    return make_environment([folder]).get_template("part.html").render(values)


def test_a_value_is_escaped_for_markdown_and_html_unless_it_is_markup(tmp_path: Path) -> None:
    values = {"text": "R&D *a*", "part": Markup("<b>1</b>"), "nothing": None}
    shown = render(tmp_path, "{{ text }}{{ part }}{{ nothing }}", **values)
    assert shown == "R&#38;D &#42;a&#42;<b>1</b>"
    assert render(tmp_path, '<a href="{{ to | e }}">', to='#a"b') == '<a href="#a&#34;b">'


def test_lines_of_a_template_are_joined(tmp_path: Path) -> None:
    source = """{# what it is #}
    <p
      class="a">
      {% if on %}
        {{ on }}
      {% endif %}
      두 낱말
      이어짐
      <b>굵게</b> 띄움
    </p>
    """
    shown = render(tmp_path, source, on=1)
    assert shown == '<p class="a">1 두 낱말 이어짐<b>굵게</b> 띄움</p>'


def test_a_name_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="missing"):
        render(tmp_path, "{{ missing }}")
    with pytest.raises(TemplateError, match=r"nowhere\.html"):
        partial("nowhere")


def test_an_error_of_a_template_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        render(tmp_path, "<p>\n\n{% nonsense %}")
    assert getattr(caught.value, "lineno", None) == 3


def test_a_file_of_the_first_folder_goes_before(tmp_path: Path) -> None:
    own, given = tmp_path / "own", tmp_path / "given"
    for folder in (own, given):
        folder.mkdir()
        (folder / "table.html").write_text(f'{{% include "cell.html" %}} {folder.name}')
    (given / "cell.html").write_text("<td>")
    environment = make_environment([own, given])
    assert environment.get_template("table.html").render() == "<td> own"
    assert [folder.relative_to(ROOT / "docs").as_posix() for folder in FOLDERS] == [
        ".overrides/templates/partials",
        "templates/partials",
    ]


def test_every_partial_says_what_it_is_given() -> None:
    for path in FOLDERS[-1].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert re.match(r"\{#-?\s+\S", text), path


def test_a_partial_is_read_anew_when_a_build_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partials, "ENVIRONMENT", make_environment([tmp_path]))
    for text in ("one", "two"):
        (tmp_path / "part.html").write_text(text, encoding="utf-8")
        reload_partials()
        assert partial("part") == text
    (tmp_path / "part.html").write_text("three", encoding="utf-8")
    assert partial("part") == "two"


def test_no_markup_is_written_in_python() -> None:
    """A designer finds every tag in a template; ``drawing/`` looks for those of an SVG."""
    folder = ROOT / "macros/render"
    for path in (p for p in folder.rglob("*.py") if "drawing" not in p.parts):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docstrings = {
            ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, documented)
        }
        texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        for node in texts:
            text = str(node.value)
            tags = re.findall(r"</?[a-z][a-z0-9]*[ >/]", text) if text not in docstrings else []
            assert not tags, f"{path.name}:{node.lineno}: {tags}"
