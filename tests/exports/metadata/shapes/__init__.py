"""Shapes (SHACL) of what the site tells machines, and how they are asked."""

from __future__ import annotations

from pathlib import Path

from pyshacl import validate
from rdflib import Graph

FOLDER = Path(__file__).parent


def report(graph: Graph, shapes: str) -> str:
    """Returns what does not fit the shapes; "" if everything does."""
    fits, _, text = validate(graph, shacl_graph=str(FOLDER / f"{shapes}.ttl"))
    return "" if fits else str(text)
