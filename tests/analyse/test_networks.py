"""The networks that are drawn: what is joined to what, with which money and evidence."""

from dataclasses import replace

import networkx as nx
import pytest

from policygraph import terms
from policygraph.analyse import networks
from policygraph.analyse.networks import Link, Material, Quotation
from policygraph.analyse.ties import MEASURES
from policygraph.store import EmbeddedStore, open_store

ID = "https://w3id.org/policygraph/id/"
PLAN = f"{ID}icd-2021/"
MILLION = 1_000_000
LINKED = b"""
@base <https://w3id.org/policygraph/id/icd-2021/> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sssom: <https://w3id.org/sssom/> .
<task/1-1> pg:hasProject <project/1-1-3> .
<link/1> a owl:Axiom ;
  owl:annotatedSource <task/1-1> ;
  owl:annotatedProperty pg:hasProject ;
  owl:annotatedTarget <project/1-1-3> ;
  sssom:confidence 0.25 .
"""


@pytest.fixture(scope="module")
def material() -> Material:
    """What the networks are made of."""
    return networks.read_material(open_store())


@pytest.fixture(scope="module")
def hierarchy(material: Material) -> nx.MultiDiGraph:
    """Vision to ministries."""
    return networks.hierarchy(material)


@pytest.mark.many(quick=3)
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
def test_everything_is_a_node(hierarchy: nx.MultiDiGraph, kind: str, count: int) -> None:
    """Each element, project and ministry once."""
    assert sum(node["kind"] == kind for _, node in hierarchy.nodes(data=True)) == count


def test_the_vision_leads_to_every_ministry(hierarchy: nx.MultiDiGraph) -> None:
    """From the vision, by goals, strategies, tasks and measures, each ministry can be reached."""
    reached = nx.descendants(hierarchy, f"{PLAN}vision")

    assert {node for node in reached if node.startswith(f"{ID}ministry/")} == {
        node for node in hierarchy if node.startswith(f"{ID}ministry/")
    }


def test_what_a_person_read_is_marked(hierarchy: nx.MultiDiGraph) -> None:
    """The document prints no link from goals to strategies: exactly those edges are readings."""
    read = {
        (one.split("/")[-2], other.split("/")[-2])
        for one, other, kind in hierarchy.edges(data="kind")
        if kind == "read"
    }

    assert read == {("goal", "strategy")}


def test_an_edge_carries_its_money(hierarchy: nx.MultiDiGraph) -> None:
    """복지부 gives 7,250 백만원 to the project of lines 762 and 763."""
    edges = hierarchy.get_edge_data(f"{PLAN}project/1-1-3", f"{ID}ministry/mohw")

    assert [edge["amount"] for edge in edges.values()] == [7_250 * MILLION]


def test_the_edges_carry_all_the_money(hierarchy: nx.MultiDiGraph) -> None:
    """An edge for each of the 163 budget rows; together they are the plan's total."""
    amounts = [edge["amount"] for *_, edge in hierarchy.edges(data=True) if edge["kind"] == "funded"]

    assert (len(amounts), sum(amounts)) == (163, 3_592_911 * MILLION)


def test_two_statements_on_one_pair_are_two_edges(material: Material) -> None:
    """복지부 and 산업부 are tied by all five measures: five edges."""
    edges = networks.overlap_network(material).get_edge_data(f"{ID}ministry/motie", f"{ID}ministry/mohw")

    assert {edge["kind"] for edge in edges.values()} == set(MEASURES)


def test_a_nested_measure_is_folded_under_its_task(hierarchy: nx.MultiDiGraph) -> None:
    """Every measure folds under a task, every project under a performance goal, nothing else folds."""
    folds = {
        (node["kind"], hierarchy.nodes[node["fold"]]["kind"] if node["fold"] else None)
        for _, node in hierarchy.nodes(data=True)
        if node["kind"] in {"Measure", "Project", "Task"}
    }

    assert folds == {("Measure", "Task"), ("Project", "PerformanceGoal"), ("Task", None)}


def test_other_names_are_there_to_be_found(hierarchy: nx.MultiDiGraph) -> None:
    """산업부 is a name of 산업통상자원부."""
    assert hierarchy.nodes[f"{ID}ministry/motie"]["names"] == ("산업부",)


def test_a_link_by_a_program_is_marked_and_keeps_its_confidence(material: Material) -> None:
    """What the linked graph says joins a task and a project by an edge of its own."""
    link = Link(f"{PLAN}task/4-1", "hasProject", f"{PLAN}project/1-1-3", "linked", 0.7)
    graph = networks.hierarchy(replace(material, links=(*material.links, link)))
    edges = graph.get_edge_data(f"{PLAN}task/4-1", f"{PLAN}project/1-1-3")

    assert [(edge["kind"], edge["confidence"]) for edge in edges.values()] == [("linked", 0.7)]


def test_a_linked_graph_is_read_with_its_confidence() -> None:
    """A link that stands in the graph `linked` is an estimate; the axiom about it says how sure it is."""
    store = EmbeddedStore()
    store.load(LINKED, terms.graph("icd-2021", "linked"))

    assert networks.read_links(store) == (
        Link(f"{PLAN}task/1-1", "hasProject", f"{PLAN}project/1-1-3", "linked", 0.25),
    )


def test_a_node_quotes_its_line(hierarchy: nx.MultiDiGraph) -> None:
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
    sums = [sum(share for *_, share in graph.out_edges(n, data="share")) for n in graph if "/project/" in n]

    assert sums == pytest.approx([1.0] * 5)


def test_the_overlap_network_joins_the_ten_pairs(material: Material) -> None:
    """All eleven ministries; ten pairs co-fund, 산업부 and 국토부 three projects."""
    graph = networks.overlap_network(material)
    funding = [edge for edge in graph.edges(data=True) if edge[2]["kind"] == "co-funds"]
    edges = graph.get_edge_data(f"{ID}ministry/motie", f"{ID}ministry/molit")

    assert (graph.number_of_nodes(), len(funding)) == (11, 10)
    assert [edge["value"] for edge in edges.values() if edge["kind"] == "co-funds"] == [3]
