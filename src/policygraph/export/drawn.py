"""The explorer's networks as other tools draw them: what nodes and edges say, and how they look.

The names of attributes are those of the explorer's own export (`view/static/formats.js`); colours, sizes,
widths and places are the explorer's too. An edge stands for one statement and says whose it is: printed,
read, inferred, estimated and analysed ones are never added up.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from policygraph import terms
from policygraph.analyse.networks import NETWORKS, lines_of, read_material
from policygraph.errors import Language
from policygraph.export.formats import Source
from policygraph.provenance import origin
from policygraph.query import answer
from policygraph.reconcile import compact
from policygraph.view.layout import LAYOUTS, Layout
from policygraph.view.theme import LINKS, NODES
from policygraph.wording import Words

Attributes = Mapping[str, str | int | float]
NODE_ATTRIBUTES = {
    "kind": "string",
    "kind_ko": "string",
    "kind_en": "string",
    "code": "string",
    "name_ko": "string",
    "name_en": "string",
    "other_names": "string",
    "amount_krw": "long",
    "lines": "string",
}
EDGE_ATTRIBUTES = {
    "relation": "string",
    "relation_ko": "string",
    "relation_en": "string",
    "origin": "string",
    "property": "string",
    "amount_krw": "long",
    "share": "double",
    "value": "double",
    "value_unit": "string",
    "confidence": "double",
    "items": "string",
    "statement": "string",
    "lines": "string",
}
# The graph that makes the statement of a kind of edge.
_GRAPHS = {
    "part": terms.ASSERTED,
    "responsible": terms.ASSERTED,
    "funded": terms.ASSERTED,
    "funds": terms.ASSERTED,
    "read": terms.CURATED,
    "linked": terms.LINKED,
    "co-funds": terms.INFERRED,
    "joint": terms.INFERRED,
    "shared-goals": terms.OVERLAP,
    "same-topics": terms.OVERLAP,
    "similar": terms.OVERLAP,
}
# What the value of an edge counts: the five measures are never added up.
_VALUE_UNITS = {
    "co-funds": "projects",
    "joint": "measures",
    "shared-goals": "index 0-1",
    "same-topics": "topics",
    "similar": "pairs of projects",
}
_TITLES = {
    "hierarchy": Words("계획의 체계와 사업, 부처", "Hierarchy, projects and ministries"),
    "cofunding": Words("다부처 사업과 부처", "Co-funded projects"),
    "overlap": Words("부처 사이의 다섯 가지 관계", "Five measures between ministries"),
}
_SHOWN = 4  # decimals, as on the explorer's pages


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `size` is a radius, `x` and `y` a place whose y grows upwards."""

    id: str
    label: str
    size: float
    x: float
    y: float
    color: tuple[int, int, int]
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge; several may join two nodes."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    color: tuple[int, int, int]
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network that is ready to be written.

    Attributes:
        name: of its file.
        title: what it shows.
    """

    name: str
    title: str
    directed: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def drawings(source: Source) -> Iterable[Drawing]:
    """The hierarchy, co-funding and overlap, titled with the version of the data; none without a plan."""
    if not answer(source.store, "plan-years").rows:
        return
    material = read_material(source.store)
    for name, network in NETWORKS.items():
        graph = network(material)
        title = f"{_TITLES[name].of(source.language)} ({source.version})"
        yield _draw(name, title, graph, LAYOUTS[name](graph), source.language)


def _draw(name: str, title: str, graph: nx.Graph, layout: Layout, language: Language) -> Drawing:
    most = max([1, *(node["amount"] or 0 for _, node in graph.nodes(data=True))])
    nodes = tuple(
        _node(iri, node, layout.unfolded[iri], most, language)
        for iri, node in sorted(graph.nodes(data=True), key=lambda item: item[0])
    )
    edges = tuple(
        _edge((str(number), one, other), edge, most, language)
        for number, (one, other, edge) in enumerate(sorted(graph.edges(data=True), key=_order))
    )
    return Drawing(name, title, graph.is_directed(), nodes, edges)


def _order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str, str]:
    one, other, said = edge
    return one, other, said["kind"], str(said.get("iri") or said["property"])


def _node(
    iri: str, node: Mapping[str, Any], place: tuple[float, float], most: int, language: Language
) -> Node:
    kind = NODES[node["kind"]]
    attributes = {
        "kind": node["kind"],
        "kind_ko": kind.ko,
        "kind_en": kind.en,
        "code": node["code"],
        "name_ko": node["ko"],
        "name_en": node["en"],
        "other_names": " | ".join(node["names"]),
        "amount_krw": node["amount"],
        "lines": compact(lines_of(node)),
    }
    x, y = place
    size = 7 + 23 * math.sqrt((node["amount"] or 0) / most)
    return Node(
        iri, node[language], round(size, 1), round(x, 1), -round(y, 1), _rgb(kind.color), _there(attributes)
    )


def _edge(ends: tuple[str, str, str], edge: Mapping[str, Any], most: int, language: Language) -> Edge:
    """An edge; `ends` are its identifier and the two nodes."""
    link = LINKS[edge["kind"]]
    attributes = {
        "relation": edge["kind"],
        "relation_ko": link.ko,
        "relation_en": link.en,
        "origin": origin(_GRAPHS[edge["kind"]]).kind,
        "property": edge["property"],
        "amount_krw": edge["amount"],
        "share": _decimal(edge.get("share")),
        "value": _decimal(edge.get("value")),
        "value_unit": None if edge.get("value") is None else _VALUE_UNITS[edge["kind"]],
        "confidence": _decimal(edge.get("confidence")),
        "items": " | ".join(item.iri for item in edge.get("items", ())),
        "statement": edge.get("iri"),
        "lines": compact(sorted(edge["lines"])),
    }
    label = link.ko if language == "ko" else link.en
    return Edge(*ends, label, round(_width(edge, most), 3), _rgb(link.color), _there(attributes))


def _width(edge: Mapping[str, Any], most: int) -> float:
    """How wide the explorer draws an edge."""
    if edge.get("share") is not None:
        return 1 + 9 * float(edge["share"])
    if edge.get("strength") is not None:
        return 1.5 + 8 * float(edge["strength"])
    if edge["amount"] is not None:
        return 1 + 9 * math.sqrt(edge["amount"] / most)
    return 1.2 if edge.get("confidence") is None else 1 + 3 * float(edge["confidence"])


def _there(attributes: Mapping[str, str | int | float | None]) -> Attributes:
    """The attributes that say something."""
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def _decimal(value: Any) -> float | None:  # noqa: ANN401 - a Fraction, Decimal or float
    return None if value is None else round(float(value), _SHOWN)


def _rgb(color: str) -> tuple[int, int, int]:
    """A colour as three numbers.

    >>> _rgb("#2f7fb8")
    (47, 127, 184)
    """
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
