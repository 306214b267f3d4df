"""The order of nodes in which the ribbons of a flow diagram cross little."""

from collections.abc import Mapping, Sequence

Way = tuple[str, ...]
Ways = Mapping[Way, int]


def crossings(left: Sequence[str], right: Sequence[str], links: Ways) -> int:
    """How much crosses between two columns: for each pair of ribbons that cross the smaller of the two."""
    at, to = ({name: index for index, name in enumerate(order)} for order in (left, right))
    found = [(at[a], to[b], won) for (a, b), won in links.items()]
    return sum(
        min(won, other)
        for index, (a, b, won) in enumerate(found)
        for c, d, other in found[index + 1 :]
        if (a - c) * (b - d) < 0
    )


def untangled(left: Sequence[str], names: Sequence[str], links: Ways) -> list[str]:
    """`names` in an order that crosses little: by the mean of where each comes from, then by exchanges."""
    rank = {name: index for index, name in enumerate(left)}

    def mean(name: str) -> float:
        found = [(rank[source], won) for (source, target), won in links.items() if target == name]
        return sum(index * won for index, won in found) / max(1, sum(won for _, won in found))

    order = sorted(names, key=lambda name: (mean(name), name))
    best, better = crossings(left, order, links), True
    while better:
        better = False
        for at in range(len(order) - 1):
            tried = [*order[:at], order[at + 1], order[at], *order[at + 2 :]]
            if (found := crossings(left, tried, links)) < best:
                order, best, better = tried, found, True
    return order
