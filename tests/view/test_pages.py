"""What is written into the pages, before any browser opens them."""

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from policygraph import paths
from policygraph.analyse.networks import (
    Material,
    co_funding_network,
    hierarchy,
    overlap_network,
    read_material,
)
from policygraph.store import open_store
from policygraph.view import PAGES, write_site
from policygraph.view.layout import circle_layout, hierarchy_layout, two_column_layout


@pytest.fixture(scope="module")
def material() -> Material:
    """The networks' material from the published build."""
    return read_material(open_store())


def _data(site: Path, name: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="graph">(.*?)</script>',
        (site / name).read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.slow
def test_pages_are_the_same_bytes_every_time(site: Path, tmp_path: Path) -> None:
    """Output depends on the build alone: every page, in the folders too."""
    pages = write_site(open_store(), paths.TRIPLES, tmp_path)
    names = [str(page.relative_to(tmp_path)) for page in pages]
    changed = [name for name in names if (tmp_path / name).read_bytes() != (site / name).read_bytes()]
    assert (len(names) > 600, changed) == (True, [])


def test_no_page_names_another_host(site: Path) -> None:
    """Nothing in a page's markup links or loads from elsewhere."""
    pattern = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
    markup = {
        name: re.sub(r"<script>.*?</script>", "", (site / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        for name, _, _ in PAGES
    }
    assert [name for name, html in markup.items() if pattern.search(html)] == []


@pytest.mark.parametrize("name", ["hierarchy.html", "cofunding.html", "overlap.html"])
def test_every_node_carries_its_source(site: Path, name: str) -> None:
    """No node of a network is without a quotation and its line."""
    assert [node["ko"] for node in _data(site, name)["nodes"] if not node["evidence"]] == []


def test_the_hierarchy_reaches_every_ministry_from_the_vision(material: Material) -> None:
    """Vision → goal → strategy → task → measure → ministry is a path for each of the eleven."""
    graph = hierarchy(material)
    vision = next(iri for iri, kind in graph.nodes(data="kind") if kind == "Vision")
    reached = {iri for iri in nx.descendants(graph, vision) if graph.nodes[iri]["kind"] == "Ministry"}
    assert len(reached) == 11


def test_the_edges_of_the_hierarchy_carry_all_the_money(material: Material) -> None:
    """Project edges, and the sums from performance goals, each come to the plan's total."""
    graph = hierarchy(material)
    by_kind = {"Project": 0, "PerformanceGoal": 0}
    for one, _, edge in graph.edges(data=True):
        if edge["kind"] == "funded":
            by_kind[graph.nodes[one]["kind"]] += edge["amount"]
    assert by_kind == {"Project": 3_592_911_000_000, "PerformanceGoal": 3_592_911_000_000}


def test_shares_of_a_co_funded_project_add_up(material: Material) -> None:
    """The edges into each of the five projects carry the whole of its money."""
    graph = co_funding_network(material)
    projects = [iri for iri, kind in graph.nodes(data="kind") if kind == "Project"]
    sums = [round(sum(edge["share"] for _, _, edge in graph.in_edges(iri, data=True)), 9) for iri in projects]
    assert sums == [1.0] * 5


def test_the_overlap_network_is_symmetric_and_small(material: Material) -> None:
    """Eleven ministries, ten co-funding pairs, five ministries without any."""
    graph = overlap_network(material)
    assert (len(graph), graph.number_of_edges(), len(list(nx.isolates(graph)))) == (11, 10, 5)


def test_every_layout_places_every_node_apart(material: Material) -> None:
    """No two nodes that can be shown together stand in one place."""
    placed = {
        "hierarchy": hierarchy_layout(hierarchy(material)),
        "sides": two_column_layout(co_funding_network(material), "Ministry", "Project"),
        "circle": circle_layout(overlap_network(material)),
    }
    folded = {iri for iri, node in material.nodes.items() if node["kind"] in {"Measure", "Project"}}
    clashes = {}
    for name, positions in placed.items():
        spots = [spot for iri, spot in positions.items() if name != "hierarchy" or iri not in folded]
        clashes[name] = len(spots) - len(set(spots))
    assert (clashes, len(placed["hierarchy"])) == (
        {"hierarchy": 0, "sides": 0, "circle": 0},
        len(material.nodes),
    )
