"""Renders links that open a row or a page in the editor of the repository's host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.render.components.links import relative
from macros.render.partials import partial

GUIDE = "contribute/"
# The table in which a generated page's own row stands, by the id its front matter gives.
OWN_TABLES = {
    "program_id": "programs",
    "group_id": "program_groups",
    "strategy_id": "strategies",
    "division_id": "divisions",
}
# The table that a generated page shows whole.
SHOWN_TABLES = {"order_id": "programs"}


@dataclass(frozen=True, repr=False)
class Edit:
    """Renders the links that edit data and pages; nothing where nobody can edit.

    Attributes:
        catalog: The data.
        root: Address under which the repository's files are edited, ends with a slash; None
            where there is no repository.
        folder: Folder of the data within the repository, ends with a slash; None where the data
            lies outside it.
    """

    catalog: Catalog
    root: str | None
    folder: str | None

    def rows(self, *targets: tuple[str, str, str]) -> Markup:
        """Renders a line of links to rows.

        Args:
            targets: Table, key of a row (its first column), and what the link is called.
        """
        if not self.root or self.folder is None:
            return Markup("")
        links = [
            (self._data(table, key), f"{name}({self._place(table, key)})")
            for table, key, name in targets
        ]
        return partial("edit_links", intro="고치기: ", links=links)

    def page(self, meta: Mapping[str, Any], source: str, page_url: str) -> Markup:
        """Renders the line at the foot of a page: its row or table, else its source.

        Args:
            meta: The page's front matter. A generated page names its row; another may name its
                table as ``edit_table``.
            source: Path of the page's source under ``docs/``.
            page_url: Address of the page, for the link to the guide.
        """
        if not self.root:
            return Markup("")
        own = next(((t, str(meta[name])) for name, t in OWN_TABLES.items() if name in meta), None)
        shown = next((table for name, table in SHOWN_TABLES.items() if name in meta), None)
        table, key = own or (shown or str(meta.get("edit_table", "")), "")
        if table and self.folder is not None:
            address, place = self._data(table, key), self._place(table, key)
            link = (address, f"이 쪽의 자료 고치기({place})")
        elif own or shown:
            return Markup("")  # a generated page without a repository of its data has no source
        else:
            link = (f"{self.root}docs/{source}", "이 쪽의 글 고치기")
        guide = (relative(GUIDE, page_url), "고치는 법")
        return partial("edit_links", intro="", links=(link, guide))

    def _data(self, table: str, key: str) -> str:
        line = f"#L{self.catalog.lines[table, key]}" if key else ""
        return f"{self.root}{self.folder}{self.catalog.package.table(table).path}{line}"

    def _place(self, table: str, key: str) -> str:
        path = self.catalog.package.table(table).path
        return f"{path} {self.catalog.lines[table, key]}행" if key else path


def edit_root(repo_url: str | None, branch: str) -> str | None:
    """Returns the address under which files are edited on GitHub.

    Whoever may not write is offered a copy to edit, and a pull request from it.

    >>> edit_root("https://github.com/owner/name/", "main")
    'https://github.com/owner/name/edit/main/'
    >>> edit_root("", "main") is None
    True
    """
    return f"{repo_url.rstrip('/')}/edit/{branch}/" if repo_url else None
