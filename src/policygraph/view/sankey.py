"""Where the nodes and ribbons of a flow diagram stand: money becomes height, and none is lost on the way.

Each column is a list of nodes in their order, or to be ordered so that ribbons cross little. A strand passes
consecutive columns and keeps its place through a node, so that one ministry's money can be followed from end
to end. The largest scale is taken at which every column, with room for all labels, fits the height.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policygraph.view.crossings import Way, Ways, untangled


@dataclass(frozen=True, slots=True)
class Column:
    """Nodes above each other.

    Attributes:
        x: of the left side, in pixels.
        width: of the nodes.
        nodes: name to the height that the label needs.
        within: whether labels stand inside of the nodes, rather than beside them.
        free: whether the order may be changed.
    """

    x: float
    width: float
    nodes: Mapping[str, float]
    within: bool = False
    free: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A placed node.

    Attributes:
        column: its number.
        y: of the upper side.
        height: money times the scale.
        middle: of its label.
        top: of the room that node and label take.
        room: the height of that room.
    """

    name: str
    column: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    top: float
    room: float
    amount: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Money of one strand (or, with `way` of two, all of it) between two neighbours."""

    source: str
    target: str
    way: Way
    amount: int
    path: str
    height: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """Placed nodes; `ribbons` between neighbours, `strands` the same money way by way."""

    nodes: Mapping[str, Node]
    ribbons: tuple[Ribbon, ...]
    strands: tuple[Ribbon, ...]
    scale: float


_GAP = 7.0
_LEAST = 26.0  # room that a finger or a pointer can hit, gap included
_THIN = 10.0  # a node that is lower has its label above it
_WIDEST_GAP = 26.0


def place(columns: Sequence[Column], ways: Ways, height: float) -> Diagram:
    """The diagram of `ways` within `height`.

    Args:
        columns: from left to right.
        ways: won by strand; a strand names nodes of consecutive columns.
        height: of the drawing, in pixels.

    Raises:
        ValueError: more or less comes out of a node than went in.
    """
    amounts = conserved(columns, ways)
    orders = _ordered(columns, ways)
    scale = _largest_scale(columns, amounts, height)
    nodes = _placed(_Plan(columns, orders, amounts, ways), scale, height)
    rank = {name: index for order in orders for index, name in enumerate(order)}
    column_of = {name: index for index, order in enumerate(orders) for name in order}

    strands = _stacked(ways, nodes, rank, column_of, scale)
    sums: dict[Way, int] = defaultdict(int)
    for way, amount in ways.items():
        for link in pairwise(way):
            sums[link] += amount
    return Diagram(nodes, _stacked(sums, nodes, rank, column_of, scale), strands, scale)


def conserved(columns: Sequence[Column], ways: Ways) -> dict[str, int]:
    """What passes each node.

    Raises:
        ValueError: more or less comes out of a node than went in.
    """
    out: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for way, amount in ways.items():
        for source, target in pairwise(way):
            out[source] += amount
            into[target] += amount
    for number, column in enumerate(columns):
        for name in column.nodes:
            if 0 < number < len(columns) - 1 and into[name] != out[name]:
                raise ValueError(f"{into[name]} go into {name} and {out[name]} come out")
    return {name: into[name] or out[name] for column in columns for name in column.nodes}


def _ordered(columns: Sequence[Column], ways: Ways) -> list[list[str]]:
    """The order of each column: as given, or by what comes from the column before, then by exchanges."""
    orders = [list(column.nodes) for column in columns]
    for number, column in enumerate(columns):
        if not column.free:
            continue
        left = orders[number - 1]
        links: dict[Way, int] = defaultdict(int)
        for way, amount in ways.items():
            for source, target in pairwise(way):
                if source in columns[number - 1].nodes and target in column.nodes:
                    links[source, target] += amount
        orders[number] = untangled(left, sorted(column.nodes), links)
    return orders


def _room(height: float, label: float, *, within: bool) -> tuple[float, float]:
    """The room of a node with its label, and how far below the room's top the node begins."""
    if within and height < _THIN:
        room = max(label + 2 + height, _LEAST - _GAP)
        return room, room - height
    room = max(height, label, _LEAST - _GAP)
    return room, (room - height) / 2


