"""Where nodes stand, computed here so that a page opens at once and always looks the same.

Coordinates are screen pixels at the scale of a page that is 1,300 wide; y grows downwards.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import networkx as nx

from policygraph.analyse.networks import numbered

Positions = dict[str, tuple[float, float]]

COLUMN, _HEIGHT, _FOLDED_ROW = 150.0, 660.0, 30.0
# Both chains run towards the ministries, which stand in the middle.
_COLUMNS = {
    "Vision": 0.0,
    "Goal": 1.0,
    "Strategy": 2.0,
    "Task": 3.0,
    "Measure": 4.0,
    "Ministry": 5.3,
    "Project": 6.9,
    "PerformanceGoal": 7.9,
    "Field": 8.9,
}
# When all is unfolded: the room of a node, and how many rows there are at least.
_CELL_WIDTH, _CELL_HEIGHT, _ROWS = 34.0, 30.0, 45
# What stands on top of one another, and in which order.
_ABOVE = {"Measure": "Task", "Task": "Strategy", "Strategy": "Goal", "Goal": "Vision"} | {
    "Project": "PerformanceGoal",
    "PerformanceGoal": "Field",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Two pictures of one network.

    Attributes:
        folded: each node where it stands when nothing, or its own parent, is unfolded.
        unfolded: each node where it stands when all is unfolded; the same, where nothing folds.
    """

    folded: Positions
    unfolded: Positions


def hierarchy_layout(graph: nx.MultiDiGraph) -> Layout:
    """Columns by level; what is folded stands around the height of what it is folded under."""
    of_kind = _by_kind(graph)
    folded: Positions = {}
    for kind, column in _COLUMNS.items():
        if kind not in {"Measure", "Project"}:
            members = of_kind.get(kind, [])
            for index, iri in enumerate(members):
                folded[iri] = (column * COLUMN, _HEIGHT * (index + 0.5) / len(members))
    for kind in ("Measure", "Project"):
        for parent, children in _children(graph, of_kind.get(kind, [])).items():
            middle = _clamp(folded[parent][1], len(children) * _FOLDED_ROW)
            for index, child in enumerate(children):
                offset = (index - (len(children) - 1) / 2) * _FOLDED_ROW
                folded[child] = (_COLUMNS[kind] * COLUMN, middle + offset)
    return Layout(folded, _unfolded(graph, of_kind))


def _unfolded(graph: nx.MultiDiGraph, of_kind: Mapping[str, list[str]]) -> Positions:
    """All at once: the leaves of each chain in a block as high as the other's, parents beside their own."""
    leaves = {kind: of_kind.get(kind, []) for kind in ("Measure", "Project")}
    most = max((len(members) for members in leaves.values()), default=0)
    rows = max(_ROWS, math.ceil(1.2 * math.sqrt(most)))
    height = rows * _CELL_HEIGHT
    positions: Positions = {}
    widths = {}
    for kind, members in leaves.items():
        across = math.ceil(len(members) / rows) or 1
        widths[kind] = across * _CELL_WIDTH
        used = math.ceil(len(members) / across) or 1
        for index, iri in enumerate(members):
            row, column = divmod(index, across)
            positions[iri] = (column * _CELL_WIDTH, height * (row + 0.5) / used)
    # From the left: the annual chain, the ministries, the basic chain backwards.
    left = _COLUMNS["Measure"] * COLUMN
    middle = left + widths["Measure"] + COLUMN
    right = middle + COLUMN
    for kind, start in (("Measure", left), ("Project", right)):
        for iri in leaves[kind]:
            x, y = positions[iri]
            positions[iri] = (start + x, y)
    columns = {kind: column * COLUMN for kind, column in _COLUMNS.items() if column < _COLUMNS["Measure"]}
    columns |= {"Ministry": middle, "PerformanceGoal": right + widths["Project"] + COLUMN * 0.8}
    columns["Field"] = columns["PerformanceGoal"] + COLUMN
    for kind in ("Task", "Strategy", "Goal", "Vision", "PerformanceGoal", "Field", "Ministry"):
        members = of_kind.get(kind, [])
        even = [height * (index + 0.5) / len(members) for index in range(len(members))]
        below = _heights_below(graph, kind, positions)
        wanted = [below.get(iri, y) for iri, y in zip(members, even, strict=True)]
        # Beside what is below it, if that keeps the order and leaves room for each.
        room = min((b - a for a, b in pairwise(wanted)), default=height)
        for iri, y, own in zip(members, even, wanted, strict=True):
            positions[iri] = (columns[kind], own if room >= _CELL_HEIGHT * 2 else y)
    return positions


