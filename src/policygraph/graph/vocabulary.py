"""Namespaces as rdflib takes them, and what every graph's writer shares."""

from collections.abc import Iterator

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from policygraph import terms
from policygraph.model import Name
from policygraph.triples import PG, Triple

__all__ = ["CUBE", "OA", "PG", "QB", "Triple", "annotated", "names"]

OA = Namespace(terms.PREFIXES["oa"])
QB = Namespace(terms.PREFIXES["qb"])
CUBE = Namespace(terms.CUBE)


def names(iri: URIRef, name: Name) -> Iterator[Triple]:
    """A name in all its forms."""
    yield iri, SKOS.prefLabel, Literal(name.clean, "ko")
    for form in name.alternatives:
        yield iri, SKOS.altLabel, Literal(form, "ko")
    for form in name.damaged:
        yield iri, SKOS.hiddenLabel, Literal(form, "ko")


def annotated(note: URIRef, statement: Triple) -> Iterator[Triple]:
    """A statement, and a note on it that more can be said of."""
    subject, prop, value = statement
    yield statement
    yield note, RDF.type, OWL.Axiom
    yield note, OWL.annotatedSource, subject
    yield note, OWL.annotatedProperty, prop
    yield note, OWL.annotatedTarget, value
