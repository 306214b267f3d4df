"""networkx graphs to pages: pyvis is the model and the generator, the template is our own.

pyvis 0.3.2 as it comes links to other hosts, runs physics, turns labels into HTML and looks through a list
for every node and edge that is added. Here its network library is embedded, places are computed before, its
`Node`s and `Edge`s are handed over at once, and everything that came from the document reaches the page as
JSON, which the page's scripts put into text nodes and the canvas only.

The JSON holds columns instead of records, and refers to nodes by number: of 10,000 nodes with their
quotations it is about half as large so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from policygraph import terms
from policygraph.analyse.networks import ANNUAL_CHAIN, BASIC_CHAIN
from policygraph.view.layout import COLUMN, Layout
from policygraph.view.templating import environment
from policygraph.view.theme import LINKS, NODES, STATUSES

_KINDS, _LINKS, _STATUSES = tuple(NODES), tuple(LINKS), tuple(STATUSES)


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with its places, and what a page says beside it.

    Attributes:
        graph: with the attributes that `policygraph.analyse.networks` gives.
        layout: a place for each node, in pixels.
        arrangement: how it is laid out: `columns`, `sides` or `circle`.
        repairs: of the source: line, raw text, reading, reason.
        items: names (Korean, English) of what edges list as `items`, and of goals that are no nodes.
    """

    graph: nx.Graph
    layout: Layout
    arrangement: str
    repairs: Sequence[tuple[Any, ...]] = ()
    items: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def render_network(picture: Picture, page: dict[str, Any]) -> str:
    """The page of a network.

    Args:
        picture: what is drawn.
        page: what the template needs beside it, from `Frame.page`.
    """
    model = _model(picture)
    env = environment().overlay()
    links = [name for name in _LINKS if name in page["links"]]
    env.globals = environment().globals | {
        "page": page,
        "packed": lambda nodes, edges: {
            "source": page["source"],
            "hasPages": page["has_pages"],
            **_packed(picture, nodes, edges, links),
        },
    }
    model.templateEnv, model.path = env, "network.html.j2"
    return str(model.generate_html())


def _model(picture: Picture) -> Network:
    """The network as pyvis knows it."""
    model = Network(directed=picture.graph.is_directed(), cdn_resources="in_line")
    model.options = {"physics": {"enabled": False}}
    folded, unfolded = picture.layout.folded, picture.layout.unfolded
    for iri in reading_order(picture.graph):
        attributes = picture.graph.nodes[iri]
        (x, y), (wide, high) = folded[iri], unfolded[iri]
        kind = NODES[attributes["kind"]]
        node = Node(iri, kind.shape, attributes["ko"], x=round(x), y=round(y), X=round(wide), Y=round(high))
        node.options |= attributes
        model.nodes.append(node.options)
        model.node_ids.append(iri)
        model.node_map[iri] = node.options
    for one, other, attributes in picture.graph.edges(data=True):
        model.edges.append(Edge(one, other, **attributes).options)
    return model


def reading_order(graph: nx.Graph) -> list[str]:
    """Every node, each right after what it stands under; ministries last."""
    below: dict[str, list[str]] = {}
    roots = dict.fromkeys(sorted(graph, key=lambda iri: _rank(graph, iri)))
    for one, other, kind in graph.edges(data="kind"):
        if kind in {"part", "read"}:
            below.setdefault(one, []).append(other)
            roots.pop(other, None)
    found: dict[str, None] = {}
    waiting = list(reversed(roots))
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found[iri] = None
            waiting += sorted(below.get(iri, ()), key=lambda child: _rank(graph, child), reverse=True)
    # A ring of parts has no root.
    return [*found, *(iri for iri in sorted(graph) if iri not in found)]


