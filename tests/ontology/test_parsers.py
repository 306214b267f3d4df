"""Every published file reads the same in three RDF libraries, and uses no term that is not declared."""

from functools import cache
from io import BytesIO
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from policygraph import paths
from policygraph.store import ontology_files

NAME = "https://example.org/read"
PUBLISHED = sorted(paths.TRIPLES.rglob("*.ttl"))
ONTOLOGY = (*ontology_files(), paths.ONTOLOGY / "alignments.ttl")
FILES = [*PUBLISHED, *ONTOLOGY]
# Terms that OWL 2 and RDF themselves define; rdf:value is how the Web Annotation model writes a selector.
# Annotations such as rdfs:comment are part of OWL.
BUILT_IN = (
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
)


@cache
def triples(path: Path) -> frozenset[ox.Triple]:
    """The triples of a file, as pyoxigraph reads it."""
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return frozenset(quad.triple for quad in quads)


def count_by_owlready(path: Path) -> int:
    """How many triples owlready2 holds, which reads no Turtle and is given N-Triples.

    It calls what it is given an ontology: a file that is none has that triple more.
    """
    data = ox.serialize(triples(path), format=ox.RdfFormat.N_TRIPLES) or b""
    world = owlready2.World()
    ontology = world.get_ontology(NAME).load(fileobj=BytesIO(data))
    own = any(triple.object == ox.NamedNode(str(OWL.Ontology)) for triple in triples(path))
    return len(ontology.graph) - (0 if own else 1)


@pytest.mark.many(quick=5)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(paths.ROOT).as_posix())
def test_three_libraries_read_the_same_number_of_triples(path: Path) -> None:
    """What opens in one tool opens in the others: rdflib, pyoxigraph, owlready2 (by N-Triples)."""
    counts = {len(Graph().parse(path, format="turtle")), len(triples(path)), count_by_owlready(path)}

    assert (len(counts), min(counts) > 0) == (1, True)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.relative_to(paths.TRIPLES).as_posix())
def test_a_published_file_uses_only_declared_terms(path: Path) -> None:
    """Every class and property of the data is declared in the ontology that it is loaded with."""
    declared: set[URIRef] = set()
    for name in ("policygraph.ttl", "cube.ttl"):
        graph = Graph().parse(paths.ONTOLOGY / name, format="turtle")
        declared |= {term for term in graph.subjects(RDF.type) if isinstance(term, URIRef)}
    used = {triple.predicate.value for triple in triples(path)}
    used |= {str(t.object).strip("<>") for t in triples(path) if t.predicate.value == str(RDF.type)}

    assert {term for term in used if not term.startswith(BUILT_IN)} - {
        str(term) for term in declared
    } == set()
