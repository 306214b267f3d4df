"""What a reasoner is given, read by two other libraries."""

from io import BytesIO
from typing import Literal

import owlready2
import pytest
from rdflib import Graph, URIRef

from policygraph import CommandError, KnowledgeGraph

pytestmark = pytest.mark.slow

PG = "https://w3id.org/policygraph/ontology#"
PROJECT = "https://w3id.org/policygraph/id/icd-2021/project/1-1-3"


def test_owlready2_reads_it_in_both_forms(plan: KnowledgeGraph) -> None:
    """N-Triples and RDF/XML, with the same individuals."""
    found = []
    forms: tuple[Literal["ntriples", "rdfxml"], ...] = ("ntriples", "rdfxml")
    for form in forms:
        world = owlready2.World()
        text = plan.owl("icd-2021/project/1-1-3", form=form)
        world.get_ontology("urn:policygraph:test").load(fileobj=BytesIO(text.encode()))
        found.append({one.iri for one in world.individuals()})

    assert found[0] == found[1]
    assert PROJECT in found[0]


def test_what_was_inferred_is_told_only_when_asked(plan: KnowledgeGraph) -> None:
    """Otherwise a reasoner has something to find."""

    def classes(*, inferred: bool) -> set[str]:
        graph = Graph().parse(data=plan.owl("icd-2021/project/1-1-3", inferred=inferred), format="nt")
        return {str(kind) for kind in graph.objects(URIRef(PROJECT)) if str(kind).startswith(PG)}

    assert (classes(inferred=False), classes(inferred=True)) == (
        {f"{PG}Project"},
        {f"{PG}Project", f"{PG}CoFundedProject"},
    )


def test_another_form_is_told_with_those_there_are(plan: KnowledgeGraph) -> None:
    """Turtle, which owlready2 cannot read."""
    with pytest.raises(CommandError, match="there are ntriples, rdfxml"):
        plan.owl(form="turtle")  # type: ignore[arg-type]
