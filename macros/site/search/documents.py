"""What can be found: pages as named lines, each with the place on the page it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.catalog.catalog import Catalog
from macros.catalog.details import Content, Organization, Place, ProgramFigure, Term
from macros.catalog.entities import Division, Group, Program, Strategy
from macros.catalog.money import Amount, money_unit
from macros.catalog.transcription import legible
from macros.i18n.money_words import money, stored

# What a reader may add to the name of any program, since every program's page answers it.
PROGRAM_WORDS = (
    "사업 예산 금액 비용 얼마 담당 부서 일정 기간 언제 목표 실적 대상 자격 내용 근거 "
    "조례 장소 위치 어디 기관 신청 방법 혜택 보고서 출처"
)
OFFICE_WORDS = "사업 예산 금액 목록 보고서 출처"
# What the name of a local government ends in; people leave it out.
GOVERNMENTS = ("특별시", "광역시", "시", "도", "군", "구")


@dataclass(frozen=True)
class Section:
    """A place on a page.

    Attributes:
        anchor: Id of the element, empty for the top of the page.
        heading: What a result says of the place, empty for the top.
        weight: How much a word found there tells that this page is meant.
    """

    anchor: str
    heading: str
    weight: int


# A place and the lines found there.
Line = tuple[Section, tuple[str, ...]]


@dataclass(frozen=True)
class SearchPage:
    """A page that can be found.

    Attributes:
        path: Address below the site's root, ending in a slash.
        names: The title, then the short name, where there is one.
        aliases: Other names people use.
        words: Words that belong to every page of the kind and find no page by themselves.
        lines: Places and the lines found there.
    """

    path: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    words: str = ""
    lines: tuple[Line, ...] = ()


TOP = Section("", "", 30)
AUDIENCE = Section("", "누구를 위한 사업", 30)
# An amount that several programs have is first of all the program's whole budget.
TOTAL, BUDGET = Section("예산", "예산", 62), Section("예산", "예산", 60)
ASIDES = Section("보고서가-따로-밝힌-돈", "보고서가 따로 밝힌 돈", 40)
RECEIVED = Section("누가-할-수-있고-무엇을-받나", "누가 할 수 있고 무엇을 받나", 30)
FIGURES = Section("목표와-실적", "목표와 실적", 25)
OTHER_FIGURES = Section("목표와-실적", "그 밖의 수치", 25)
MILESTONES = Section("언제-무엇을-하나", "언제 무엇을 하나", 35)
CONTENTS = Section("무엇이-들어-있나", "무엇이 들어 있나", 40)
PLACES = Section("어디서-하나", "어디서 하나", 50)
PARTNERS = Section("누구와-하나", "누구와 하나", 50)
BASES = Section("무엇에-근거하나", "무엇에 근거하나", 55)
# Remarks on what a program holds and where it happens. A large index does without them.
REMARKS = (replace(CONTENTS, weight=12), replace(PLACES, weight=12), replace(PARTNERS, weight=12))
# Whoever finds a program by a division that we guessed learns so.
DIVISION = Section("source-division", "어느 부서가 맡나(추정)", 20)
STRATEGY = Section("", "추진전략", 20)
INDICATORS = Section("", "지표", 35)
EVENTS = Section("행사", "행사", 30)
# A term is looked up for its meaning, a legal basis for the program that rests on it.
TERM_WEIGHT, LAW_WEIGHT, HEADING_WEIGHT, TEXT_WEIGHT = 90, 45, 45, 8
# A table that has the column answers better than a heading that names it.
COLUMN_WEIGHT = 50
DUTIES = Section("무엇을-맡나", "무엇을 맡나", 30)
MEMBERS = Section("사업", "사업", 15)
GROUP_MEMBERS = Section("묶인-사업", "묶인 사업", 15)


def catalog_pages(catalog: Catalog) -> Iterator[SearchPage]:
    """Yields the pages whose content the catalog knows."""
    programs = (*catalog.programs, *catalog.former_programs)
    yield from (program_page(catalog, program) for program in programs)
    yield from (group_page(catalog, group) for group in catalog.groups)
    yield from (strategy_page(catalog, strategy) for strategy in catalog.strategies)
    divisions = (*catalog.divisions, *catalog.former_divisions)
    yield from (division_page(catalog, division) for division in divisions)


def program_page(catalog: Catalog, program: Program) -> SearchPage:
    """Returns a program's page with everything the report says of it, line by line."""
    details, program_id = catalog.details, program.program_id
    strategy = catalog.strategy_of(program)
    figures = details.figures_of(program_id)
    received = {"eligibility", "support_amount"}
    aimed = {"target", "result"} & {figure.kind for figure in figures}
    totals = [catalog.total(program_id)] if catalog.states(program_id) else []
    groups: list[tuple[Section, Iterable[str]]] = [
        (TOTAL, [f"{catalog.fiscal_words(total)} 예산 {stored(total.amount)}" for total in totals]),
        (BUDGET, [f"{part.item_ko} {stored(part.amount)}" for part in catalog.parts(program_id)]),
        (
            BASES,
            [
                catalog.legal_basis(c.legal_basis_id).name_ko
                for c in catalog.citations_of(program_id)
            ],
        ),
        (
            PLACES,
            [
                place_line(p.name_ko, p.address_ko, p.district_ko, p.district_basis)
                for p in details.places_of(program_id)
            ],
        ),
        (PARTNERS, [f"{o.name_ko}: {o.role_ko}" for o in details.organizations_of(program_id)]),
        (CONTENTS, [content.name_ko for content in details.contents_of(program_id)]),
        (CONTENTS, [step.step_ko for step in details.steps_of(program_id)]),
        (
            ASIDES,
            [
                f"{part.item_ko} {catalog.fiscal_words(part)} {legible(part.source.as_printed)}"
                for part in catalog.parts(program_id, "apart")
            ],
        ),
        (MILESTONES, [milestone.what_ko for milestone in details.milestones_of(program_id)]),
        (TOP, [program.summary_ko or ""]),
        (AUDIENCE, [program.audience_ko or ""]),
        (RECEIVED, [figure_line(catalog, figure) for figure in figures if figure.kind in received]),
        (
            FIGURES if aimed else OTHER_FIGURES,
            [figure_line(catalog, figure) for figure in figures if figure.kind not in received],
        ),
        (REMARKS[0], notes(details.contents_of(program_id))),
        (REMARKS[1], notes(details.places_of(program_id))),
        (REMARKS[2], notes(details.organizations_of(program_id))),
        (STRATEGY, [strategy.name_ko] if strategy else []),
        division_line(catalog, program),
    ]
    return SearchPage(
        f"programs/{program_id}/",
        (program.name_ko, program.short_name_ko),
        tuple(alias.strip() for alias in (program.aliases or "").split(",") if alias.strip()),
        f"{PROGRAM_WORDS} {body_words(catalog.report.body_ko)}",
        tuple((section, tuple(lines)) for section, lines in groups if any(lines)),
    )


