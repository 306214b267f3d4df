"""Which graphs a query is about."""

import pytest

from policygraph import terms
from policygraph.store import EmbeddedStore, open_store

TURTLE = b"@prefix pg: <https://w3id.org/policygraph/ontology#> . pg:%s pg:order 1 ."
COUNT = "SELECT (COUNT(*) AS ?n) {} {{ {} }}"


@pytest.fixture
def two_graphs() -> EmbeddedStore:
    """A triple in each of two graphs."""
    store = EmbeddedStore()
    for name in ("a", "b"):
        store.load(TURTLE % name.encode(), f"urn:{name}")
    return store


@pytest.mark.parametrize(
    ("dataset", "pattern", "expected"),
    [
        ("", "?s ?p ?o", 2),
        ("FROM <urn:a>", "?s ?p ?o", 1),
        ("from <urn:a> FROM <urn:b>", "?s ?p ?o", 2),
        ("FROM <urn:none>", "?s ?p ?o", 0),
        ("FROM NAMED <urn:a>", "GRAPH ?g { ?s ?p ?o }", 1),
        ("", "GRAPH <urn:b> { ?s ?p ?o }", 1),
        ("", "?from ?p ?o", 2),
        ("", "?s ?p ?o # FROM <urn:a>", 2),
        ("", '?s ?p ?o FILTER("FROM <urn:a>" != "")', 2),
    ],
)
def test_a_query_is_about_the_graphs_it_names(
    two_graphs: EmbeddedStore, dataset: str, pattern: str, expected: int
) -> None:
    """FROM makes the default graph; without it that is the union, and the word elsewhere means nothing."""
    pattern = f"{pattern}\n"
    assert two_graphs.query(COUNT.format(dataset, pattern)).bindings().rows == ((expected,),)


def test_the_published_graphs_can_be_asked_apart() -> None:
    """FROM a published graph counts its triples and no others."""
    store = open_store()
    asserted = terms.graph("icd-2021", terms.ASSERTED)
    found = store.query(COUNT.format(f"FROM <{asserted}>", "?s ?p ?o")).bindings().rows
    assert found == ((sum(1 for _ in store.triples(asserted)),),)
