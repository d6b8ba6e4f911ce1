"""The feed (Atom, RFC 4287) of what came into the data: reports, and what became of their plans."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from macros.catalog.catalog import Catalog
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
    _add(root, "title", f"{site.imprint} 자료의 변화")
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


def _reports(catalog: Catalog) -> Iterator[Entry]:
    for report in catalog.reports:
        figures = [f for f in catalog.figures.values() if f.source.report_id == report.report_id]
        yield Entry(
            f"report/{report.report_id}",
            report.presented_on,
            f"{report.body_ko} 「{report.title_ko}」({report.presented_on.isoformat()})",
            f"{report.session_ko} {report.committee_ko}에 한 보고에서 옮긴 자료. "
            f"수치 {len(figures):,}개, {report.figures_as_of.isoformat()} 기준. "
            "날짜는 보고한 날이며 자료를 올린 날이 아닙니다.",
            "data/",
        )


def _updates(catalog: Catalog) -> Iterator[Entry]:
    milestones = {row.milestone_id: row for row in catalog.details.milestones}
    table = catalog.package.table("updates")
    for update in catalog.details.updates:
        milestone = milestones.get(update.about)
        what = milestone.what_ko if milestone else update.about
        yield Entry(
            f"update/{update.update_id}",
            update.on,
            f"{what}: {table.label('status', update.status)}",
            f"{update.note_ko or '풀이는 없습니다.'} 근거: {update.evidence_url}",
            f"programs/{milestone.program_id}/" if milestone else "data/",
        )


def _add(
    parent: ElementTree.Element, name: str, content: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = content
    return element


def _id(package: str, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"open-ledger:{package}/{name}").urn


def _time(day: date) -> str:
    # The data knows days; the format wants a time. The day begins where the report was given.
    return f"{day.isoformat()}T00:00:00+09:00"
