"""How far a row reaches on the site: the pages and charts that are built from it.

The rules follow the templates in ``docs/`` and the makers in ``render/``. A name or a total of a
program stands on the pages of the programs beside it, so those are collected once for each
strategy, division, group and legal basis, however many rows change. The page on quality is not
named: it tells the sizes of all pages, so it changes with any of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.catalog.queries.sort_orders import SORT_ORDERS
from macros.review.impact_charts import Drawn
from macros.review.row_changes import RowChange
from macros.review.snapshot import Cells, Snapshot
from macros.review.subjects import THINGS, Subjects

HOME = ""
REPORTS = "data/reports/"  # counts the figures of each report, and holds what belongs to nothing
LIMITS = "data/limits/"  # counts what is vague, inferred or not stated
# Pages that list all programs with name and budget.
LISTS = (
    HOME,
    "budget/",
    "compare/",
    "programs/",
    "strategies/",
    "data/cite/",
    LIMITS,
    "data/use/",
    *(f"programs/{order.name}/" for order in SORT_ORDERS),
)
# Pages that name the program of each of their rows.
NAMING = ("calendar/", "places/", "laws/")
# Columns of a program that stand on no page but its own.
OWN = frozenset({"summary_ko", "name_en", "division_basis", "division_duty_id"})
# Columns of a report that no page shows.
UNSHOWN = frozenset({"title_en", "body_en", "text_sha256", "text_lines"})
GROWTH_CHART = "budget/chart-growth"
FOLDERS = {
    "strategy": "strategies",
    "division": "divisions",
    "group": "groups",
    "program": "programs",
}
# Pages for all rows of a table, whatever they are about.
TABLE_PAGES: dict[str, tuple[str, ...]] = {
    "reports": (),
    "sections": ("compare/", "data/cite/", REPORTS),
    "division_duties": (),
    "programs": (),
    "audiences": ("programs/",),
    "budgets": ("budget/", "compare/", "programs/", LIMITS),
    "contents": ("programs/",),
    "steps": (),
    "not_facts": (),
    "strategies": (*LISTS, *NAMING),
    "divisions": (*LISTS, "divisions/"),
    "staffing": ("divisions/",),
    "division_budgets": (HOME, "budget/", LIMITS),
    "program_groups": ("programs/",),
    "legal_bases": ("laws/", "compare/", "programs/"),
    "legal_citations": ("laws/", "compare/", "programs/"),
    "identities": ("checks/", "budget/", LIMITS),
    "corrections": ("corrections/",),
    "milestones": ("calendar/", "compare/", "data/", "programs/", HOME, LIMITS),
    "places": ("places/", "compare/", "programs/"),
    "organizations": ("compare/",),
    "figures": ("compare/", "programs/", LIMITS),
    "indicators": ("economy/",),
    "observations": ("economy/",),
    "events": ("calendar/",),
    "silences": ("compare/", LIMITS),
    "updates": ("calendar/", "compare/", HOME),
    "glossary": ("glossary/",),
    "moved": (),
}
# A term is explained wherever it stands; what moved is led on to from wherever it was.
EVERYWHERE = frozenset({"glossary", "moved"})
# Pages of what the office says without naming a program.
OFFICE_PAGES: dict[str, tuple[str, ...]] = {
    "figures": ("divisions/",),
    "organizations": ("divisions/",),
    "contents": ("strategies/", "economy/", REPORTS),
    "silences": (REPORTS,),
}
# Charts on a program's page by table.
PROGRAM_CHARTS = {
    "budgets": "chart-parts",
    "figures": "chart-targets",
    "milestones": "chart-timeline",
}


class Impact:
    """Collects pages and charts that rows of one package reach.

    Attributes:
        pages: Addresses of pages.
        charts: Addresses of charts, without their endings.
        every_page: Whether something that stands on all pages changed.
        every_chart: Whether something that stands under all charts changed.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.subjects = Subjects(snapshot)
        self.drawn = Drawn(snapshot)
        self.pages: set[str] = set()
        self.charts: set[str] = set()
        self.every_page = False
        self.every_chart = False
        self._programs = snapshot.rows("programs")
        self._collected: set[tuple[str, str]] = set()

    def add(self, table: str, cells: Cells, change: RowChange) -> None:
        """Adds what a changed row reaches."""
        columns = change.columns
        kind, identifier = self.subjects.of(table, cells)
        self.pages.update(TABLE_PAGES.get(table, ()))
        if table not in TABLE_PAGES:
            self.every_page = self.every_chart = True  # nobody has said what is built from it
        elif table == "reports":
            shown = bool(columns - UNSHOWN)
            self.every_page, self.every_chart = self.every_page | shown, self.every_chart | shown
        elif table in EVERYWHERE:
            self.every_page = True
        elif kind == "program":
            self._add_program(identifier, table, cells, change)
        elif kind == "office":
            self.pages.update(OFFICE_PAGES.get(table, ()))
        else:
            self._add_thing(table, kind, identifier)
        self._add_tables(table, cells)
        if change.kind != "changed" and "figure_id" in cells:
            self.pages.add(REPORTS)
        for figure_id in cells.get("applies_to", "").split():
            self._add_owner(figure_id)

    def add_sum(self, program_id: str) -> None:
        """Adds where the outcome of an identity stands."""
        self.pages.update(("checks/", "budget/"))
        if program_id:
            self.pages.add(f"programs/{program_id}/")

    def _add_program(self, program_id: str, table: str, cells: Cells, change: RowChange) -> None:
        page = f"programs/{program_id}/"
        self.pages.add(page)
        if table in PROGRAM_CHARTS and program_id in self.drawn.programs(table):
            self.charts.add(page + PROGRAM_CHARTS[table])
        if table == "programs" and not change.columns <= OWN:
            self._add_family(program_id, cells)
            self.pages.update((*LISTS, *NAMING))
            if program_id in self.drawn.programs("budgets"):  # its chart names it
                self.charts.add(page + PROGRAM_CHARTS["budgets"])
        if table == "budgets":
            self.charts.update(self._broad_charts())
            if cells.get("level") == "total":
                self._add_family(program_id, self._programs.get((program_id,), {}))
                self.pages.update(LISTS)
        if table == "legal_citations":
            self._add_programs("legal_basis", cells.get("legal_basis_id", ""))

    def _add_thing(self, table: str, kind: str, identifier: str) -> None:
        """Adds where a thing's name stands, or its page alone where the row only belongs to it."""
        if kind == "indicator":
            if identifier in self.drawn.series:
                self.charts.add(f"economy/chart-{identifier}")
        elif table not in THINGS:
            if kind in FOLDERS:
                self.pages.add(f"{FOLDERS[kind]}/{identifier}/")
        else:
            self._add_programs(kind, identifier)
            for program in self.subjects.programs(f"{kind}_id", identifier):
                self._add_lists_of(self._programs.get((program,), {}))
            if kind == "strategy":
                self.charts.update(self._broad_charts())

    def _add_tables(self, table: str, cells: Cells) -> None:
        """Adds what hangs on the table rather than on what the row is about."""
        if table in {"divisions", "division_budgets"}:
            self.charts.update(("chart-execution", "budget/chart-execution"))
        if table in {"divisions", "staffing"}:
            self.charts.add("divisions/chart-staff")
        if table in {"divisions", "division_budgets", "staffing"}:
            self._add_divisions()
        if table == "division_duties":
            self._add_pages(self.subjects.programs("division_duty_id", cells.get("duty_id", "")))
        if table == "sections":
            self._add_pages(self.subjects.programs("source_section", cells.get("section_id", "")))

    def _broad_charts(self) -> tuple[str, ...]:
        strategies = self.subjects.snapshot.rows("strategies")
        broad = ("chart-strategies" if strategies else "chart-all", "budget/chart-programs")
        return (*broad, GROWTH_CHART) if self.drawn.growth else broad

    def _add_divisions(self) -> None:
        """Adds all divisions, once: each stands beside the others in the charts of each."""
        if ("divisions", "") in self._collected:
            return
        self._collected.add(("divisions", ""))
        for name, *_ in self.subjects.snapshot.rows("divisions"):
            self.pages.add(f"divisions/{name}/")
            self.charts.add(f"divisions/{name}/chart-execution")
            self.charts.add(f"divisions/{name}/chart-staff")

    def _add_owner(self, figure_id: str) -> None:
        """Adds the pages where a figure's passport stands."""
        table, cells = self.subjects.snapshot.figures.get(figure_id, ("", {}))
        if not table:
            return
        self.pages.add("checks/")
        kind, identifier = self.subjects.of(table, cells)
        if kind == "program":
            self.pages.add(f"programs/{identifier}/")
            if table == "budgets":
                self.pages.update((*LISTS, f"programs/{identifier}/"))
                self._add_lists_of(self._programs.get((identifier,), {}))
        elif kind == "division":
            self.pages.update((HOME, "budget/", "divisions/", f"divisions/{identifier}/"))
        else:
            self.pages.update((HOME, "budget/", "divisions/", "economy/"))

    def _add_family(self, program_id: str, cells: Cells) -> None:
        """Adds the pages on which a program stands beside others."""
        self._add_lists_of(cells)
        self.charts.update(self._broad_charts())
        for kind, column in (
            ("strategy", "strategy_id"),
            ("division", "division_id"),
            ("group", "group_id"),
        ):
            self._add_programs(kind, cells.get(column, ""))
        for basis in self.subjects.cited(program_id):
            self._add_programs("legal_basis", basis)

    def _add_lists_of(self, cells: Cells) -> None:
        for folder, column in (
            ("strategies", "strategy_id"),
            ("divisions", "division_id"),
            ("groups", "group_id"),
        ):
            if cells.get(column):
                self.pages.add(f"{folder}/{cells[column]}/")

    def _add_programs(self, kind: str, identifier: str) -> None:
        """Adds the programs of a strategy, division, group or legal basis, once.

        Programs without a strategy stand beside each other too, on no page of their own.
        """
        if not identifier and kind == "strategy":
            self._add_without_strategy()
        if not identifier or (kind, identifier) in self._collected:
            return
        self._collected.add((kind, identifier))
        if kind == "legal_basis":
            self._add_pages(self.subjects.citing(identifier))
            return
        page = f"{FOLDERS[kind]}/{identifier}/"
        programs = self.subjects.programs(f"{kind}_id", identifier)
        self.pages.add(page)
        self._add_pages(programs)
        if kind == "strategy":
            self.charts.update(f"programs/{name}/chart-strategy" for name in programs)
            self.charts.add(f"{page}chart-strategy")
        if kind == "group":
            self.charts.add(f"{page}chart-group")

    def _add_without_strategy(self) -> None:
        if ("strategy", "") not in self._collected:
            self._collected.add(("strategy", ""))
            programs = self.subjects.programs("strategy_id", "")
            self._add_pages(programs)
            self.charts.update(f"programs/{name}/chart-strategy" for name in programs)

    def _add_pages(self, programs: Iterable[str]) -> None:
        self.pages.update(f"programs/{name}/" for name in programs)
