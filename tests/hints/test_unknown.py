"""Terms that nothing is said of: which, and what was meant."""

import pytest

from policygraph.hints import patterns, unknown_terms
from policygraph.store import EmbeddedStore, open_store


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


@pytest.mark.many(quick=2)
@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("?s pg:fundedby ?o", "pg:fundedby은(는) 그래프에 없습니다: 혹시 pg:fundedBy (예산을 내는 부처)?"),
        ("?s a pg:Projct", "pg:Projct은(는) 그래프에 없습니다: 혹시 pg:Project (사업)?"),
        ("?s skos:prefLabl ?o", "skos:prefLabl은(는) 그래프에 없습니다: 혹시 skos:prefLabel?"),
        (
            "?s <https://w3id.org/policygraph/ontology#amont> ?o",
            "<https://w3id.org/policygraph/ontology#amont>은(는) 그래프에 없습니다: 혹시 pg:amount (금액)?",
        ),
        ("?s pg:zzzzzzzz ?o", "pg:zzzzzzzz은(는) 그래프에 없습니다"),
        (
            "GRAPH <https://w3id.org/policygraph/graph/icd-2021/aserted> { ?s ?p ?o }",
            (
                "<https://w3id.org/policygraph/graph/icd-2021/aserted>은(는) 그래프에 없습니다:"
                " 혹시 https://w3id.org/policygraph/graph/icd-2021/asserted?"
            ),
        ),
    ],
)
def test_a_misspelt_term_suggests_the_nearest(store: EmbeddedStore, pattern: str, message: str) -> None:
    """With what it is called."""
    found = unknown_terms(store, f"SELECT * {{ {pattern} }}")

    assert [term.message("ko") for term in found] == [message]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s pg:fundedBy ?o ; a pg:Project }",
        "SELECT * { ?s ?p 'pg:fundedby' } # pg:Projct",
        "SELECT * { ?s <urn:not-ours> ?o }",
        "SELECT * { ?s pg:amount ?o FILTER(?o > '1'^^xsd:nonNegativeInteger) }",
        "PREFIX pg: <urn:mine#> SELECT * { ?s pg:fundedby ?o }",
        "SELECT * { GRAPH <https://w3id.org/policygraph/graph/ontology> { ?s ?p ?o } }",
    ],
)
def test_what_is_known_or_not_ours_is_not_noted(store: EmbeddedStore, sparql: str) -> None:
    """Terms that exist, words in strings and comments, other namespaces, datatypes."""
    assert unknown_terms(store, sparql) == ()


def test_the_patterns_of_a_query_are_counted_alone(store: EmbeddedStore) -> None:
    """Constants count, variables do not join; a path counts its properties."""
    sparql = 'SELECT * { ?p a pg:Project ; pg:fundedBy/skos:altLabel "MOTIE"@en . ?p pg:code ?code }'
    found = {pattern.text: (pattern.meaning, pattern.triples) for pattern in patterns(store, sparql, "ko")}
    codes = store.query("SELECT (COUNT(*) AS ?n) { ?s pg:code ?o }").bindings().rows[0][0]

    assert found["?p a pg:Project"] == ("사업", 154)
    assert found["?p pg:code ?code"] == ("번호", codes)
    assert [text for text in found if "pg:fundedBy/skos:altLabel" in text] != []
