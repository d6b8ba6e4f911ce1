"""What metadata says of the site itself, and the one place that decides how it writes addresses."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.package.invisible_characters import visible
from macros.catalog.urls import relative

UNOFFICIAL = "공식 누리집이 아닙니다."


@dataclass(frozen=True)
class Site:
    """The site as its configuration names it.

    Attributes:
        name: Its name.
        description: What it is, in a sentence.
        url: Its address, ending with a slash; "" where the publisher has set none.
        official: Whether the body whose report is shown publishes it.
    """

    name: str
    description: str
    url: str
    official: bool

    @property
    def publication(self) -> str:
        """Its name, with the mark that it is not official where it is not."""
        return self.name if self.official else f"{self.name}(비공식)"

    def address(self, path: str, page_url: str = "") -> str:
        """Returns an address: whole where the site has one, else as seen from a page.

        Args:
            path: From the root of the site; a part after ``#`` is kept.
            page_url: The page or file that names it.

        >>> Site("장부", "", "https://example.org/", True).address("data/#dataset", "budget/")
        'https://example.org/data/#dataset'
        >>> Site("장부", "", "", True).address("data/#dataset", "budget/")
        '../data/#dataset'
        """
        if self.url:
            return self.url + path
        file, mark, part = path.partition("#")
        # The root of the site is a folder, whatever it is called from where one stands.
        address = relative(file, page_url) if file else f"{relative('', page_url)}/"
        return address + mark + part


def make_site(name: str, description: str | None, url: str | None, *, official: bool) -> Site:
    """Returns the site of a configuration, whose address may lack its last slash or be None.

    What does not show in its words is left out: they come from wherever it is built.

    Args:
        name: Name of the site.
        description: What it is, in a sentence.
        url: Its address; None where it is not known.
        official: Whether the publisher is the body whose report is shown.
    """
    name, description = (" ".join(visible(words or "").split()) for words in (name, description))
    return Site(name, description, f"{url.rstrip('/')}/" if url else "", official)
