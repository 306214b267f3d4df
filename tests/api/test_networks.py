"""Networks with plain attributes, compared with the graph; and their pictures."""

from base64 import b64decode
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from policygraph import CommandError, KnowledgeGraph

pytestmark = pytest.mark.slow

NAMES = ("hierarchy", "cofunding", "overlap")


@pytest.mark.parametrize("name", NAMES)
def test_attributes_are_text_and_numbers(plan: KnowledgeGraph, name: str) -> None:
    """Nothing else, so that every format and frame takes them."""
    graph = plan.network(name)  # type: ignore[arg-type]
    values = [v for _, node in graph.nodes(data=True) for v in node.values()]
    values += [v for *_, edge in graph.edges(data=True) for v in edge.values()]

    assert {type(value) for value in values} <= {str, int, float}


@pytest.mark.parametrize("name", NAMES)
def test_a_network_is_written_and_read_back(plan: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    """GraphML takes it as it is; nothing is lost on the way."""
    graph = plan.network(name)  # type: ignore[arg-type]
    nx.write_graphml(graph, tmp_path / "network.graphml")
    found = nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)

    assert dict(found.nodes(data=True)) == dict(graph.nodes(data=True))
    assert found.number_of_edges() == graph.number_of_edges()


def test_the_money_of_the_hierarchy_is_that_of_the_rows(plan: KnowledgeGraph) -> None:
    """Each budget row is an edge from its project to its ministry."""
    edges = nx.to_pandas_edgelist(plan.network("hierarchy"))
    funded = edges[edges["kind"] == "funded"].groupby("target")["amount_krw"].sum()
    rows = plan.ask(
        "SELECT ?ministry (SUM(?won) AS ?krw) { ?row a pg:Allocation ; pg:ministry ?ministry ;"
        " pg:amount ?won } GROUP BY ?ministry"
    )

    assert {str(row.ministry): row.krw for row in rows} == {k: int(v) for k, v in funded.items()}


def test_who_funds_what_together_is_that_of_the_question(plan: KnowledgeGraph) -> None:
    """To the won, with the line of each row."""
    graph = plan.network("cofunding")
    edges = {
        (graph.nodes[project]["ko"], graph.nodes[ministry]["ko"], edge["amount_krw"], edge["lines"])
        for project, ministry, edge in graph.edges(data=True)
    }

    assert edges == {
        (row.project_name, row.ministry_name, row.amount_krw, str(row.line))
        for row in plan.ask("co-funded-projects")
    }


def test_what_does_not_apply_is_left_out(plan: KnowledgeGraph) -> None:
    """A tie that no money makes has no amount, and no zero."""
    edges = [edge for *_, edge in plan.network("overlap").edges(data=True)]

    assert {edge["kind"] for edge in edges if "amount_krw" in edge} == {"co-funds"}


def test_a_pandas_frame_takes_results_and_networks(plan: KnowledgeGraph) -> None:
    """Columns are the fields."""
    frame = pd.DataFrame(plan.overlap("shared-goals"))

    assert list(frame.columns[:3]) == ["measure", "measure_name", "names"]
    assert nx.to_pandas_edgelist(plan.network("overlap"))["value"].notna().all()


def test_an_unknown_network_is_told_with_those_there_are(plan: KnowledgeGraph) -> None:
    """For the network and for its picture."""
    for ask in (plan.network, plan.picture):
        with pytest.raises(CommandError, match="there are hierarchy, cofunding, overlap"):
            ask("flows")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_page_of_the_explorer(plan: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    """In a notebook it stands in a frame of its own; a file takes it whole; it fetches nothing."""
    picture = plan.picture(name)  # type: ignore[arg-type]
    shown = picture._repr_html_()
    file = picture.save(tmp_path / "picture.html")

    assert file.read_text(encoding="utf-8") == picture.page
    address, _, opened = shown.partition('src="')[2].partition('"')[0].partition("#")
    assert (b64decode(address.partition("base64,")[2]).decode(), opened) == (picture.page, "lang=ko")
    assert (len(repr(picture)) < 60, 'src="http' in picture.page) == (True, False)
