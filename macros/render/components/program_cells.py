"""Table cells of a program: its number and name, its strategy, its division.

A division is stated in the report or inferred by us. Where all of a table are inferred its heading
says so once; where some are, those say so themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program, Strategy
from macros.catalog.queries.calculations import division_basis
from macros.i18n.korean import escape, with_particle
from macros.render.components.amount import NOT_STATED
from macros.render.components.links import link, page_address
from macros.render.components.source import line_words
from macros.render.components.table import INFERRED, Cell, Column
from macros.render.partials import partial

INFERRED_MARK = partial("mark", **INFERRED._asdict())
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


def strategy_column(catalog: Catalog, programs: Iterable[Program], page_url: str) -> Column | None:
    """Returns the column of programs' strategies, sorted by number; None where none has one.

    Args:
        catalog: The data.
        programs: The programs of the table.
        page_url: Address of the page, from the root of the site.
    """

    def cell(program: Program) -> Cell:
        strategy = catalog.strategy_of(program)
        if strategy is None:
            return Cell(NOT_STATED, "")
        href = page_address("strategy", strategy.strategy_id, page_url)
        return Cell(strategy.short_name_ko, strategy.number, href=href)

    title = catalog.package.table("strategies").title
    return Column(title, cell) if any(p.strategy_id for p in programs) else None


def division_heading(programs: Iterable[Program]) -> str:
    """Returns the heading of the column of divisions."""
    return f"{DIVISION}(추정)" if division_basis(programs) == "inferred" else DIVISION


def division_column(catalog: Catalog, programs: Sequence[Program], page_url: str) -> Column | None:
    """Returns the column of programs' divisions, sorted in the report's order; None without any.

    Args:
        catalog: The data.
        programs: The programs by which a heading says that divisions are inferred.
        page_url: Address of the page, from the root of the site.
    """
    basis = division_basis(programs)

    def cell(program: Program) -> Cell:
        division = catalog.division_of(program)
        if division is None:
            return Cell(NOT_STATED, "")
        href = page_address("division", division.division_id, page_url)
        guessed = basis == "mixed" and program.division_basis == "inferred"
        marks = (INFERRED,) if guessed else ()
        return Cell(division.name_ko, division.order, href=href, marks=marks)

    return Column(division_heading(programs), cell) if basis else None


def division_note(catalog: Catalog, programs: Iterable[Program] | None = None) -> Markup:
    """Returns the sentence on which divisions are inferred; "" where none is.

    Args:
        catalog: The data.
        programs: The programs of the table; all of the latest report by default.
    """
    basis = division_basis(catalog.programs if programs is None else programs)
    if basis == "inferred":
        return Markup("부서는 모두 {}입니다.").format(INFERRED_MARK)
    if basis == "mixed":
        return Markup(
            "부서 가운데 {}이라고 표시한 것은 보고서에 적혀 있지 않아 우리가 짐작한 것입니다."
        ).format(INFERRED_MARK)
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
