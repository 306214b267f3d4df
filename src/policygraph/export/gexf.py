"""The networks as GEXF 1.3, Gephi's own format, as the explorer saves what it shows.

Edges of different kinds between the same two nodes carry the kind, so that Gephi keeps them apart.
"""

from collections.abc import Iterator, Mapping

from policygraph.export.drawn import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Drawing, drawings
from policygraph.export.formats import Source
from policygraph.export.xml import Element


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """A file for each network."""
    for drawing in drawings(source):
        yield f"{drawing.name}.gexf", _document(drawing).document()


def _document(drawing: Drawing) -> Element:
    root = Element("http://gexf.net/1.3", "gexf", {"xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"})
    meta = root.add("meta")
    meta.add("creator", text="policygraph")
    meta.add("description", text=drawing.title)
    graph = root.add("graph", {"defaultedgetype": "directed" if drawing.directed else "undirected"})
    _declare(graph, "node", NODE_ATTRIBUTES)
    _declare(graph, "edge", EDGE_ATTRIBUTES)
    nodes = graph.add("nodes")
    for node in drawing.nodes:
        element = nodes.add("node", {"id": node.id, "label": node.label})
        _put(element, node.attributes, NODE_ATTRIBUTES)
        element.add("viz:size", {"value": node.size})
        element.add("viz:position", {"x": node.x, "y": node.y, "z": 0})
        element.add("viz:color", dict(zip("rgb", node.color, strict=True)))
    edges = graph.add("edges")
    for edge in drawing.edges:
        element = edges.add(
            "edge",
            {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "label": edge.label,
                "weight": edge.weight,
                "kind": edge.attributes["relation"],
            },
        )
        _put(element, edge.attributes, EDGE_ATTRIBUTES)
        element.add("viz:color", dict(zip("rgb", edge.color, strict=True)))
    return root


def _declare(graph: Element, of: str, names: Mapping[str, str]) -> None:
    declared = graph.add("attributes", {"class": of})
    for index, (name, type_) in enumerate(names.items()):
        declared.add("attribute", {"id": index, "title": name, "type": type_})


def _put(element: Element, values: Mapping[str, str | int | float], names: Mapping[str, str]) -> None:
    put = element.add("attvalues")
    for index, name in enumerate(names):
        if name in values:
            put.add("attvalue", {"for": index, "value": values[name]})
