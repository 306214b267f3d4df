"""The graphs as JSON-LD with a context of our own: plain JSON for programs, RDF for who reads the context.

The context is embedded, so that the file is read without network; it stands beside the file as well, for
other documents. Named graphs are kept.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from policygraph import terms
from policygraph.export.context import Context
from policygraph.export.formats import Source
from policygraph.store.canonical import Quad, read_quads

_TYPE = f"{terms.PREFIXES['rdf']}type"


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """The context, and the graphs."""
    context = Context.of_ontology()
    yield "context.jsonld", _json({"@context": context.terms}, indent=2) + b"\n"
    yield "policygraph.jsonld", b"".join(_document(context, source.quads))


def _document(context: Context, quads: bytes) -> Iterator[bytes]:
    """The document, a line for each thing in a graph."""
    yield b'{"@context": ' + _json(context.terms) + b',\n"@graph": ['
    between = b"\n"
    statements = sorted(read_quads(quads), key=lambda quad: quad.graph)
    for graph, members in groupby(statements, key=lambda quad: quad.graph):
        yield between + b'{"@id": ' + _json(graph) + b', "@graph": [\n'
        yield b",\n".join(
            _json(_node(context, subject, list(said)))
            for subject, said in groupby(members, key=lambda quad: quad.subject)
        )
        yield b"\n]}"
        between = b",\n"
    yield b"\n]}\n"


def _node(context: Context, subject: str, said: list[Quad]) -> dict[str, Any]:
    """A thing with everything that a graph says of it."""
    node: dict[str, Any] = {"@id": terms.shorten(subject)}
    types = [context.name(quad.value) for quad in said if quad.property == _TYPE and quad.kind == "iri"]
    if types:
        node["@type"] = types[0] if len(types) == 1 else types
    for quad in said:
        if quad.property == _TYPE and quad.kind == "iri":
            continue
        key, language, value = context.written(quad)
        holder, place = (node.setdefault(key, {}), language) if language else (node, key)
        if place not in holder:
            holder[place] = value
        elif isinstance(holder[place], list):
            holder[place].append(value)
        else:
            holder[place] = [holder[place], value]
    return node


def _json(data: object, indent: int | None = None) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=indent).encode()
