"""Triples and graphs as every writer of them makes them, of what is read and of what is derived.

>>> from rdflib import Literal
>>> len(graph_of([(URIRef("urn:a"), PG.code, Literal("1-1"))]))
1
"""

from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, Namespace, URIRef

from policygraph import terms
from policygraph.wording import Words

PG = Namespace(terms.PG)

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph with the prefixes of the published files."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


def said(subject: URIRef, predicate: URIRef, words: Words) -> Iterator[Triple]:
    """What words say of a subject, in each language."""
    yield subject, predicate, Literal(words.ko, "ko")
    yield subject, predicate, Literal(words.en, "en")