def body_words(body: str) -> str:
    """Returns the words of a body's name, a local government's also as people shorten it.

    >>> body_words("서울시 경제정책실")
    '서울시 서울 경제정책실'
    """
    words: dict[str, None] = {}
    for word in body.split():
        ending = next((end for end in GOVERNMENTS if word.endswith(end)), "")
        words |= {word: None, (word.removesuffix(ending) if len(word) > 2 else word): None}
    return " ".join(words)


def division_line(catalog: Catalog, program: Program) -> tuple[Section, list[str]]:
    """Returns what a program is found by of its division; a guess says that it is one."""
    division = catalog.division_of(program)
    if division is None:
        return DIVISION, []
    if program.division_basis == "inferred":
        return DIVISION, [f"추정한 부서: {division.name_ko}"]
    return replace(DIVISION, heading="어느 부서가 맡나"), [f"맡은 부서: {division.name_ko}"]


def notes(rows: Iterable[Content | Place | Organization]) -> list[str]:
    """Returns what is remarked on rows, with the row it is remarked on."""
    return [f"{row.name_ko}: {row.note_ko}" for row in rows if row.note_ko]


def place_line(name: str, address: str | None, district: str | None, basis: str | None) -> str:
    """Writes a place with its district, and says where the district is our guess.

    >>> place_line("제2핀테크랩", None, "마포구", "inferred")
    '제2핀테크랩, 마포구(추정)'
    >>> place_line("상상비즈아카데미", "중구 퇴계로 20길 42", "중구", "stated")
    '상상비즈아카데미, 중구 퇴계로 20길 42'

    Args:
        name: Name of the place.
        address: Its address, where one is stated.
        district: Its district.
        basis: ``stated`` or ``inferred``.
    """
    known = [part for part in (name, address) if part]
    if district and not any(district in part for part in known):
        known.append(f"{district}(추정)" if basis == "inferred" else district)
    return ", ".join(known)


def figure_line(catalog: Catalog, figure: ProgramFigure) -> str:
    """Writes a number in the unit it is stored in: what it counts, the value, how exact it is.

    The printed unit would not fit the value where the report counts in hundred millions of won
    or in ten thousands of square metres.
    """
    table = catalog.package.table("figures")
    if money_unit(figure.unit):
        amount = money(Amount(figure.value, figure.unit))
    else:
        amount = f"{figure.value:,}{table.label('unit', figure.unit)}"
    exact = f"({table.label('qualifier', figure.qualifier)})" if figure.qualifier else ""
    return f"{figure.subject_ko} {amount}{exact}"


def group_page(catalog: Catalog, group: Group) -> SearchPage:
    """Returns the page of a program that the report splits into several."""
    members = tuple(p.name_ko for p in catalog.programs_of_group(group.group_id))
    lines = ((TOP, (group.summary_ko or "",)), (GROUP_MEMBERS, members))
    names, words = (group.name_ko, group.short_name_ko), office_words(catalog)
    return SearchPage(f"groups/{group.group_id}/", names, (), words, lines)


def office_words(catalog: Catalog) -> str:
    """Returns what a reader may add to the name of anything of the office."""
    return f"{OFFICE_WORDS} {body_words(catalog.report.body_ko)}"


def strategy_page(catalog: Catalog, strategy: Strategy) -> SearchPage:
    """Returns the page of a strategy with the names of its programs."""
    members = tuple(p.short_name_ko for p in catalog.programs_of_strategy(strategy.strategy_id))
    return SearchPage(
        f"strategies/{strategy.strategy_id}/",
        (strategy.name_ko, strategy.short_name_ko),
        (f"전략 {strategy.number}",),
        office_words(catalog) + " 추진전략 전략",
        ((MEMBERS, members),),
    )


def division_page(catalog: Catalog, division: Division) -> SearchPage:
    """Returns the page of a division with its duties."""
    duties = tuple(duty.duty_ko for duty in catalog.duties_of(division.division_id))
    words = office_words(catalog) + " 부서 직원 정원 현원 몇 명 사람 집행률 하는 일"
    return SearchPage(
        f"divisions/{division.division_id}/", (division.name_ko,), (), words, ((DUTIES, duties),)
    )


def listed(catalog: Catalog) -> dict[str, tuple[Line, ...]]:
    """Returns what pages with tables list, by path: terms, legal bases, indicators, events."""
    return {
        "glossary/": tuple(line for term in catalog.details.glossary for line in _term_lines(term)),
        "laws/": tuple(
            (Section(f"law-{basis.legal_basis_id}", basis.name_ko, LAW_WEIGHT), (basis.name_ko,))
            for basis in catalog.legal_bases
        ),
        "economy/": ((INDICATORS, tuple(row.name_ko for row in catalog.details.indicators)),),
        "calendar/": (
            (EVENTS, tuple(f"{e.name_ko}: {e.venue_ko}" for e in catalog.details.events)),
        ),
    }


def _term_lines(term: Term) -> tuple[Line, Line]:
    names = (term.term_ko, *(term.see_also or "").split(", "))
    anchor = f"term-{term.term_id}"
    return (
        (Section(anchor, term.term_ko, TERM_WEIGHT), tuple(filter(None, names))),
        (Section(anchor, term.term_ko, TEXT_WEIGHT), (term.plain_ko,)),
    )
