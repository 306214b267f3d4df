"""A description as bytes: Turtle, JSON-LD or N-Triples, the same on every run.

>>> from rdflib import Graph, Literal, URIRef
>>> graph = Graph().add((URIRef("urn:s"), URIRef("http://purl.org/dc/terms/title"), Literal("a", lang="en")))
>>> print(serialised(graph, "ntriples").decode(), end="")
<urn:s> <http://purl.org/dc/terms/title> "a"@en .
"""

import json
from collections.abc import Callable
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, PROV, RDFS, VOID, XSD, Namespace

from policygraph import terms
from policygraph.store import GraphFormat
from policygraph.store.turtle import to_turtle
from policygraph.triples import said
from policygraph.wording import Words

# DCAT 3, of which rdflib knows the second version.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "prov": PROV,
    "rdfs": RDFS,
    "spdx": SPDX,
    "void": VOID,
    "xsd": XSD,
    "pg": Namespace(terms.PG),
}


def empty() -> Graph:
    """A graph that knows the prefixes of a description."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def say(graph: Graph, subject: URIRef, term: URIRef, words: Words) -> None:
    """Say something of a subject in both languages."""
    for triple in said(subject, term, words):
        graph.add(triple)


def serialised(graph: Graph, form: GraphFormat) -> bytes:
    """The graph as UTF-8 bytes.

    Raises:
        StoreError: it has a blank node.
    """
    return _FORMS[form](graph)


def _ntriples(graph: Graph) -> bytes:
    lines = graph.serialize(format="nt").splitlines()
    return "".join(f"{line}\n" for line in sorted(filter(None, lines))).encode()


def _jsonld(graph: Graph) -> bytes:
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    data = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    return f"{json.dumps(_ordered(data), ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def _ordered(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """The same JSON-LD with its sets in one order: none of its lists has an order of its own."""
    if isinstance(value, list):
        found = [_ordered(one) for one in value]
        return sorted(found, key=lambda one: (terms.natural(_identity(one)), json.dumps(one, sort_keys=True)))
    if isinstance(value, dict):
        return {key: _ordered(one) for key, one in value.items()}
    return value


def _identity(value: Any) -> str:  # noqa: ANN401 - as above
    return str(value.get("@id", "")) if isinstance(value, dict) else str(value)


_FORMS: dict[GraphFormat, Callable[[Graph], bytes]] = {
    "turtle": to_turtle,
    "jsonld": _jsonld,
    "ntriples": _ntriples,
}
