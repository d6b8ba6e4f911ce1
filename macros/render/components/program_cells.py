"""Table cells of a program: its number and name, its strategy, its division.

A division is stated in the report or inferred by us. Where all of a table are inferred its heading
says so once; where some are, those say so themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program, Strategy
from macros.catalog.queries.calculations import division_basis
from macros.i18n.korean import escape, with_particle
from macros.render.components.amount import NOT_STATED
from macros.render.components.links import link
from macros.render.components.source import line_words
from macros.render.components.table import Cell
from macros.render.partials import partial

INFERRED = partial("mark", kind="guess", text="추정")
LAST = 10**9  # sorts what is not stated after all that is
DIVISION = "맡은 부서"


def numbered(program: Program, text: Markup) -> Markup:
    """Renders a program's name or link behind its printed number, where it has one."""
    if not program.number:
        return text
    return partial("numbered", number=program.number, name=text)


def program_link(program: Program, page_url: str) -> Markup:
    """Renders the link to a program's page behind its number."""
    return numbered(program, link("program", program.program_id, program.name_ko, page_url))


def strategy_name(strategy: Strategy) -> str:
    """Returns a strategy's number and short name."""
    return f"{strategy.number} {strategy.short_name_ko}"


def strategy_cell(catalog: Catalog, program: Program, page_url: str) -> Cell:
    """Returns the cell with a program's strategy, sorted by the strategy's number.

    Args:
        catalog: The data.
        program: The program.
        page_url: Address of the page, from the root of the site.
    """
    strategy = catalog.strategy_of(program)
    if strategy is None:
        return Cell(NOT_STATED, "")
    name = link("strategy", strategy.strategy_id, strategy.short_name_ko, page_url)
    return Cell(name, strategy.number)


def division_heading(programs: Iterable[Program]) -> str:
    """Returns the heading of the column of divisions."""
    return f"{DIVISION}(추정)" if division_basis(programs) == "inferred" else DIVISION


def division_cell(catalog: Catalog, program: Program, page_url: str, basis: str) -> Cell:
    """Returns the cell with a program's division, sorted by the report's order of divisions.

    Args:
        catalog: The data.
        program: The program.
        page_url: Address of the page.
        basis: How the divisions of the table are known, as ``division_basis`` returns it.
    """
    division = catalog.division_of(program)
    if division is None:
        return Cell(NOT_STATED, "")
    name = link("division", division.division_id, division.name_ko, page_url)
    if basis == "mixed" and program.division_basis == "inferred":
        name += Markup(" ") + INFERRED
    return Cell(name, division.order)


def division_note(catalog: Catalog, programs: Iterable[Program] | None = None) -> Markup:
    """Returns the sentence on which divisions are inferred; "" where none is.

    Args:
        catalog: The data.
        programs: The programs of the table; all of the latest report by default.
    """
    basis = division_basis(catalog.programs if programs is None else programs)
    if basis == "inferred":
        return Markup("부서는 모두 {}입니다.").format(INFERRED)
    if basis == "mixed":
        return Markup(
            "부서 가운데 {}이라고 표시한 것은 보고서에 적혀 있지 않아 우리가 짐작한 것입니다."
        ).format(INFERRED)
    return Markup("")


def division_source(catalog: Catalog, program: Program) -> Markup:
    """Returns the sentence on where a program's division comes from; "" where it has none."""
    division = catalog.division_of(program)
    if division is None:
        return Markup("")
    if program.division_basis != "inferred":
        return escape(f"{division.name_ko}. 보고서에 적혀 있습니다.")
    words = "보고서는 이 사업의 부서를 적지 않았습니다."
    if program.division_duty_id:
        duty = catalog.duty(program.division_duty_id)
        named = with_particle(f"‘{duty.duty_ko}’({line_words(catalog, duty.source)})", "을/를")
        words += f" {division.name_ko}의 일로 적힌 {named} 보고 짐작했습니다."
    return escape(words)