def _heights_below(graph: nx.MultiDiGraph, kind: str, positions: Positions) -> dict[str, float]:
    """The mean height of what stands under each node of a kind."""
    found: dict[str, list[float]] = defaultdict(list)
    for whole, part in graph.edges():
        part_kind = graph.nodes[part]["kind"]
        if graph.nodes[whole]["kind"] == kind == _ABOVE.get(part_kind) and part in positions:
            found[whole].append(positions[part][1])
    return {iri: _mean(heights) for iri, heights in found.items()}


def two_column_layout(graph: nx.Graph, left: str, right: str) -> Layout:
    """Nodes of kind `left` and `right` in two columns, each column ordered to keep edges short."""
    positions: Positions = {}
    of_kind = _by_kind(graph)
    members = sorted(of_kind.get(left, []), key=lambda iri: (-(graph.nodes[iri]["amount"] or 0), iri))
    rank = {iri: index for index, iri in enumerate(members)}
    neighbours = graph.to_undirected(as_view=True)
    others = sorted(
        of_kind.get(right, []), key=lambda iri: (_mean(rank[one] for one in neighbours[iri]), iri)
    )
    height = max(len(members), len(others)) * 100.0
    for column, iris in ((0.0, members), (520.0, others)):
        for index, iri in enumerate(iris):
            positions[iri] = (column, height * (index + 0.5) / len(iris))
    return Layout(positions, positions)


def circle_layout(graph: nx.Graph, radius: float = 300.0) -> Layout:
    """All nodes on a circle, most money at the top and then clockwise."""
    order = sorted(graph, key=lambda iri: (-(graph.nodes[iri]["amount"] or 0), iri))
    step = 2 * math.pi / max(len(order), 1)
    positions = {
        iri: (
            round(radius * 1.5 * math.sin(index * step), 1),
            round(-radius * math.cos(index * step), 1),
        )
        for index, iri in enumerate(order)
    }
    return Layout(positions, positions)


LAYOUTS: dict[str, Callable[[nx.Graph], Layout]] = {
    "hierarchy": hierarchy_layout,
    "cofunding": partial(two_column_layout, left="Project", right="Ministry"),
    "overlap": circle_layout,
}
"""What places the nodes of each network, by its name."""


def _by_kind(graph: nx.Graph) -> dict[str, list[str]]:
    """The nodes of each kind, in reading order."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(graph, key=_reading_order(graph)):
        found[graph.nodes[iri]["kind"]].append(iri)
    return found


def _children(graph: nx.Graph, members: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri in members:
        found[graph.nodes[iri]["fold"]].append(iri)
    return found


def _reading_order(graph: nx.Graph) -> Callable[[str], tuple[float, list[int], str]]:
    def key(iri: str) -> tuple[float, list[int], str]:
        node = graph.nodes[iri]
        if node["kind"] == "Ministry":
            return (-(node["amount"] or 0), [], iri)
        return (0.0, numbered(node["code"]), iri)

    return key


def _clamp(middle: float, extent: float) -> float:
    """Keep a block of `extent` around `middle` inside the height, if it fits."""
    if extent >= _HEIGHT:
        return _HEIGHT / 2
    return min(max(middle, extent / 2), _HEIGHT - extent / 2)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
