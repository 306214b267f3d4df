"""A dataset as canonical N-Quads (RDF Dataset Canonicalization, RDFC-1.0): one text for one dataset.

Blank nodes, which only the ontology has, get the labels that the algorithm gives them, whatever an engine
called them; the quads are sorted by code point.

>>> canonical_quads({"urn:g": b"_:x <urn:p> _:y . _:y <urn:q> 1 ."}).decode().splitlines()[0]
'_:c14n0 <urn:q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .'
"""

from collections.abc import Mapping

import pyoxigraph as ox


def canonical_quads(graphs: Mapping[str, bytes]) -> bytes:
    """The dataset of named graphs, each given as Turtle or N-Triples; blank nodes of two graphs are different."""
    dataset = ox.Dataset()
    for number, (name, triples) in enumerate(graphs.items()):
        graph = ox.NamedNode(name)
        for quad in ox.parse(triples, format=ox.RdfFormat.TURTLE):
            dataset.add(
                ox.Quad(_apart(quad.subject, number), quad.predicate, _apart(quad.object, number), graph)
            )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def _apart(term: ox.Triple | ox.NamedNode | ox.BlankNode | ox.Literal, number: int) -> object:
    return ox.BlankNode(f"g{number}{term.value}") if isinstance(term, ox.BlankNode) else term
