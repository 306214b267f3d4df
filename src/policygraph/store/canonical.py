"""A dataset as canonical N-Quads (RDF Dataset Canonicalization, RDFC-1.0): one text for one dataset.

Blank nodes, which only the ontology has, get the labels that the algorithm gives them, whatever an engine
called them; the quads are sorted by code point.

>>> canonical_quads({"urn:g": b"_:x <urn:p> _:y . _:y <urn:q> 1 ."}).decode().splitlines()[0]
'_:c14n0 <urn:p> _:c14n1 <urn:g> .'
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Quad:
    """A statement of a graph.

    Attributes:
        kind: of the value: `iri`, `blank` or `literal`.
        language: of a text that has one, else nothing.
        datatype: of a literal.
    """

    graph: str
    subject: str
    property: str
    value: str
    kind: str
    language: str = ""
    datatype: str = ""


def canonical_quads(graphs: Mapping[str, bytes]) -> bytes:
    """The dataset of named graphs, each given as Turtle; blank nodes of two graphs are never one."""
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


def _apart(term: Any, number: int) -> Any:  # noqa: ANN401 - as below
    # The dot keeps number and label apart: without it `1x` of graph 1 would be `x` of graph 11.
    return ox.BlankNode(f"g{number}.{term.value}") if isinstance(term, ox.BlankNode) else term


def read_quads(quads: bytes) -> Iterator[Quad]:
    """The statements of N-Quads; blank nodes as they are written, `_:b`."""
    for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS):
        value = quad.object
        kind, language, datatype = "iri", "", ""
        if isinstance(value, ox.Literal):
            kind, language, datatype = "literal", value.language or "", value.datatype.value
        elif isinstance(value, ox.BlankNode):
            kind = "blank"
        yield Quad(
            quad.graph_name.value,
            _name(quad.subject),
            quad.predicate.value,
            value.value if kind == "literal" else _name(value),
            kind,
            language,
            datatype,
        )


def _name(term: Any) -> str:  # noqa: ANN401 - pyoxigraph's term types have no common base
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)
