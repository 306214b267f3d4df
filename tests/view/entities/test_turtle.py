"""The Turtle of a page holds exactly what the store says of its thing."""

import html
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from policygraph.store import open_store
from policygraph.things import Term
from policygraph.view.entities.turtle import Fact, to_turtle

_GRAPH = "https://w3id.org/policygraph/graph/x/asserted"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def parsed(turtle: str) -> set[tuple[str, ...]]:
    """The triples of a text of Turtle, as N-Triples writes their terms."""
    graph = Graph()
    graph.parse(data=turtle, format="turtle")
    return {tuple(term.n3() for term in triple) for triple in graph}


@pytest.fixture(scope="module")
def stored() -> dict[str, set[tuple[str, ...]]]:
    """What the store says of each subject."""
    store, graph = open_store(), Graph()
    lines = "\n".join(line for name in store.graphs() for line in store.triples(name))
    graph.parse(data=lines, format="nt")
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for triple in graph:
        found[str(triple[0])].add(tuple(term.n3() for term in triple))
    return found


def shown(page: Path) -> tuple[str, str]:
    """The IRI that a page is of, and its Turtle."""
    text = page.read_text(encoding="utf-8")
    iri = re.search(r"<dt>IRI</dt><dd><code>(.*?)</code>", text)
    turtle = re.search(r'<pre id="turtle"[^>]*>(.*?)</pre>', text, re.DOTALL)
    assert iri is not None
    assert turtle is not None
    return html.unescape(iri[1]), html.unescape(turtle[1])


@pytest.mark.slow
def test_every_page_has_exactly_the_triples_of_its_thing(
    site: Path, stored: dict[str, set[tuple[str, ...]]]
) -> None:
    """Read again by another library: nothing is missing, nothing is added."""
    pages = [shown(page) for page in sorted((site / "id").rglob("*.html"))]
    assert len(pages) > 600
    assert [iri for iri, turtle in pages if parsed(turtle) != stored[iri]] == []


@pytest.mark.slow
def test_a_changed_triple_is_noticed(site: Path, stored: dict[str, set[tuple[str, ...]]]) -> None:
    """The comparison trips on one letter."""
    iri, turtle = shown(site / "id" / "icd-2021" / "project" / "1-1-9.html")
    assert (parsed(turtle) == stored[iri], parsed(turtle.replace("IoT", "loT", 1)) == stored[iri]) == (
        True,
        False,
    )


def test_each_graph_is_named_above_what_it_says(site: Path) -> None:
    """Printed, then read by a person, then where it stands, then inferred; each under its name."""
    _, turtle = shown(site / "id" / "icd-2021" / "project" / "1-1-9.html")
    assert [line.rpartition("/")[2] for line in turtle.splitlines() if line.startswith("#")] == [
        "asserted",
        "curated",
        "inferred",
        "evidence",
    ]


@pytest.mark.parametrize(
    "value",
    [
        Term('a "quote" and a \\ and a\nline\r and a\ttab'),
        Term("\"\"\" ''' </pre><script>", language="ko"),
        Term("\u2028\x7f\u0085"),
        Term("007", datatype=f"{_XSD}integer"),
        Term("-12", datatype=f"{_XSD}integer"),
        Term("1.50", datatype=f"{_XSD}decimal"),
        Term("x", datatype="urn:type<>"),
        Term("https://example.org/a(b)?c=d&e#f", kind="uri"),
        Term("urn:with space", kind="uri"),
        Term("https://w3id.org/policygraph/ontology#Project", kind="uri"),
        Term("https://w3id.org/policygraph/ontology#", kind="uri"),
    ],
)
def test_any_value_survives(value: Term) -> None:
    """Quotes, line ends, odd numbers and IRIs come back as they were."""
    graph = Graph(bind_namespaces="none")
    graph.parse(data=to_turtle("urn:s", [Fact(_GRAPH, "urn:p", value)]), format="turtle")
    ((_, _, read),) = list(graph)
    lexical = str(read) if isinstance(read, URIRef) else getattr(read, "value", None)
    assert str(read) == value.value or str(lexical) == str(int(value.value))
