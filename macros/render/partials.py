"""Renders the HTML of a page's parts from templates, so that no markup is written in Python.

A part is a file of ``docs/templates/partials/``. A file of the same name in
``docs/.overrides/templates/partials/`` takes its place: a fork changes one without touching ours.
How to write one is in ``docs/developers/templates.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from macros.catalog.transcription import legible
from macros.catalog.urls import page_address
from macros.i18n import korean, money_words, periods

DOCS = Path(__file__).parents[2] / "docs"
# The first folder that has a file of the name is asked.
FOLDERS = (DOCS / ".overrides/templates/partials", DOCS / "templates/partials")
# What pages and partials call alike; ``docs/developers/macros.md`` says what each does.
FILTERS: dict[str, Callable[..., object]] = {
    "legible": legible,
    "number": korean.number,
    "percent": korean.percent,
    "money": money_words.amounts_words,
    "stored": money_words.stored_words,
    "money_and_stored": money_words.both_words,
    "korean_date": korean.korean_date,
    "particle": korean.with_particle,
    "particle_alone": korean.particle_alone,
    "period": periods.period_words,
}
NO_SPACE_BEFORE = re.compile(r"[^\S\n]*+\n\s*+(?=[<>]|\Z)")
LINE_BREAK = re.compile(r"\s*\n\s*")


class OneLine(Extension):
    """Joins the lines of a template, since Markdown takes a line of HTML as it is.

    A line break and the indentation after it count as nothing before a tag, the end of one or a
    ``{``, and as one space before anything else.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yields the tokens of a template, the text between its expressions on one line."""
        for token in stream:
            if token.type == "data":
                text = LINE_BREAK.sub(" ", NO_SPACE_BEFORE.sub("", token.value))
                yield Token(token.lineno, "data", text)
            else:
                yield token


def _shown(value: object) -> Markup:
    """Escapes a value of a template for Markdown and HTML; nothing stands for None."""
    return Markup("") if value is None else korean.escape(value)


def make_environment(folders: Sequence[Path]) -> Environment:
    """Returns an environment that finds partials in folders, the first of which goes before.

    Every value is escaped as ``korean.escape`` does, but for ``Markup``; a name that a template was
    not given is an error.
    """
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        extensions=[OneLine],
        auto_reload=False,  # to look at every file at every use costs more than to render it
    )
    environment.filters |= FILTERS | {"when": periods.milestone_words}
    environment.globals["page_address"] = page_address
    return environment


ENVIRONMENT = make_environment(FOLDERS)


def reload_partials() -> None:
    """Forgets what was read: a build shows partials as they are when it begins."""
    if ENVIRONMENT.cache is not None:
        ENVIRONMENT.cache.clear()


def partial(name: str, /, **values: object) -> Markup:
    """Renders a partial.

    Args:
        name: Its file, without ``.html``.
        **values: What it shows, by the names it uses.

    Raises:
        jinja2.TemplateError: If there is no such file, or it uses what it is not given.
    """
    return Markup(ENVIRONMENT.get_template(f"{name}.html").render(values))  # noqa: S704 - escaped
