"""networkx graphs to pages: pyvis is the model and the generator, the template is our own.

pyvis 0.3.2 as it comes links to other hosts, runs physics and turns labels into HTML. Here its network
library is embedded, positions are fixed, and everything that came from the document reaches the page as
JSON, which the page's script puts into text nodes only.
"""

import math
from typing import Any

import networkx as nx
from pyvis.network import Network

from policygraph.view.layout import Positions
from policygraph.view.templating import environment
from policygraph.view.theme import LINKS, NODES

_SMALLEST, _LARGEST = 6.0, 30.0


def render_network(graph: nx.Graph, positions: Positions, page: dict[str, Any]) -> str:
    """A page with `graph` at `positions`.

    Args:
        graph: with the attributes that `policygraph.analyse.networks` gives.
        positions: of every node, in pixels.
        page: what the template needs beside the network.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.options = {"physics": {"enabled": False}}
    largest = max((amount or 0 for _, amount in graph.nodes(data="amount")), default=0)
    for iri, node in graph.nodes(data=True):
        network.add_node(iri, **_node(node, positions[iri], largest))
    for one, other, edge in graph.edges(data=True):
        network.add_edge(one, other, **_edge(edge, largest))
    network.templateEnv = environment().overlay()
    network.templateEnv.globals = environment().globals | {"page": page | {"legend": _legend(graph)}}
    network.path = "network.html.j2"
    return str(network.generate_html())


def _node(node: dict[str, Any], position: tuple[float, float], largest: int) -> dict[str, Any]:
    kind = NODES[node["kind"]]
    x, y = position
    return {
        "label": " ",
        "shape": kind.shape,
        "color": kind.color,
        "x": round(x, 1),
        "y": round(y, 1),
        "size": round(_size(node["amount"], largest), 1),
        "kind": node["kind"],
        "code": node["code"],
        "ko": node["ko"],
        "en": node["en"],
        "amount": node["amount"],
        "level": kind.level,
        "evidence": quotations(node),
    }


def quotations(node: dict[str, Any]) -> list[tuple[int, int, str]]:
    """A node's evidence as the page's script takes it: first line, last line, words."""
    return [(q.first, q.last, q.quote) for q in node["evidence"]]


def _size(amount: int | None, largest: int) -> float:
    """A radius whose area grows with the money."""
    if not amount or not largest:
        return _SMALLEST
    return _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(amount / largest)


def _edge(edge: dict[str, Any], largest: int) -> dict[str, Any]:
    link = LINKS[edge["kind"]]
    width = 1.2
    if "share" in edge:
        width = 1.0 + 9.0 * edge["share"]
    elif "projects" in edge:
        width = 2.0 * len(edge["projects"])
    elif edge["amount"] and largest:
        width = 1.0 + 9.0 * math.sqrt(edge["amount"] / largest)
    dashes = list(link.dashes) if isinstance(link.dashes, tuple) else link.dashes
    extra: dict[str, Any] = {key: edge[key] for key in ("sums", "line", "projects") if key in edge}
    return {
        "kind": edge["kind"],
        "amount": edge["amount"],
        "width": round(width, 2),
        "color": link.color,
        "dashes": dashes,
        **extra,
    }


def _legend(graph: nx.Graph) -> dict[str, Any]:
    nodes = {kind for _, kind in graph.nodes(data="kind")}
    links = {kind for _, _, kind in graph.edges(data="kind")}
    return {
        "nodes": [(name, kind) for name, kind in NODES.items() if name in nodes],
        "links": [(name, link) for name, link in LINKS.items() if name in links],
        "kinds": {name: {"ko": kind.ko, "en": kind.en} for name, kind in NODES.items()},
        "relations": {name: {"ko": link.ko, "en": link.en} for name, link in LINKS.items()},
    }
