"""What a page's head tells machines: preview for a link, other forms of the page, JSON-LD."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import dated_milestones
from macros.catalog.queries.calculations import division_basis
from macros.catalog.site import Site
from macros.catalog.urls import page_path
from macros.exports.metadata import atom, dcat, icalendar_files
from macros.exports.metadata.schema_org import PageFacts, page_document, page_facts, script

CARD = "card.png"
CARD_WIDTH, CARD_HEIGHT = 1200, 630
OTHER_FORM = "alternate"


@dataclass(frozen=True, repr=False)
class Head:
    """Writes the part of a page's head that the theme does not."""

    catalog: Catalog
    site: Site

    def __repr__(self) -> str:
        """The site's name alone: mkdocs-macros writes all variables into its debug output."""
        return f"Head({self.site.name})"

    def html(self, url: str, title: str, meta: Mapping[str, Any]) -> str:
        """Returns the elements for a page.

        Args:
            url: The page's address from the root of the site.
            title: Its title, if its front matter has none.
            meta: Its front matter.
        """
        page = page_facts(url, title if url else "", meta, self.site.description)
        document = script(page_document(self.catalog, self.site, page))
        return "\n".join(
            [
                *self._previews(page),
                *self._alternates(page),
                f'<script type="application/ld+json">{document}</script>',
            ]
        )

    def _previews(self, page: PageFacts) -> list[str]:
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
            "og:image:width": str(CARD_WIDTH),
            "og:image:height": str(CARD_HEIGHT),
            "og:image:alt": f"{title}. {self.site.name}.{disclaimer}",
        }
        if self.site.url:
            properties["og:url"] = self.site.address(page.url)
        names = {
            "twitter:card": "summary_large_image",
            "twitter:title": title,
            "twitter:description": page.description,
            "twitter:image": image,
        }
        return [
            *(
                f'<meta property="{key}" content="{_quoted(properties[key])}">'
                for key in properties
            ),
            *(f'<meta name="{key}" content="{_quoted(names[key])}">' for key in names),
        ]

    def _alternates(self, page: PageFacts) -> list[str]:
        forms = [("application/atom+xml", "자료의 변화", atom.FILE)]
        if page.url.startswith("data/"):
            forms.append(("application/ld+json", "자료 목록(DCAT)", dcat.FILE))
        division = page.ids.get("division")
        if division and dated_milestones(self.catalog, division):
            path = page_path("division", division) + icalendar_files.FILE
            basis = division_basis(self.catalog.ever_of_division(division))
            title = {"stated": "부서의 일정", "inferred": "추정한 부서의 일정"}
            forms.append(("text/calendar", title.get(basis, "부서의 일정(추정이 섞임)"), path))
        if page.url == "calendar/" and dated_milestones(self.catalog):
            forms.append(("text/calendar", "모든 일정", icalendar_files.FILE))
        return [
            f'<link rel="{OTHER_FORM}" type="{kind}" title="{title}" '
            f'href="{_quoted(self.site.address(path, page.url))}">'
            for kind, title, path in forms
        ]


def _quoted(text: str) -> str:
    return html.escape(text, quote=True)
