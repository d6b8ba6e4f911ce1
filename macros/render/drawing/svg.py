"""From a chart spec to an SVG that belongs to the page: its fonts, its colours, its ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pylopdf_fonts_ko
import vl_convert

from macros.render.drawing import theme
from macros.render.drawing.altair_bars import bars_spec
from macros.render.drawing.altair_card import card_spec
from macros.render.drawing.altair_sheet import standalone_spec
from macros.render.drawing.bars import Bar, Scale
from macros.render.drawing.caption import Caption
from macros.render.drawing.social_card import Card

SVG = "http://www.w3.org/2000/svg"
DROPPED = ("font-family", "class", "role", "stroke-miterlimit", "pointer-events")
LONG_DECIMAL = re.compile(r"\d+\.\d{3,}")

# Without this a machine that has no Korean font measures boxes instead of letters.
vl_convert.register_font_directory(str(Path(str(pylopdf_fonts_ko.sans_path())).parent))


def draw_bars(bars: Sequence[Bar], width: int, scale: Scale | None = None) -> str:
    """Draws labelled bars as an SVG element for inlining.

    Args:
        bars: One a row, in the order they are drawn.
        width: Width of the drawing in px.
        scale: Ends and line of the scale where they do not follow from the bars.

    Returns:
        An ``svg`` element without ids, hidden from assistive technology: the figure around it
        carries the text alternative.
    """
    return to_inline_svg(vl_convert.vegalite_to_svg(bars_spec(bars, width, scale)))


def draw_standalone(
    bars: Sequence[Bar], width: int, caption: Caption, scale: Scale | None = None
) -> str:
    """Draws a picture that stands alone: with title, legend and source, in real colours.

    Args:
        bars: One a row, in the order they are drawn.
        width: Width of the picture in px.
        caption: Title, legend and source of the picture.
        scale: Ends and line of the scale where they do not follow from the bars.
    """
    spec = standalone_spec(bars, width, caption, scale)
    return to_standalone_svg(vl_convert.vegalite_to_svg(spec), caption)


def draw_card(card: Card) -> str:
    """Draws a picture for shared links, to be turned into pixels."""
    root = _parse(vl_convert.vegalite_to_svg(card_spec(card)))
    _clean(root)
    return ElementTree.tostring(root, encoding="unicode")


def to_standalone_svg(svg: str, caption: Caption) -> str:
    """Rewrites vl-convert's SVG so that it is whole without the page: fonts, title, description."""
    root = _parse(svg)
    _clean(root)
    for name, text in (("desc", caption.description), ("title", caption.title)):
        element = ElementTree.Element(f"{{{SVG}}}{name}")
        element.text = text
        root.insert(0, element)
    root.set("role", "img")
    root.set("font-family", theme.FONT_STACK)
    return ElementTree.tostring(root, encoding="unicode")


def to_inline_svg(svg: str) -> str:
    """Rewrites vl-convert's SVG so that the page's stylesheet decides font and colours.

    Drops what an inlined chart does not need (per-mark roles and labels, fixed size, empty
    groups), replaces colours by CSS variables and shortens coordinates to a hundredth of a pixel.
    """
    root = _parse(svg)
    _clean(root)
    for element in root.iter():
        for name in ("fill", "stroke"):
            colour = element.get(name)
            if colour in theme.VARIABLES:
                element.set(name, f"var({theme.VARIABLES[colour]},{colour})")
    width, height = root.get("width", "0"), root.get("height", "0")
    for name in list(root.attrib):
        del root.attrib[name]
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", width)
    root.set("height", height)
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return ElementTree.tostring(root, encoding="unicode")


def _parse(svg: str) -> ElementTree.Element:
    ElementTree.register_namespace("", SVG)
    return ElementTree.fromstring(svg)  # noqa: S314 - drawn by this process a moment ago


def _clean(root: ElementTree.Element) -> None:
    """Says the texts' words; drops per-mark roles and labels and what is not painted.

    Coordinates are shortened to a hundredth of a pixel.
    """
    for text in root.iter(f"{{{SVG}}}text"):
        text.text = text.get("aria-label")  # where ``marks.words`` has put them
    for element in root.iter():
        for name in list(element.attrib):
            if name in DROPPED or name.startswith("aria-"):
                del element.attrib[name]
        for name in ("d", "transform"):
            value = element.get(name)
            if value:
                element.set(name, LONG_DECIMAL.sub(lambda m: f"{float(m.group()):.2f}", value))
    _drop_backgrounds(root)


def _drop_backgrounds(root: ElementTree.Element) -> None:
    """Removes unpainted rectangles and the groups that are empty without them."""
    for parent in list(root.iter()):
        for child in list(parent):
            unpainted = child.tag == f"{{{SVG}}}path" and not (
                child.get("fill") or child.get("stroke")
            )
            if unpainted:
                parent.remove(child)
    emptied = True
    while emptied:
        emptied = False
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == f"{{{SVG}}}g" and len(child) == 0:
                    parent.remove(child)
                    emptied = True
