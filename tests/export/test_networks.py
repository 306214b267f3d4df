"""GraphML and GEXF, read by other libraries, are the networks of the analysis: nodes, edges, all they say."""

import math
from collections import Counter
from importlib import resources
from typing import Any

import gexfpy
import igraph
import networkx as nx
import pytest
from lxml import etree
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig

from export.conftest import Exported
from policygraph import paths
from policygraph.analyse.networks import co_funding_network, hierarchy, overlap_network, read_material
from policygraph.export import Source
from policygraph.export.drawn import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, drawings
from policygraph.export.xml import Element
from policygraph.reconcile import compact
from policygraph.store import EmbeddedStore
from policygraph.view.layout import hierarchy_layout
from policygraph.view.theme import NODES

NAMES = ("hierarchy", "cofunding", "overlap")
MAKERS = {"hierarchy": hierarchy, "cofunding": co_funding_network, "overlap": overlap_network}
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture(scope="module")
def graphs(store: EmbeddedStore) -> dict[str, nx.Graph]:
    """The networks of the analysis."""
    material = read_material(store)
    return {name: make(material) for name, make in MAKERS.items()}


def said_of_node(node: dict[str, Any]) -> dict[str, Any]:
    """What a file should say of a node."""
    lines = {line for quote in node["evidence"] for line in range(quote.first, quote.last + 1)}
    told = {
        "kind": node["kind"],
        "kind_ko": NODES[node["kind"]].ko,
        "kind_en": NODES[node["kind"]].en,
        "code": node["code"],
        "name_ko": node["ko"],
        "name_en": node["en"],
        "other_names": " | ".join(node["names"]),
        "amount_krw": node["amount"],
        "lines": compact(sorted(lines)),
    }
    return {name: value for name, value in told.items() if value not in {None, ""}}


def said_of_edge(one: str, other: str, edge: dict[str, Any]) -> tuple[Any, ...]:
    """What a file should say of an edge, beside how it looks."""
    numbers = (edge.get(name) for name in ("share", "value", "confidence"))
    return (
        *((one, other) if edge["kind"] not in MEASURES else tuple(sorted((one, other)))),
        edge["kind"],
        edge["property"] or "",
        edge["amount"],
        *(None if number is None else round(float(number), 4) for number in numbers),
        " | ".join(item.iri for item in edge.get("items", ())),
        edge.get("iri") or "",
        compact(sorted(edge["lines"])),
    )


MEASURES = {"co-funds", "joint", "shared-goals", "same-topics", "similar"}
ORDER = ("relation", "property", "amount_krw", "share", "value", "confidence", "items", "statement", "lines")


def read_edge(one: str, other: str, edge: dict[str, Any]) -> tuple[Any, ...]:
    """What a reader found of an edge, in the same order."""
    ends = tuple(sorted((one, other))) if edge["relation"] in MEASURES else (one, other)
    texts = {"property", "items", "statement", "lines"}
    return (*ends, *(_there(edge.get(name), text=name in texts) for name in ORDER))


