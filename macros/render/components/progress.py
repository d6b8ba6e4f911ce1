"""What became of a promise, in words beside it, with the evidence."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import Milestone, ProgramFigure, Update
from macros.catalog.queries import progress
from macros.i18n.korean import escape, korean_date
from macros.i18n.periods import milestone_words
from macros.render.components.links import link


def milestone_follow_up(catalog: Catalog, milestone: Milestone) -> Markup:
    """Returns what became of a step; nothing where there is nothing to tell."""
    state = progress.milestone_state(catalog, milestone)
    return _progress_note(catalog, milestone.milestone_id, state)


def update_words(catalog: Catalog, milestone: Milestone) -> str:
    """Says in a few words what became of a step; "" where nothing is known and its time not over.

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
    """Returns what became of a target; nothing where there is nothing to tell."""
    return _progress_note(catalog, figure.figure_id, progress.target_state(catalog, figure))


def _progress_note(catalog: Catalog, about: str, state: str | None) -> Markup:
    if state is None:
        return Markup("")
    if state in progress.STATE_WORDS:
        words = Markup("<b>{}</b>").format(progress.STATE_WORDS[state])
    else:
        updates = catalog.details.updates_of(about)
        words = Markup("<br>").join(_update(catalog, update) for update in updates)
    return Markup('<br><span class="ol-then" data-search-exclude>그 뒤: {}</span>').format(words)


def _update(catalog: Catalog, update: Update) -> Markup:
    label = catalog.package.table("updates").label("status", update.status)
    note = Markup(" {}").format(escape(update.note_ko)) if update.note_ko else ""
    return Markup('<b>{}</b>({}). {}{} <a href="{}" rel="external">근거: {}</a>').format(
        label,
        korean_date(update.as_of),
        escape(update.what_ko),
        note,
        escape(update.evidence_url),
        escape(update.evidence_title_ko),
    )


def overdue_list(catalog: Catalog, page_url: str) -> Markup:
    """Returns the steps that are over and of which nothing is known; nothing without any.

    Args:
        catalog: The data.
        page_url: Address of a page that holds the steps' own rows.
    """
    items = Markup("").join(
        Markup(
            '<li><strong>{}</strong> <a href="#{}">{}</a> <span class="ol-source">{}</span></li>'
        ).format(
            milestone_words(milestone),
            milestone.milestone_id,
            escape(milestone.what_ko),
            link(
                "program",
                milestone.program_id,
                catalog.program(milestone.program_id).short_name_ko,
                page_url,
            ),
        )
        for milestone in progress.overdue(catalog)
    )
    return Markup('<ul class="ol-next">{}</ul>').format(items) if items else Markup("")
