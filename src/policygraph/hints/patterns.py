"""The triple patterns of a query, in the order in which they are written, with what matches each alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policygraph import terms
from policygraph.errors import CommandError, Language
from policygraph.query import labels
from policygraph.store import Iri, Store, to_sparql

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern.

    Attributes:
        text: in SPARQL, shortened.
        meaning: what its terms are called; empty where the ontology does not say.
        triples: how many triples match it, taken alone; of a path, those of its properties.
    """

    text: str
    meaning: str
    triples: int


def patterns(store: Store, sparql: str, language: Language) -> tuple[Pattern, ...]:
    """The patterns of a query that the store can read.

    Raises:
        CommandError: the query is one that only the engine reads.
    """
    from rdflib import URIRef  # noqa: PLC0415 - only this needs rdflib, which is slow to import
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415 - as above

    try:
        algebra = prepareQuery(sparql, initNs=terms.PREFIXES).algebra
    except Exception as error:  # whatever its parser raises: it is not the engine
        raise CommandError(
            "the patterns of this query cannot be taken apart", "이 질의의 패턴은 나누어 볼 수 없습니다"
        ) from error
    triples = list(dict.fromkeys(_triples(algebra)))
    named = {str(node) for triple in triples for node in _iris(triple) if isinstance(node, URIRef)}
    called = labels(store, named, language)
    found = []
    for triple in triples:
        properties = _iris((triple[1],))
        known = [called[str(iri)] for iri in _iris(triple) if str(iri) in called]
        counts = [
            _count(
                store,
                triple[0],
                iri,
                triple[2],
                alone=len(properties) == 1 == len(_iris((triple[1],))) and isinstance(triple[1], URIRef),
            )
            for iri in properties
        ]
        count = sum(counts) if properties else _count(store, triple[0], None, triple[2], alone=True)
        found.append(Pattern(" ".join(map(_shown, triple)), ", ".join(dict.fromkeys(known)), count))
    return tuple(found)


def _triples(node: Any) -> Any:  # noqa: ANN401 - rdflib's algebra is a tree of dicts without types
    """The triples of an algebra, in no other order than it has them."""
    if isinstance(node, dict):
        if "triples" in node:
            yield from node["triples"]
        for key, value in node.items():
            if key != "triples":
                yield from _triples(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _triples(value)


def _iris(nodes: Any) -> list[Any]:  # noqa: ANN401 - as above
    """The IRIs in a triple, those of its path included."""
    from rdflib import URIRef  # noqa: PLC0415 - as above
    from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, SequencePath  # noqa: PLC0415 - as above

    found: list[Any] = []
    for node in nodes:
        if isinstance(node, URIRef):
            found.append(node)
        elif isinstance(node, AlternativePath | SequencePath | NegatedPath):
            found += _iris(node.args)
        elif isinstance(node, InvPath):
            found += _iris([node.arg])
        elif isinstance(node, MulPath):
            found += _iris([node.path])
    return found


def _shown(node: Any) -> str:  # noqa: ANN401 - as above
    from rdflib import BNode, Literal, Variable  # noqa: PLC0415 - as above
    from rdflib.namespace import RDF  # noqa: PLC0415 - as above

    if node == RDF.type:
        return "a"
    if isinstance(node, Variable):
        return f"?{node}"
    if isinstance(node, BNode):
        return "[]"
    if isinstance(node, Literal):
        return str(node.n3())
    text = node.n3()
    for iri in _iris([node]):
        text = text.replace(f"<{iri}>", terms.shorten(str(iri)))
    return str(text)


def _count(store: Store, subject: Any, property_: Any, value: Any, *, alone: bool) -> int:  # noqa: ANN401 - as above
    from rdflib import Literal, URIRef  # noqa: PLC0415 - as above

    text = (_HERE / "count.rq").read_text(encoding="utf-8")
    given = {"subject": subject, "property": property_, "value": value} if alone else {"property": property_}
    for name, node in given.items():
        if isinstance(node, URIRef):
            text = text.replace(f"?{name} {{ UNDEF }}", f"?{name} {{ {to_sparql(Iri(node))} }}")
        elif isinstance(node, Literal):
            text = text.replace(f"?{name} {{ UNDEF }}", f"?{name} {{ {node.n3()} }}")
    return int(str(store.query(text).bindings().rows[0][0]))
