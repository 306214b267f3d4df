"""Namespaces and literals that the derived graphs share."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from policygraph import terms

PG = Namespace(terms.PG)
SSSOM = Namespace(terms.PREFIXES["sssom"])

Triple = tuple[URIRef, URIRef, URIRef | Literal]

DIGITS = 6
"""Of numbers that are no counts: more would differ between machines before it said anything."""


def number(value: float | Fraction) -> Literal:
    """A number as an xsd:decimal without an exponent or trailing zeros; it is exact if it is a whole number.

    >>> str(number(Fraction(1, 3))), str(number(2)), str(number(1e-9))
    ('0.333333', '2', '0')
    """
    exact = value if isinstance(value, Fraction) else Fraction(value)
    rounded = Decimal(round(exact * 10**DIGITS)).scaleb(-DIGITS)
    whole = rounded == rounded.to_integral_value()
    return Literal(str(int(rounded)) if whole else f"{rounded.normalize():f}", datatype=XSD.decimal)


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph with the prefixes of the published files."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph
