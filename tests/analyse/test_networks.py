"""The networks that are drawn: what is joined to what, with which money and evidence."""

import networkx as nx
import pytest

from policygraph.analyse import networks
from policygraph.analyse.networks import Material, Quotation
from policygraph.store import open_store

ID = "https://w3id.org/policygraph/id/"
PLAN = f"{ID}icd-2021/"
MILLION = 1_000_000


@pytest.fixture(scope="module")
def material() -> Material:
    """What the networks are made of."""
    return networks.read_material(open_store())


@pytest.fixture(scope="module")
def hierarchy(material: Material) -> nx.DiGraph:
    """Vision to ministries."""
    return networks.hierarchy(material)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("Vision", 1),
        ("Goal", 3),
        ("Strategy", 4),
        ("Task", 9),
        ("Measure", 53),
        ("Field", 4),
        ("PerformanceGoal", 10),
        ("Project", 154),
        ("Ministry", 11),
    ],
)
def test_everything_is_a_node(hierarchy: nx.DiGraph, kind: str, count: int) -> None:
    """Each element, project and ministry once."""
    assert sum(node["kind"] == kind for _, node in hierarchy.nodes(data=True)) == count


def test_the_vision_leads_to_every_ministry(hierarchy: nx.DiGraph) -> None:
    """From the vision, by goals, strategies, tasks and measures, each ministry can be reached."""
    reached = nx.descendants(hierarchy, f"{PLAN}vision")

    assert {node for node in reached if node.startswith(f"{ID}ministry/")} == {
        node for node in hierarchy if node.startswith(f"{ID}ministry/")
    }


def test_what_a_person_read_is_marked(hierarchy: nx.DiGraph) -> None:
    """The document prints no link from goals to strategies: exactly those edges are readings."""
    read = {
        (one.split("/")[-2], other.split("/")[-2])
        for one, other, kind in hierarchy.edges(data="kind")
        if kind == "read"
    }

    assert read == {("goal", "strategy")}


def test_an_edge_carries_its_money(hierarchy: nx.DiGraph) -> None:
    """복지부 gives 7,250 백만원 to the project of lines 762 and 763."""
    assert hierarchy.edges[f"{PLAN}project/1-1-3", f"{ID}ministry/mohw"]["amount"] == 7_250 * MILLION


def test_an_edge_sums_up_what_is_folded(hierarchy: nx.DiGraph) -> None:
    """국토부 has three rows under 1-1, which its edge from there counts and adds up."""
    edge = hierarchy.edges[f"{ID}icd-2/performance-goal/1-1", f"{ID}ministry/molit"]

    assert (edge["sums"], edge["amount"]) == (3, (6_792 + 3_455 + 200) * MILLION)


def test_a_node_quotes_its_line(hierarchy: nx.DiGraph) -> None:
    """The vision quotes line 262."""
    quotation = Quotation(262, 262, "산업 융합을 통한 K-뉴딜 성과 확산")

    assert quotation in hierarchy.nodes[f"{PLAN}vision"]["evidence"]


def test_the_co_funding_network_has_the_shared_projects(material: Material) -> None:
    """Five projects, fourteen edges, six ministries."""
    graph = networks.co_funding_network(material)
    kinds = [node["kind"] for _, node in graph.nodes(data=True)]

    assert (kinds.count("Project"), kinds.count("Ministry"), graph.number_of_edges()) == (5, 6, 14)


def test_shares_of_a_project_add_up(material: Material) -> None:
    """The shares of a project's ministries are one together."""
    graph = networks.co_funding_network(material)
    sums = [sum(share for *_, share in graph.in_edges(n, data="share")) for n in graph if "/project/" in n]

    assert sums == pytest.approx([1.0] * 5)


def test_the_overlap_network_joins_the_ten_pairs(material: Material) -> None:
    """All eleven ministries, and an edge for each pair that co-funds."""
    graph = networks.overlap_network(material)

    assert (graph.number_of_nodes(), graph.number_of_edges()) == (11, 10)
    assert len(graph.edges[f"{ID}ministry/motie", f"{ID}ministry/molit"]["projects"]) == 3