def _largest_scale(columns: Sequence[Column], amounts: Mapping[str, int], height: float) -> float:
    def extent(column: Column, scale: float) -> float:
        rooms = (
            _room(amounts[name] * scale, label, within=column.within)[0]
            for name, label in column.nodes.items()
        )
        return sum(rooms) + _GAP * (len(column.nodes) - 1)

    low, high = 0.0, height / max(1, *(sum(amounts[n] for n in c.nodes) for c in columns))
    for _ in range(60):
        scale = (low + high) / 2
        if all(extent(column, scale) <= height for column in columns):
            low = scale
        else:
            high = scale
    return low


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be placed."""

    columns: Sequence[Column]
    orders: Sequence[Sequence[str]]
    amounts: Mapping[str, int]
    ways: Ways


def _placed(plan: _Plan, scale: float, height: float) -> dict[str, Node]:
    """Every column fills the height, up to a widest gap; a wider one would tear it apart."""
    columns, orders, amounts, ways = plan.columns, plan.orders, plan.amounts, plan.ways
    nodes: dict[str, Node] = {}
    # The fullest columns first: those with few nodes stand at the height of what they are joined to.
    most = max(len(column.nodes) for column in columns)
    by_need = sorted(range(len(columns)), key=lambda i: (-len(columns[i].nodes), i))
    for number in by_need:
        column, order = columns[number], orders[number]
        rooms = {
            name: _room(amounts[name] * scale, column.nodes[name], within=column.within) for name in order
        }
        spare = height - sum(room for room, _ in rooms.values())
        gap = min(_WIDEST_GAP, spare / max(1, len(order) - 1))
        total = height - spare + gap * (len(order) - 1)
        wanted = _wanted(order, ways, nodes)
        if len(order) <= most / 2 and all(name in wanted for name in order):
            middles = [wanted[name] for name in order]
        else:
            top, middles = (height - total) / 2, []
            for name in order:
                middles.append(top + rooms[name][0] / 2)
                top += rooms[name][0] + gap
        tops = _apart(middles, [rooms[name][0] for name in order], height)
        for name, top in zip(order, tops, strict=True):
            room, offset = rooms[name]
            tall = amounts[name] * scale
            above = column.within and tall < _THIN
            nodes[name] = Node(
                name=name,
                column=number,
                x=column.x,
                y=top + offset,
                width=column.width,
                height=tall,
                middle=top + column.nodes[name] / 2 if above else top + room / 2,
                top=top,
                room=room,
                amount=amounts[name],
            )
    return {node.name: node for node in sorted(nodes.values(), key=lambda node: (node.column, node.y))}


def _wanted(order: Sequence[str], ways: Ways, nodes: Mapping[str, Node]) -> dict[str, float]:
    """The middle of what each node is joined to, of what is placed already."""
    pulls: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for way, amount in ways.items():
        for source, target in pairwise(way):
            for one, other in ((source, target), (target, source)):
                if one in order and other in nodes:
                    pulls[one].append((nodes[other].y + nodes[other].height / 2, amount))
    return {
        name: sum(y * won for y, won in found) / sum(won for _, won in found) for name, found in pulls.items()
    }


def _apart(middles: Sequence[float], rooms: Sequence[float], height: float) -> list[float]:
    """Tops near the wanted middles, in order, none over another, all within the height."""
    tops: list[float] = []
    free = 0.0
    for middle, room in zip(middles, rooms, strict=True):
        tops.append(max(middle - room / 2, free))
        free = tops[-1] + room + _GAP
    limit = height
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - rooms[index])
        limit = tops[index] - _GAP
    return tops


def _stacked(
    ways: Ways,
    nodes: Mapping[str, Node],
    rank: Mapping[str, int],
    column_of: Mapping[str, int],
    scale: float,
) -> tuple[Ribbon, ...]:
    """The ribbons of the ways, stacked at each node in the order of where they go and come from."""
    pieces = [(*link, way) for way in ways for link in pairwise(way)]
    places = {way: tuple(rank[name] for name in way) for way in ways}
    starts: dict[tuple[str, str, Way], float] = {}
    ends: dict[tuple[str, str, Way], float] = {}
    filled: dict[str, float] = defaultdict(float)
    for piece in sorted(pieces, key=lambda p: (rank[p[1]], places[p[2]], p[2])):
        source, _, way = piece
        starts[piece] = nodes[source].y + filled[source]
        filled[source] += ways[way] * scale
    filled.clear()
    for piece in sorted(pieces, key=lambda p: (rank[p[0]], places[p[2]], p[2])):
        _, target, way = piece
        ends[piece] = nodes[target].y + filled[target]
        filled[target] += ways[way] * scale
    found = []
    for piece in sorted(pieces, key=lambda p: (column_of[p[0]], rank[p[0]], rank[p[1]], places[p[2]], p[2])):
        source, target, way = piece
        tall = ways[way] * scale
        path = _band(nodes[source].x + nodes[source].width, starts[piece], nodes[target].x, ends[piece], tall)
        found.append(Ribbon(source, target, way, ways[way], path, tall))
    return tuple(found)


def _band(x: float, y: float, to_x: float, to_y: float, tall: float) -> str:
    """A band of equal height that leaves and arrives level."""
    middle = (x + to_x) / 2

    def curve(numbers: Iterable[float]) -> str:
        return " ".join(f"{number:.2f}".rstrip("0").rstrip(".") for number in numbers)

    upper = curve((middle, y, middle, to_y, to_x, to_y))
    lower = curve((middle, to_y + tall, middle, y + tall, x, y + tall))
    return f"M{curve((x, y))}C{upper}L{curve((to_x, to_y + tall))}C{lower}Z"
