"""Explains terms of public finance where pages use them.

The first time a page uses a term of the glossary, the word becomes a link that opens its meaning on
hover and focus; all meanings of a page are listed at its end, where the links lead, so that they
are there on a phone, in print and without style sheets too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.details import Term
from macros.render.partials import partial

# A character reference is one sign: a term like "amp" would cut it apart.
TAG = re.compile(r"(<[^>]*>|&#?\w+;)")
NAME = re.compile(r"</?([a-z0-9]+)")
# No term is explained where it would nest in another control, be read out twice, or is a heading.
CLOSED = {
    *("a", "abbr", "button", "caption", "code", "details", "figcaption", "h1", "h2", "h3"),
    *("label", "q", "script", "style", "svg", "thead"),
}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Particles and endings that may follow, the longest first.
PARTICLES = (
    "입니다|이라고|이었던|에서|에는|에도|으로|까지|부터|이나|이란|이며|이고|이라|라고|은|는|이|가|을|를|의|에|로|과|와|"
    "도|만|나|란|인"
)
ENDING = rf"(?:{PARTICLES})?(?![가-힣A-Za-z])"


@dataclass(frozen=True)
class Glossary:
    """The terms to explain, prepared for search in pages.

    Attributes:
        terms: The terms by each of their spellings.
        pattern: Finds a spelling that is a word of its own, whatever particle follows.
    """

    terms: dict[str, Term]
    pattern: re.Pattern[str]


def prepare(terms: Sequence[Term]) -> Glossary:
    """Returns the terms that are explained in pages, by their name and other spellings."""
    spellings = {
        name.strip(): term
        for term in terms
        if term.inline
        for name in (*term.term_ko.split("와 "), *(term.see_also or "").split(","))
        if name.strip()
    }
    longest_first = sorted(spellings, key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in longest_first)
    return Glossary(spellings, re.compile(rf"(?<![가-힣A-Za-z])({alternatives or '(?!)'}){ENDING}"))


def explain(html: str, glossary: Glossary) -> str:
    """Returns the HTML of a page with its terms explained; unchanged where it uses none.

    Args:
        html: The content of a page: this project's own markup, ``>`` escaped in attributes.
        glossary: The terms.
    """
    found: list[Term] = []
    parts = TAG.split(html)
    closed: list[str] = []
    for index, part in enumerate(parts):
        if index % 2:
            if part.startswith("<"):
                _enter_or_leave(part, closed)
        elif not closed and part.strip():
            parts[index] = glossary.pattern.sub(lambda m: _marked(m, glossary, found), part)
    return "".join(parts) + str(partial("glossary_list", terms=found)) if found else html


def _enter_or_leave(tag: str, closed: list[str]) -> None:
    """Updates the stack of open elements in which no term is explained."""
    match = NAME.match(tag)
    name = match.group(1) if match else ""
    if name in VOID or tag.endswith("/>") or not (name in CLOSED or closed):
        return
    if not tag.startswith("</"):
        closed.append(name)
    elif closed and closed[-1] == name:
        closed.pop()


def _marked(match: re.Match[str], glossary: Glossary, found: list[Term]) -> str:
    term = glossary.terms[match.group(1)]
    if term in found:
        return match.group()
    found.append(term)
    rest = match.group()[len(match.group(1)) :]
    word = Markup(match.group(1))  # noqa: S704 - the page's own
    return str(partial("glossary_term", word=word, term=term)) + rest
