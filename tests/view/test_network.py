"""From a graph to what the page unpacks: order, columns, and nothing lost."""

import networkx as nx
import pytest

from policygraph.analyse.networks import Material, hierarchy, overlap_network, read_material
from policygraph.store import open_store
from policygraph.view.layout import circle_layout, hierarchy_layout, two_column_layout
from policygraph.view.network import reading_order


@pytest.fixture(scope="module")
def material() -> Material:
    """The networks' material from the published build."""
    return read_material(open_store())


def node(kind: str, code: str = "") -> dict[str, object]:
    """The attributes that order and layout need."""
    return {"kind": kind, "code": code, "amount": None, "fold": None}


def test_the_reading_order_goes_down_each_chain() -> None:
    """Each node stands right after what it is a part of, numbers by value, ministries last."""
    graph = nx.MultiDiGraph()
    for name, kind, code in (
        ("m", "Ministry", "M"),
        ("t10", "Task", "1-10"),
        ("t2", "Task", "1-2"),
        ("s", "Strategy", "1"),
        ("v", "Vision", ""),
    ):
        graph.add_node(name, **node(kind, code))
    graph.add_edge("v", "s", kind="read")
    graph.add_edge("s", "t10", kind="part")
    graph.add_edge("s", "t2", kind="part")
    graph.add_edge("t2", "m", kind="responsible")

    assert reading_order(graph) == ["v", "s", "t2", "t10", "m"]


def test_a_ring_of_parts_loses_no_node() -> None:
    """Two elements that are parts of each other both stay."""
    graph = nx.MultiDiGraph()
    graph.add_node("a", **node("Task", "1"))
    graph.add_node("b", **node("Task", "2"))
    graph.add_edge("a", "b", kind="part")
    graph.add_edge("b", "a", kind="part")

    assert sorted(reading_order(graph)) == ["a", "b"]


def test_the_real_plan_is_in_order_once(material: Material) -> None:
    """Every node stands in the order exactly once."""
    graph = hierarchy(material)

    assert sorted(reading_order(graph)) == sorted(graph)


def test_every_layout_places_every_node_apart(material: Material) -> None:
    """No two nodes that can be shown together stand in one place, folded and unfolded."""
    graph = hierarchy(material)
    layout = hierarchy_layout(graph)
    alone = [iri for iri in graph if graph.nodes[iri]["fold"] is None]
    places = {
        "folded": [layout.folded[iri] for iri in alone],
        "unfolded": list(layout.unfolded.values()),
        "circle": list(circle_layout(overlap_network(material)).folded.values()),
    }

    assert {name: len(spots) - len(set(spots)) for name, spots in places.items()} == {
        "folded": 0,
        "unfolded": 0,
        "circle": 0,
    }
    assert (set(layout.folded), set(layout.unfolded)) == (set(graph), set(graph))


def test_what_is_unfolded_together_stands_apart(material: Material) -> None:
    """The measures of a task, and the projects of a goal, stand one below the other."""
    graph = hierarchy(material)
    layout = hierarchy_layout(graph)
    by_parent: dict[str, list[tuple[float, float]]] = {}
    for iri, fold in graph.nodes(data="fold"):
        if fold:
            by_parent.setdefault(fold, []).append(layout.folded[iri])

    assert [parent for parent, spots in by_parent.items() if len(set(spots)) < len(spots)] == []


def test_two_columns_hold_both_kinds() -> None:
    """Projects stand left, ministries right, none on another."""
    graph = nx.MultiDiGraph()
    graph.add_node("p", **node("Project", "1"))
    graph.add_node("m", **node("Ministry", "M"))
    graph.add_node("n", **node("Ministry", "N"))
    graph.add_edge("p", "m", kind="funds")
    graph.add_edge("p", "n", kind="funds")
    places = two_column_layout(graph, "Project", "Ministry").folded

    assert (places["p"][0] < places["m"][0], places["m"][0] == places["n"][0], len(set(places.values()))) == (
        True,
        True,
        3,
    )
