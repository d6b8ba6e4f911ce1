"""What a page's head tells machines; ``docs/.overrides/partials/head.html`` writes it.

The preview of a link (Open Graph), other forms of the page, and its description as JSON-LD.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import dated_milestones
from macros.catalog.queries.calculations import division_basis
from macros.catalog.site import Site
from macros.catalog.urls import page_path
from macros.exports.metadata import atom, dcat, icalendar_files
from macros.exports.metadata.schema_org import PageFacts, page_document, page_facts, script

CARD = "card.png"
CARD_WIDTH_PX, CARD_HEIGHT_PX = 1200, 630


@dataclass(frozen=True, repr=False)
class Head:
    """Makes the heads of a site's pages."""

    catalog: Catalog
    site: Site

    def __repr__(self) -> str:
        """The site's name alone: mkdocs-macros writes all variables into its debug output."""
        return f"Head({self.site.name})"

    def of_page(self, url: str, title: str, meta: Mapping[str, Any]) -> dict[str, object]:
        """Returns what the template shows: ``previews``, ``alternates`` and ``document``.

        Args:
            url: The page's address from the root of the site.
            title: Its title, if its front matter has none.
            meta: Its front matter.
        """
        page = page_facts(url, title if url else "", meta, self.site.description)
        return {
            "previews": list(self._previews(page)),
            "alternates": list(self._alternates(page)),
            "document": script(page_document(self.catalog, self.site, page)),
        }

    def _previews(self, page: PageFacts) -> Iterator[tuple[str, str, Markup]]:
        """Yields attribute, name and content of each ``meta`` element."""
        title = page.title or self.site.name
        # Programs have a picture of their own, all other pages that of the site.
        folder = page.url if "program" in page.ids else ""
        image = self.site.address(folder + CARD, page.url)
        disclaimer = "" if self.site.official else " 공식 누리집이 아닙니다."
        properties = {
            "og:type": "article" if page.url else "website",
            "og:site_name": self.site.publication,
            "og:locale": "ko_KR",
            "og:title": title,
            "og:description": page.description,
            "og:image": image,
            "og:image:type": "image/png",
            "og:image:width": str(CARD_WIDTH_PX),
            "og:image:height": str(CARD_HEIGHT_PX),
            "og:image:alt": f"{title}. {self.site.name}.{disclaimer}",
            **({"og:url": self.site.address(page.url)} if self.site.url else {}),
        }
        names = {
            "twitter:card": "summary_large_image",
            "twitter:title": title,
            "twitter:description": page.description,
            "twitter:image": image,
        }
        for attribute, contents in (("property", properties), ("name", names)):
            for name, content in contents.items():
                yield attribute, name, _quoted(content)

    def _alternates(self, page: PageFacts) -> Iterator[tuple[str, str, Markup]]:
        """Yields media type, title and address of each other form of a page."""
        forms = [("application/atom+xml", "자료의 변화", atom.FILE)]
        if page.url.startswith("data/"):
            forms.append(("application/ld+json", "자료 목록(DCAT)", dcat.FILE))
        division = page.ids.get("division")
        if division and dated_milestones(self.catalog, division):
            path = page_path("division", division) + icalendar_files.FILE
            basis = division_basis(self.catalog.ever_of_division(division))
            titles = {"stated": "부서의 일정", "inferred": "추정한 부서의 일정"}
            forms.append(("text/calendar", titles.get(basis, "부서의 일정(추정이 섞임)"), path))
        if page.url == "calendar/" and dated_milestones(self.catalog):
            forms.append(("text/calendar", "모든 일정", icalendar_files.FILE))
        for media_type, title, path in forms:
            yield media_type, title, _quoted(self.site.address(path, page.url))


def _quoted(text: str) -> Markup:
    return Markup(html.escape(text))  # noqa: S704 - escaped for an attribute
