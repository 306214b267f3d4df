"""What is taken away from a network: what the picture shows, read back by other libraries."""

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib

from policygraph.store import open_store
from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VIEWS = {
    "folded": ("hierarchy.html", ""),
    "unfolded": ("hierarchy.html", "#all=1"),
    "filtered": ("hierarchy.html", "#all=1&ministry=ministry/me+ministry/mof"),
    "focused": ("hierarchy.html", "#focus=ministry/me"),
    "co-funding": ("cofunding.html", "#lang=en"),
    "overlap": ("overlap.html", "#links=joint+shared-goals+same-topics"),
}
SVG = "{http://www.w3.org/2000/svg}"


def rows(text: bytes) -> list[dict[str, str]]:
    """A CSV with its header."""
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("view", VIEWS)
def test_tables_and_gexf_hold_what_is_shown(visit: Visit, site: Path, view: str, tmp_path: Path) -> None:
    """CSV and GEXF have the nodes and lines of the picture, parallel lines too."""
    name, fragment = VIEWS[view]
    visit.open(site / name, fragment)
    shown = visit.counts()["state"]
    path = tmp_path / "x.gexf"
    path.write_bytes(visit.download("gexf"))
    graph = nx.read_gexf(path)
    edges = ET.parse(path).getroot().findall(".//{http://gexf.net/1.3}edge")  # noqa: S314 - our own

    assert (
        (len(rows(visit.download("csv-nodes"))), len(rows(visit.download("csv-edges")))),
        (len(graph), len(edges)),
        graph.number_of_edges() <= len(edges),
    ) == (shown, shown, True)


def test_parallel_lines_survive_in_gexf(visit: Visit, site: Path, tmp_path: Path) -> None:
    """Where four measures tie two ministries there are four edges, each of its kind."""
    visit.open(site / "overlap.html", "#links=joint+shared-goals+same-topics")
    path = tmp_path / "x.gexf"
    path.write_bytes(visit.download("gexf"))
    base = "https://w3id.org/policygraph/id/ministry/"
    pairs = [
        edge.get("label")
        for edge in ET.parse(path).getroot().iter("{http://gexf.net/1.3}edge")  # noqa: S314 - our own
        if {edge.get("source"), edge.get("target")} == {f"{base}motie", f"{base}mohw"}
    ]

    assert len(set(pairs)) == 4


def test_gexf_says_sizes_colours_and_where_it_is_from(visit: Visit, site: Path, tmp_path: Path) -> None:
    """Gephi finds label, size and colour of each node; the description names source and version."""
    visit.open(site / "hierarchy.html")
    path = tmp_path / "x.gexf"
    path.write_bytes(visit.download("gexf"))
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    graph = nx.read_gexf(path)
    node = graph.nodes["https://w3id.org/policygraph/id/ministry/me"]
    described = root.findtext(".//{http://gexf.net/1.3}description") or ""

    assert (node["label"], node["amount_krw"], set(node["viz"]) >= {"size", "color", "position"}) == (
        "환경부",
        64_396_000_000,
        True,
    )
    assert ("icd-2021@" in described, "원문" in described) == (True, True)


@pytest.mark.parametrize("view", ["unfolded", "filtered", "co-funding", "overlap"])
def test_turtle_says_only_what_the_graph_says(visit: Visit, site: Path, view: str) -> None:
    """Every triple of the export is in the store; every statement that is shown is in the export."""
    name, fragment = VIEWS[view]
    page = visit.open(site / name, fragment)
    turtle = rdflib.Graph().parse(data=visit.download("turtle"), format="turtle")
    store = open_store()
    unknown = [
        triple
        for triple in turtle
        if not store.query(f"SELECT * {{ {' '.join(part.n3() for part in triple)} }} LIMIT 1").bindings().rows
    ]
    statements = page.evaluate(
        "policygraph.shown.get().edges.flatMap((edge) => edge.members).filter((edge) => edge.property).length"
    )
    own = "https://w3id.org/policygraph/ontology#"
    allocations = len(set(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(f"{own}Allocation"))))
    relations = sum(
        str(predicate).startswith(own)
        and not str(predicate).endswith(("#project", "#ministry", "#amount", "#fundedBy"))
        for predicate in turtle.predicates()
    )

    assert (unknown, allocations + relations) == ([], statements)


def test_the_picture_is_svg_with_real_text(visit: Visit, site: Path) -> None:
    """Every label, the title, unit, source and version are text; every node and line is a path."""
    page = visit.open(site / "hierarchy.html")
    root = ET.fromstring(visit.download("svg"))  # noqa: S314 - our own
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    labels = page.evaluate("policygraph.canvas.labels().filter((one) => one.shown).map((one) => one.text)")
    joined = "".join(texts).replace(" ", "")
    caption = " ".join(texts)

    assert [label for label in labels if label.replace(" ", "") not in joined] == []
    assert ("계획 체계" in texts, "단위: 억원" in caption, "icd-2021@" in caption, "원문" in caption) == (
        True,
        True,
        True,
        True,
    )
    assert len(list(root.iter(f"{SVG}path"))) >= 42 + 117


def test_the_picture_is_png_for_print(visit: Visit, site: Path) -> None:
    """At 300 dots an inch, which the file says of itself."""
    visit.open(site / "cofunding.html")
    png = visit.download("png")
    width = struct.unpack(">I", png[16:20])[0]
    at = png.index(b"pHYs")

    assert (png[:8], width > 2000, struct.unpack(">I", png[at + 4 : at + 8])[0]) == (
        b"\x89PNG\r\n\x1a\n",
        True,
        round(300 / 0.0254),
    )


def test_each_row_says_where_it_is_from(visit: Visit, site: Path) -> None:
    """Every row of both tables has its lines, the title, the source and the version of the data."""
    visit.open(site / "hierarchy.html", "#all=1")
    for button in ("csv-nodes", "csv-edges"):
        lacking = [
            row
            for row in rows(visit.download(button))
            if not all(row[name] for name in ("lines", "figure", "source", "data_version"))
        ]
        assert lacking == []


def test_files_go_by_figure_and_language(visit: Visit, site: Path) -> None:
    """A file's name says what it is and in which language."""
    page = visit.open(site / "overlap.html", "#lang=en")
    page.evaluate("document.getElementById('save').open = true")
    with page.expect_download() as caught:
        page.locator("#save-csv-edges").click()

    assert caught.value.suggested_filename == "policygraph-overlap-edges-en.csv"
