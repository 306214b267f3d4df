"""The pages that are networks: the hierarchy, co-funding, and overlap with its matrix."""

from typing import Any

import networkx as nx

from policygraph.analyse.networks import Material
from policygraph.analyse.ties import MEASURES
from policygraph.view.curation import Repairs
from policygraph.view.figures import described
from policygraph.view.frame import Frame
from policygraph.view.layout import LAYOUTS
from policygraph.view.matrix import matrix
from policygraph.view.network import Picture, render_network


def network_page(name: str, frame: Frame, graph: nx.Graph, repairs: Repairs, material: Material) -> str:
    """The page of a network, by its name."""
    if name == "hierarchy":
        return hierarchy_page(frame, graph, repairs)
    page = co_funding_page if name == "cofunding" else overlap_page
    return page(frame, graph, repairs, material)


def hierarchy_page(frame: Frame, graph: nx.MultiDiGraph, repairs: Repairs) -> str:
    """From the vision down to the ministries, by both chains."""
    links = ("part", "read", "linked", "responsible", "funded")
    picture = Picture(graph, LAYOUTS["hierarchy"](graph), "columns", repairs)
    return _draw(frame, "hierarchy.html", picture, links)


def co_funding_page(frame: Frame, graph: nx.MultiDiGraph, repairs: Repairs, material: Material) -> str:
    """The projects of several ministries and who pays for them."""
    picture = Picture(graph, LAYOUTS["cofunding"](graph), "sides", repairs, _names(material))
    return _draw(frame, "cofunding.html", picture, ("funds",))


def overlap_page(frame: Frame, graph: nx.MultiGraph, repairs: Repairs, material: Material) -> str:
    """Ministries tied by each measure, and where their money meets."""
    picture = Picture(graph, LAYOUTS["overlap"](graph), "circle", repairs, _names(material))
    return _draw(frame, "overlap.html", picture, MEASURES, matrix=matrix(material), has_strength=True)


def _draw(frame: Frame, file: str, picture: Picture, links: tuple[str, ...], **content: Any) -> str:  # noqa: ANN401 - for templates
    page = frame.page(file, **{"matrix": None, "has_strength": False, **content})
    page |= {
        "links": links,
        "folds": any(fold for _, fold in picture.graph.nodes(data="fold")),
        "figure": described(frame, f"policygraph-{file.removesuffix('.html')}", (page["ko"], page["en"]), ()),
        "has_pages": not frame.alone,
        "source": frame.source,
    }
    return render_network(picture, page)


def _names(material: Material) -> dict[str, tuple[str, str]]:
    """What edges list: projects, measures, goals and topics, by their IRIs."""
    elements = {
        iri: (f"{node['code']} {node['ko']}".strip(), f"{node['code']} {node['en']}".strip())
        for iri, node in material.nodes.items()
    }
    pairs = {
        result: (f"{one[0]} ↔ {other[0]}", f"{one[1]} ↔ {other[1]}")
        for result, one, other in (
            (result, elements[first], elements[second]) for result, first, second in material.alike
        )
    }
    return elements | dict(material.topic_names) | pairs