def _rank(graph: nx.Graph, iri: str) -> tuple[int, int, list[int], str]:
    node = graph.nodes[iri]
    numbers = [int(part) for part in node["code"].split("-") if part.isdecimal()]
    order = (*ANNUAL_CHAIN, *BASIC_CHAIN, "Ministry").index(node["kind"])
    return (order, -(node["amount"] or 0) if node["kind"] == "Ministry" else 0, numbers, iri)


def _packed(
    picture: Picture, nodes: list[dict[str, Any]], edges: list[dict[str, Any]], links: list[str]
) -> dict[str, Any]:
    """What the page's scripts unpack (`static/data.js`)."""
    number = {node["id"]: index for index, node in enumerate(nodes)}
    goals = {goal for edge in edges for goal in edge["goals"] if goal not in number}
    return {
        "base": terms.ID,
        "layout": picture.arrangement,
        "column": COLUMN,
        "directed": picture.graph.is_directed(),
        "kindNames": _KINDS,
        "kinds": {
            name: {
                "ko": kind.ko,
                "en": kind.en,
                "color": kind.color,
                "shape": kind.shape,
                "level": kind.level,
            }
            for name, kind in NODES.items()
        },
        "linkNames": links,
        "links": {
            name: {
                "ko": link.ko,
                "en": link.en,
                "color": link.color,
                "dashes": link.dashes,
                "forward": link.forward,
                "back": link.back,
                "shown": link.shown,
            }
            for name, link in LINKS.items()
            if name in links
        },
        "statusNames": _STATUSES,
        "statuses": STATUSES,
        "goalNames": {_short(goal): picture.items[goal] for goal in sorted(goals) if goal in picture.items},
        "chains": {"annual": ANNUAL_CHAIN, "basic": BASIC_CHAIN},
        "repairs": picture.repairs,
        "nodes": _columns([_node(node, number) for node in nodes]),
        "edges": _columns([_edge(edge, number, links, picture.items) for edge in edges]),
    }


def _node(node: dict[str, Any], number: Mapping[str, int]) -> dict[str, Any]:
    moved = (node["X"], node["Y"]) != (node["x"], node["y"])
    return {
        "id": _short(node["id"]),
        "kind": _KINDS.index(node["kind"]),
        "code": node["code"],
        "ko": node["ko"],
        "en": node["en"],
        "names": node.get("names") or None,
        "amount": node["amount"],
        "x": node["x"],
        "y": node["y"],
        "X": node["X"] if moved else None,
        "Y": node["Y"] if moved else None,
        "fold": number.get(node["fold"]) if node.get("fold") else None,
        "evidence": [(q.first, q.last, q.quote) for q in node["evidence"]],
    }


def _edge(
    edge: dict[str, Any], number: Mapping[str, int], links: list[str], names: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    return {
        "from": number[edge["from"]],
        "to": number[edge["to"]],
        "kind": links.index(edge["kind"]),
        "property": edge["property"],
        "amount": edge["amount"],
        "lines": edge["lines"] or None,
        "goals": [number.get(goal, _short(goal)) for goal in sorted(edge["goals"])] or None,
        "statuses": [_STATUSES.index(status) for status in sorted(edge["statuses"])] or None,
        "share": _decimal(edge.get("share")),
        "confidence": _decimal(edge.get("confidence")),
        "value": _decimal(edge.get("value")),
        "strength": _decimal(edge.get("strength")),
        "iri": _short(edge["iri"]) if edge.get("iri") else None,
        "items": [
            {
                "ko": names[item.iri][0],
                "en": names[item.iri][1],
                "amounts": (item.one_amount, item.other_amount),
                "lines": item.lines,
            }
            for item in edge.get("items", ())
        ]
        or None,
    }


def _columns(rows: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Records as columns; a column in which nothing stands is left out."""
    rows = list(rows)
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return {name: values for name, values in columns.items() if any(value is not None for value in values)}


def _short(iri: str) -> str:
    return iri.removeprefix(terms.ID)


def _decimal(value: Fraction | float | None) -> float | None:
    return None if value is None else round(float(value), 4)
