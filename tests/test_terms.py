"""Identifiers are minted from stable facts, and always the same way."""

import pytest

from policygraph import terms
from policygraph.model import Span


@pytest.mark.parametrize(
    ("minted", "expected"),
    [
        (terms.individual("icd-2021", "task", "2-1"), "https://w3id.org/policygraph/id/icd-2021/task/2-1"),
        (terms.ministry("MOTIE"), "https://w3id.org/policygraph/id/ministry/motie"),
        (terms.text("icd-2021"), "https://w3id.org/policygraph/id/icd-2021/text"),
        (terms.graph("icd-2021", "curated"), "https://w3id.org/policygraph/graph/icd-2021/curated"),
        (terms.graph(terms.ONTOLOGY), "https://w3id.org/policygraph/graph/ontology"),
        (terms.evidence("p", Span(301, 302)), "https://w3id.org/policygraph/id/p/line/301-302"),
        (terms.evidence("p", Span(301, 301)), "https://w3id.org/policygraph/id/p/line/301"),
        (terms.evidence("p", Span(301, 301, 2)), "https://w3id.org/policygraph/id/p/line/301/cell/2"),
    ],
)
def test_an_identifier_is_its_path(minted: str, expected: str) -> None:
    """Each kind of identifier has the form that is published."""
    assert minted == expected


def test_the_ontology_has_the_published_namespace() -> None:
    """The prefix pg: is the namespace under which the ontology is published."""
    assert terms.PREFIXES["pg"] == "https://w3id.org/policygraph/ontology#"
