"""The feed (Atom, RFC 4287) of what came into the data: reports, and what became of their plans."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report
from macros.catalog.package.invisible_characters import plain
from macros.catalog.site import UNOFFICIAL, Site

FILE = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """A change of the data: its name within the package, its date from the data, its words."""

    name: str
    on: date
    title: str
    summary: str
    page: str


def entries(catalog: Catalog) -> list[Entry]:
    """Returns the changes, the latest first.

    The dates are those of the data: the day a report was given, the day an update is about.
    """
    found = [*_reports(catalog), *_updates(catalog)]
    return sorted(found, key=lambda entry: (entry.on, entry.name), reverse=True)


def atom_feed(catalog: Catalog, site: Site) -> bytes:
    """Returns the feed. Its ids follow from the package's names, wherever it is published."""
    ElementTree.register_namespace("", ATOM)
    package = catalog.package
    changes = entries(catalog)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "ko"})
    _add(root, "id", _id(package.name, "feed"))
    _add(root, "title", f"{site.publication} 자료의 변화")
    _add(root, "subtitle", package.description if not site.official else package.title)
    _add(root, "updated", _time(changes[0].on))
    _add(_add(root, "author"), "name", site.name)
    if site.url:
        _add(root, "link", rel="self", type="application/atom+xml", href=site.address(FILE))
    _add(root, "link", rel="alternate", type="text/html", href=site.address("data/"))
    for entry in changes:
        node = _add(root, "entry")
        _add(node, "id", _id(package.name, entry.name))
        _add(node, "title", entry.title)
        _add(node, "updated", _time(entry.on))
        _add(node, "link", rel="alternate", type="text/html", href=site.address(entry.page))
        _add(node, "summary", entry.summary + ("" if site.official else f" {UNOFFICIAL}"))
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _as_of(report: Report) -> str:
    return f", {report.figures_as_of.isoformat()} 기준" if report.figures_as_of else ""


def _reports(catalog: Catalog) -> Iterator[Entry]:
    for report in catalog.reports:
        figures = [f for f in catalog.figures.values() if f.source.report_id == report.report_id]
        yield Entry(
            f"report/{report.report_id}",
            report.presented_on,
            f"{report.body_ko} 「{report.title_ko}」({report.presented_on.isoformat()})",
            f"{report.given_ko} 보고에서 옮긴 자료. 수치 {len(figures):,}개{_as_of(report)}. "
            "날짜는 보고한 날이며 자료를 올린 날이 아닙니다.",
            "data/",
        )


def _updates(catalog: Catalog) -> Iterator[Entry]:
    subjects = _subjects(catalog)
    table = catalog.package.table("updates")
    for update in catalog.details.updates:
        what, program_id = subjects.get(update.about, (update.about, None))
        yield Entry(
            f"update/{update.update_id}",
            update.as_of,
            f"{what}: {table.label('status', update.status)}",
            f"{update.what_ko} 근거: {update.evidence_title_ko} {update.evidence_url}",
            f"programs/{program_id}/" if program_id else "data/",
        )


def _subjects(catalog: Catalog) -> dict[str, tuple[str, str | None]]:
    """Returns what an update can be about: in words, and the program."""
    found: dict[str, tuple[str, str | None]] = {}
    for one in (catalog, *catalog.past):
        for milestone in one.details.milestones:
            found[milestone.milestone_id] = milestone.what_ko, milestone.program_id
        for figure in one.details.figures:
            found[figure.figure_id] = figure.subject_ko, figure.program_id
    return found


def _add(
    parent: ElementTree.Element, name: str, content: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = plain(content) if content else None
    return element


def _id(package: str, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"open-ledger:{package}/{name}").urn


def _time(day: date) -> str:
    # The data knows days; the format wants a time. The day begins where the report was given.
    return f"{day.isoformat()}T00:00:00+09:00"
