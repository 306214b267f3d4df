"""Where nodes stand, computed here so that a page opens at once and always looks the same.

Coordinates are screen pixels at the scale of a page that is 1,200 wide; y grows downwards.
"""

import math
from collections.abc import Callable, Iterable, Sequence

import networkx as nx

Positions = dict[str, tuple[float, float]]

_COLUMN, _ROW, _FOLDED_ROW = 150.0, 84.0, 30.0
# Both chains run towards the ministries, which stand in the middle.
_COLUMNS = {
    "Vision": 0.0,
    "Goal": 1.0,
    "Strategy": 2.0,
    "Task": 3.0,
    "Measure": 4.0,
    "Ministry": 5.6,
    "Project": 6.6,
    "PerformanceGoal": 8.0,
    "Field": 9.0,
}
_HEIGHT = 11 * _ROW


def hierarchy_layout(graph: nx.DiGraph) -> Positions:
    """Columns by level; what is folded stands around its parent's height."""
    positions: Positions = {}
    for kind, column in _COLUMNS.items():
        if kind in {"Measure", "Project"}:
            continue
        members = sorted(_of_kind(graph, kind), key=_reading_order(graph))
        for iri, y in zip(members, _spread(len(members), _HEIGHT), strict=True):
            positions[iri] = (column * _COLUMN, y)
    for kind, parent_kind in (("Measure", "Task"), ("Project", "PerformanceGoal")):
        for parent in _of_kind(graph, parent_kind):
            children = sorted(_descendants_of_kind(graph, parent, kind), key=_reading_order(graph))
            middle = _clamp(positions[parent][1], len(children) * _FOLDED_ROW)
            for index, child in enumerate(children):
                offset = (index - (len(children) - 1) / 2) * _FOLDED_ROW
                positions[child] = (_COLUMNS[kind] * _COLUMN, middle + offset)
    return positions


def two_column_layout(graph: nx.DiGraph, left: str, right: str) -> Positions:
    """Nodes of kind `left` and `right` in two columns, each column ordered to keep edges short."""
    positions: Positions = {}
    members = sorted(_of_kind(graph, right), key=lambda iri: -(graph.nodes[iri]["amount"] or 0))
    rank = {iri: index for index, iri in enumerate(members)}
    others = sorted(
        _of_kind(graph, left), key=lambda iri: (_mean(rank[other] for other in graph.neighbors(iri)), iri)
    )
    height = max(len(members), len(others)) * _ROW * 1.5
    for column, iris in ((0.0, others), (520.0, members)):
        for iri, y in zip(iris, _spread(len(iris), height), strict=True):
            positions[iri] = (column, y)
    return positions


def circle_layout(graph: nx.Graph, radius: float = 300.0) -> Positions:
    """All nodes on a circle, most money at the top and then clockwise."""
    order = sorted(graph, key=lambda iri: (-(graph.nodes[iri]["amount"] or 0), iri))
    step = 2 * math.pi / max(len(order), 1)
    return {
        iri: (
            round(radius * 1.25 * math.sin(index * step), 1),
            round(-radius * math.cos(index * step), 1),
        )
        for index, iri in enumerate(order)
    }


def _of_kind(graph: nx.Graph, kind: str) -> list[str]:
    return [iri for iri, found in graph.nodes(data="kind") if found == kind]


def _descendants_of_kind(graph: nx.DiGraph, parent: str, kind: str) -> list[str]:
    found: list[str] = []
    waiting = [parent]
    while waiting:
        children = [child for child in graph.successors(waiting.pop()) if graph.nodes[child]["kind"] == kind]
        found += children
        waiting += children
    return found


def _reading_order(graph: nx.Graph) -> Callable[[str], tuple[float, list[int], str]]:
    def key(iri: str) -> tuple[float, list[int], str]:
        node = graph.nodes[iri]
        if node["kind"] == "Ministry":
            return (-(node["amount"] or 0), [], iri)
        numbers = [int(part) for part in node["code"].split("-") if part.isdigit()]
        return (0.0, numbers, iri)

    return key


def _spread(count: int, height: float) -> Sequence[float]:
    return [height * (index + 0.5) / count for index in range(count)]


def _clamp(middle: float, extent: float) -> float:
    """Keep a block of `extent` around `middle` inside the height, if it fits."""
    if extent >= _HEIGHT:
        return _HEIGHT / 2
    return min(max(middle, extent / 2), _HEIGHT - extent / 2)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