def _there(value: Any, *, text: bool) -> Any:  # noqa: ANN401 - a cell
    if isinstance(value, float) and math.isnan(value):
        return None
    return (value or "") if text else value


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_igraph_reads_the_same_network(exported: Exported, graphs: dict[str, nx.Graph], name: str) -> None:
    """Each node with each attribute, each edge with each; parallel ones stay apart."""
    read = igraph.Graph.Read_GraphML(str(exported("graphml") / f"{name}.graphml"))
    graph = graphs[name]
    nodes = {
        vertex["id"]: {
            key: value
            for key, value in vertex.attributes().items()
            if key in NODE_ATTRIBUTES and _there(value, text=True) not in {None, ""}
        }
        for vertex in read.vs
    }
    ids = read.vs["id"]
    edges = Counter(read_edge(ids[e.source], ids[e.target], e.attributes()) for e in read.es)

    assert read.is_directed() == graph.is_directed()
    assert nodes == {iri: said_of_node(node) for iri, node in graph.nodes(data=True)}
    assert edges == Counter(said_of_edge(*edge) for edge in graph.edges(data=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_networkx_reads_the_same_network_from_gexf(
    exported: Exported, graphs: dict[str, nx.Graph], name: str
) -> None:
    """The same, with place, size and colour."""
    read = nx.read_gexf(exported("gexf") / f"{name}.gexf")
    graph = graphs[name]
    nodes = {
        iri: {key: value for key, value in node.items() if key in NODE_ATTRIBUTES}
        for iri, node in read.nodes(data=True)
    }

    assert read.is_directed() == graph.is_directed()
    assert nodes == {iri: said_of_node(node) for iri, node in graph.nodes(data=True)}
    assert all(node["viz"].keys() == {"size", "position", "color"} for _, node in read.nodes(data=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_gexfpy_reads_the_same_edges(exported: Exported, graphs: dict[str, nx.Graph], name: str) -> None:
    """Every edge of every kind. gexfpy knows GEXF 1.2 only, whose namespace the text gets here."""
    text = (exported("gexf") / f"{name}.gexf").read_text(encoding="utf-8")
    older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('"1.3"', '"1.2"')
    parser = XmlParser(config=ParserConfig(fail_on_unknown_properties=False))
    graph = parser.from_string(older, gexfpy.Gexf).graph
    (declared,) = (found.attribute for found in graph.attributes if found.class_value.value == "edge")
    titles = {attribute.id: (attribute.title, attribute.type.value) for attribute in declared}
    convert = {"long": int, "double": float, "string": str}
    edges: Counter[tuple[Any, ...]] = Counter()
    for edge in graph.edges[0].edge:
        values = {
            titles[value.for_value][0]: convert[titles[value.for_value][1]](value.value)
            for value in edge.attvalues[0].attvalue
        }
        edges[read_edge(edge.source, edge.target, values)] += 1

    assert edges == Counter(said_of_edge(*edge) for edge in graphs[name].edges(data=True))


def test_two_statements_about_two_things_are_two_edges(exported: Exported) -> None:
    """Ministries that co-fund, answer for measures together and are alike have an edge for each."""
    read = igraph.Graph.Read_GraphML(str(exported("graphml") / "overlap.graphml"))
    kinds: dict[frozenset[int], set[str]] = {}
    for edge in read.es:
        kinds.setdefault(frozenset(edge.tuple), set()).add(edge["relation"])

    assert max(map(len, kinds.values())) == 5
    assert sum(map(len, kinds.values())) == read.ecount()


def test_what_is_printed_read_and_estimated_is_told_apart(exported: Exported) -> None:
    """By an attribute of each edge: 154 estimates and 4 readings in the hierarchy, the rest printed."""
    read = igraph.Graph.Read_GraphML(str(exported("graphml") / "hierarchy.graphml"))

    assert Counter(read.es["origin"]) == {"printed": 452, "estimated": 154, "read": 4}


def test_an_estimated_edge_has_no_lines(exported: Exported) -> None:
    """As in the table of links: it is printed nowhere."""
    read = igraph.Graph.Read_GraphML(str(exported("graphml") / "hierarchy.graphml"))

    assert {bool(edge["lines"]) for edge in read.es if edge["origin"] == "estimated"} == {False}


def test_a_value_has_the_unit_of_its_measure(exported: Exported) -> None:
    """Five measures, each counted in something else."""
    read = igraph.Graph.Read_GraphML(str(exported("graphml") / "overlap.graphml"))

    assert {edge["relation"]: edge["value_unit"] for edge in read.es} == {
        "co-funds": "projects",
        "joint": "measures",
        "shared-goals": "index 0-1",
        "same-topics": "topics",
        "similar": "pairs of projects",
    }


def test_money_of_nodes_and_edges_is_what_the_page_warns_of(exported: Exported) -> None:
    """Seven times the budget in the hierarchy; whole ministries and doubled pairs in the other networks."""
    read = {name: nx.read_graphml(exported("graphml") / f"{name}.graphml") for name in NAMES}
    nodes = {
        name: sum(n.get("amount_krw", 0) for _, n in graph.nodes(data=True)) for name, graph in read.items()
    }
    edges: Counter[str] = Counter()
    for graph in read.values():
        for *_, edge in graph.edges(data=True):
            edges[edge["relation"]] += edge.get("amount_krw", 0)
    budget = edges["funded"]
    page = (paths.ROOT / "docs" / "exports.md").read_text(encoding="utf-8")

    assert nodes["hierarchy"] == 7 * budget
    assert nodes["cofunding"] > budget // 2 > edges["co-funds"] > edges["funds"]
    assert "예산의 일곱 배" in page
    assert "seven times the budget" in page


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_a_network_says_which_data_it_is_of(exported: Exported, kind: str) -> None:
    """Title and version."""
    text = (exported(kind) / f"overlap.{kind}").read_text(encoding="utf-8")

    assert "부처 사이의 다섯 가지 관계 (icd-2021@a89518e6)" in text


def test_labels_are_in_the_language_that_was_chosen(source: Source) -> None:
    """The other language stays as an attribute."""
    english = Source(source.store, source.manifest, "en")
    *_, drawing = drawings(english)
    labels = {(node.label, node.attributes["name_ko"]) for node in drawing.nodes}

    assert ("Ministry of Environment", "환경부") in labels


def test_more_money_is_a_larger_node(exported: Exported) -> None:
    """As on the explorer's pages: a radius whose area grows with the money, from 7 to 30."""
    read = nx.read_gexf(exported("gexf") / "overlap.gexf")
    sizes = sorted((node["amount_krw"], node["viz"]["size"]) for _, node in read.nodes(data=True))

    assert [size for _, size in sizes] == sorted(size for _, size in sizes)
    assert sizes[-1][1] == 30


def test_a_node_stands_where_the_explorer_puts_it(exported: Exported, graphs: dict[str, nx.Graph]) -> None:
    """All unfolded; upwards is upwards, as Gephi draws."""
    read = nx.read_gexf(exported("gexf") / "hierarchy.gexf")
    places = hierarchy_layout(graphs["hierarchy"]).unfolded
    found = {iri: node["viz"]["position"] for iri, node in read.nodes(data=True)}

    assert {iri: (place["x"], -place["y"]) for iri, place in found.items()} == {
        iri: (round(x, 1), round(y, 1)) for iri, (x, y) in places.items()
    }


def test_gephi_finds_the_kinds_of_edges(exported: Exported) -> None:
    """GEXF 1.3 tells parallel edges apart by `kind`."""
    root = etree.parse(str(exported("gexf") / "overlap.gexf")).getroot()
    edges = root.findall(".//{http://gexf.net/1.3}edge")

    assert {edge.get("kind") for edge in edges} == MEASURES
    assert all(edge.find(f"{VIZ}color") is not None for edge in edges)


def test_attributes_are_those_of_the_explorer() -> None:
    """Whoever has a file of each can put them side by side."""
    script = (resources.files("policygraph.view") / "static" / "formats.js").read_text(encoding="utf-8")
    for columns, ours in (("nodeColumns", NODE_ATTRIBUTES), ("edgeColumns", EDGE_ATTRIBUTES)):
        (line,) = (line for line in script.splitlines() if line.strip().startswith(f"const {columns} = "))
        names = set(line.partition("[")[2].partition("]")[0].replace('"', "").split(", "))
        assert names - {"id", "from", "to", "from_name", "to_name", "statements"} <= set(ours)


def test_what_xml_cannot_hold_does_not_break_a_file() -> None:
    """Control characters are replaced, marks escaped, line ends in attributes kept."""
    root = Element("urn:x", "a", {"b": 'x"<&\n\x00'}, "1 < 2 & \x0b")
    read = etree.fromstring(root.document())

    assert (read.get("b"), read.text) == ('x"<&\n�', "1 < 2 & �")
