"""The layout of flow diagrams: money becomes height, none is lost, nothing stands on anything else."""

import re
from itertools import pairwise, permutations

import pytest

from policygraph.analyse.flows import Printed, budget_chain, printed_chain, read_printed, task_chain
from policygraph.analyse.networks import Material, read_material
from policygraph.store import open_store
from policygraph.view.crossings import Ways, crossings, untangled
from policygraph.view.flowing import drawn
from policygraph.view.sankey import Column, Diagram, Ribbon, conserved, place

WAYS: Ways = {("f", "g", "m"): 60, ("f", "g", "n"): 20, ("f", "h", "m"): 15, ("e", "i", "n"): 2}

Read = tuple[Material, Printed]


def columns() -> list[Column]:
    """Two fields, three goals, two ministries."""
    return [
        Column(0, 10, {"f": 30.0, "e": 30.0}),
        Column(200, 100, {"g": 30.0, "h": 30.0, "i": 30.0}, within=True),
        Column(500, 10, {"m": 30.0, "n": 30.0}, free=True),
    ]


@pytest.fixture(scope="module")
def read() -> Read:
    """Names and printed figures of the published build."""
    store = open_store()
    return read_material(store), read_printed(store)


@pytest.fixture
def diagram() -> Diagram:
    """The small one, 400 high."""
    return place(columns(), WAYS, 400)


def extent(ribbon: Ribbon) -> tuple[float, float, float, float]:
    """Where a ribbon leaves (from, to) and where it arrives (from, to)."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", ribbon.path)]
    return numbers[1], numbers[-1], numbers[7], numbers[9]


def test_the_height_of_a_node_is_its_money(diagram: Diagram) -> None:
    """One scale for all nodes and ribbons."""
    wrong = [n.name for n in diagram.nodes.values() if abs(n.height - n.amount * diagram.scale) > 1e-6]
    assert (wrong, diagram.nodes["f"].amount, diagram.nodes["n"].amount) == ([], 95, 22)


@pytest.mark.parametrize("kind", ["ribbons", "strands"])
def test_ribbons_fill_their_nodes_without_gap_or_overlap(diagram: Diagram, kind: str) -> None:
    """What leaves a node is stacked from its upper to its lower side, and so is what arrives."""
    for node in diagram.nodes.values():
        for side in (0, 2):
            pieces = sorted(
                extent(ribbon)[side : side + 2]
                for ribbon in getattr(diagram, kind)
                if (ribbon.source, ribbon.target)[side // 2] == node.name
            )
            if pieces:
                borders = [node.y, *(piece[1] for piece in pieces)]
                starts = [*(piece[0] for piece in pieces), node.y + node.height]
                assert [round(a - b, 1) for a, b in zip(borders, starts, strict=True)] == [0.0] * len(borders)


def test_a_strand_goes_straight_through_a_node(diagram: Diagram) -> None:
    """It leaves a node at the height at which it arrived."""
    arrives = {(r.way, r.target): extent(r)[2] for r in diagram.strands}
    leaves = {(r.way, r.source): extent(r)[0] for r in diagram.strands}
    assert {key: leaves[key] for key in arrives if key in leaves} == {
        key: y for key, y in arrives.items() if key in leaves
    }


def test_nothing_stands_on_anything_else(diagram: Diagram) -> None:
    """Rooms of nodes with their labels are apart and inside of the height."""
    for number in range(3):
        rooms = sorted((n.top, n.top + n.room) for n in diagram.nodes.values() if n.column == number)
        assert rooms[0][0] >= 0
        assert rooms[-1][1] <= 400 + 1e-6
        assert all(above[1] < below[0] for above, below in pairwise(rooms))


def test_a_thin_node_has_its_label_above_it(diagram: Diagram) -> None:
    """Words inside of a node that is lower than they are would be struck through."""
    thin = diagram.nodes["i"]
    assert (thin.height < 10, thin.middle + 15 <= thin.y) == (True, True)


def test_the_layout_depends_on_nothing_but_the_money() -> None:
    """The order in which ways are given makes no difference."""
    backwards = dict(reversed(list(WAYS.items())))
    assert place(columns(), WAYS, 400) == place(columns(), backwards, 400)


def test_money_that_is_lost_stops_the_drawing() -> None:
    """More goes into a node than comes out."""
    with pytest.raises(ValueError, match="60 go into g and 50 come out"):
        conserved(columns(), {("f", "g"): 60, ("g", "m"): 50})


def test_crossings_are_weighed() -> None:
    """Of two ribbons that cross the smaller one counts; what does not cross counts nothing."""
    links: Ways = {("a", "y"): 5, ("b", "x"): 3}
    assert (crossings("ab", "xy", links), crossings("ab", "yx", links)) == (3, 0)


def test_the_order_is_the_best_of_all_where_all_can_be_tried() -> None:
    """Five nodes: no permutation crosses less."""
    links: Ways = {
        ("abc"[(index * 7) % 3], name): 1 + (index * 5) % 7
        for index, name in enumerate(["v", "w", "x", "y", "z", "x", "v", "z"])
    }
    found = crossings("abc", untangled("abc", "vwxyz", links), links)
    assert found == min(crossings("abc", order, links) for order in permutations("vwxyz"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", ["rows", "totals", "before", "tasks"])
def test_the_real_diagrams_have_room_for_every_label(read: Read, name: str, language: str) -> None:
    """Labels of one column do not touch, and stay inside of the drawing."""
    material, printed = read
    chain = {
        "rows": lambda: budget_chain(material, printed, 2021),
        "totals": lambda: printed_chain(material, printed, 2021),
        "before": lambda: printed_chain(material, printed, 2020),
        "tasks": lambda: task_chain(material, printed, 2021),
    }[name]()
    picture = drawn(chain, material, "en" if language == "en" else "ko")
    for number in range(len(chain.kinds)):
        labels = sorted(
            (node["lines"][0]["y"] - 12, node["lines"][-1]["y"] + 3)
            for node in picture["nodes"]
            if node["column"] == number
        )
        assert all(above[1] <= below[0] for above, below in pairwise(labels))
        assert (labels[0][0] >= 0, labels[-1][1] <= picture["height"]) == (True, True)


@pytest.mark.slow
def test_the_order_of_ministries_crosses_less_than_that_by_money(read: Read) -> None:
    """Exchanging two neighbours makes nothing better, and the order by money is worse."""
    material, printed = read
    chain = budget_chain(material, printed, 2021)
    links: dict[tuple[str, ...], int] = {}
    for strand in chain.strands:
        links[strand.nodes[1:]] = strand.amount
    goals = sorted({link[0] for link in links})
    ministries = sorted({link[1] for link in links}, key=lambda iri: -chain.totals[iri].amount)
    order = untangled(goals, sorted(ministries), links)
    exchanged = [
        crossings(goals, [*order[:i], order[i + 1], order[i], *order[i + 2 :]], links)
        for i in range(len(order) - 1)
    ]
    least = crossings(goals, order, links)
    assert (least <= min(exchanged), least < crossings(goals, ministries, links)) == (True, True)
