"""Renders what became of a milestone or a target, with the evidence."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import Milestone, ProgramFigure
from macros.catalog.queries import progress
from macros.i18n.korean import korean_date
from macros.i18n.periods import milestone_words
from macros.render.components.links import link
from macros.render.partials import partial


def milestone_follow_up(catalog: Catalog, milestone: Milestone) -> Markup:
    """Renders what became of a step; "" where its time is not over and nothing is known."""
    state = progress.milestone_state(catalog, milestone)
    return _progress_note(catalog, milestone.milestone_id, state)


def update_words(catalog: Catalog, milestone: Milestone) -> str:
    """Returns in a few words what became of a step; "" where nothing is known.

    For where a step is named alone, as what comes next: it may be over by now, or given up.
    """
    state = progress.milestone_state(catalog, milestone)
    if state is None or state == progress.UNKNOWN:
        return ""
    if state == progress.OVERDUE:
        return f"그 뒤: {progress.STATE_WORDS[state]}"
    update = catalog.details.updates_of(milestone.milestone_id)[0]
    label = catalog.package.table("updates").label("status", state)
    return f"그 뒤: {label}({korean_date(update.as_of)})"


def target_follow_up(catalog: Catalog, figure: ProgramFigure) -> Markup:
    """Renders what became of a target; "" where its time is not over and nothing is known."""
    return _progress_note(catalog, figure.figure_id, progress.target_state(catalog, figure))


def _progress_note(catalog: Catalog, about: str, state: str | None) -> Markup:
    if state is None:
        return Markup("")
    if state in progress.STATE_WORDS:
        return partial("follow_up", words=progress.STATE_WORDS[state], updates=())
    updates, table = catalog.details.updates_of(about), catalog.package.table("updates")
    rows = [(table.label("status", row.status), korean_date(row.as_of), row) for row in updates]
    return partial("follow_up", words="", updates=rows)


def overdue_list(catalog: Catalog, page_url: str) -> Markup:
    """Renders the list of steps that are overdue and of which nothing is known; "" for none.

    Args:
        catalog: The data.
        page_url: Address of a page that holds the steps' own rows.
    """
    steps = [
        (milestone_words(step), step, _program_link(catalog, step.program_id, page_url))
        for step in progress.overdue(catalog)
    ]
    return partial("overdue", steps=steps) if steps else Markup("")


def _program_link(catalog: Catalog, program_id: str, page_url: str) -> Markup:
    return link("program", program_id, catalog.program(program_id).short_name_ko, page_url)
