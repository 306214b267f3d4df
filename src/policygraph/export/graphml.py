"""The networks as GraphML, for Gephi, igraph, yEd and networkx.

Label, size, place, colour and weight have the names that Gephi looks for.
"""

from collections.abc import Iterator, Mapping

from policygraph.export.drawn import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Attributes,
    Drawing,
    Edge,
    Node,
    drawings,
)
from policygraph.export.formats import Source
from policygraph.export.xml import Element

_NODE_LOOKS = {
    "label": "string",
    "size": "double",
    "x": "double",
    "y": "double",
    "r": "int",
    "g": "int",
    "b": "int",
}
_EDGE_LOOKS = {"label": "string", "weight": "double", "r": "int", "g": "int", "b": "int"}


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """A file for each network."""
    for drawing in drawings(source):
        yield f"{drawing.name}.graphml", _document(drawing).document()


def _document(drawing: Drawing) -> Element:
    root = Element("http://graphml.graphdrawing.org/xmlns", "graphml")
    keys: dict[tuple[str, str], str] = {}
    for of, names in (("node", _NODE_LOOKS | NODE_ATTRIBUTES), ("edge", _EDGE_LOOKS | EDGE_ATTRIBUTES)):
        for name, type_ in names.items():
            keys[of, name] = f"{of}_{name}"
            root.add("key", {"id": keys[of, name], "for": of, "attr.name": name, "attr.type": type_})
    root.add("key", {"id": "graph_title", "for": "graph", "attr.name": "title", "attr.type": "string"})
    graph = root.add(
        "graph", {"id": drawing.name, "edgedefault": "directed" if drawing.directed else "undirected"}
    )
    graph.add("data", {"key": "graph_title"}, drawing.title)
    for node in drawing.nodes:
        looks: Attributes = {"label": node.label, "size": node.size, "x": node.x, "y": node.y, **_color(node)}
        _put(graph.add("node", {"id": node.id}), "node", {**looks, **node.attributes}, keys)
    for edge in drawing.edges:
        looks = {"label": edge.label, "weight": edge.weight, **_color(edge)}
        ends = {"id": f"e{edge.id}", "source": edge.source, "target": edge.target}
        _put(graph.add("edge", ends), "edge", {**looks, **edge.attributes}, keys)
    return root


def _put(
    element: Element, of: str, values: Mapping[str, str | int | float], keys: Mapping[tuple[str, str], str]
) -> None:
    for name, value in values.items():
        element.add("data", {"key": keys[of, name]}, str(value))


def _color(drawn: Node | Edge) -> dict[str, int]:
    return dict(zip(("r", "g", "b"), drawn.color, strict=True))
