r"""What is said of a thing as Turtle that people can read, graph by graph.

It holds exactly the triples that the store has of the thing.

>>> from policygraph.things import Term
>>> say = Fact("https://w3id.org/policygraph/graph/x/asserted", "urn:p", Term("a\n", language="ko"))
>>> print(to_turtle("urn:s", [say]))
# https://w3id.org/policygraph/graph/x/asserted
<urn:s> <urn:p> "a\n"@ko .
<BLANKLINE>
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from policygraph import terms
from policygraph.provenance import origin
from policygraph.terms import natural
from policygraph.things import RDF_TYPE, Term, rank

_XSD = terms.PREFIXES["xsd"]
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """What one graph says of a thing."""

    graph: str
    property: str
    value: Term


def to_turtle(iri: str, facts: Iterable[Fact]) -> str:
    """The facts about `iri`, each graph under its name."""
    by_graph: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        by_graph[fact.graph][fact.property].add(fact.value)
    used: set[str] = set()
    blocks = []
    for graph in sorted(by_graph, key=lambda name: (origin(name).rank, name)):
        lines = []
        for property_ in sorted(by_graph[graph], key=lambda term: rank(term, terms.shorten(term))):
            verb = "a" if property_ == RDF_TYPE else _iri(property_, used)
            values = sorted(by_graph[graph][property_], key=lambda term: (natural(term.value), term))
            lines.append(f"{verb} {', '.join(_term(value, used) for value in values)}")
        joined = " ;\n    ".join(lines)
        blocks.append(f"# {graph}\n{_iri(iri, used)} {joined} .\n")
    prefixes = "".join(f"@prefix {name}: <{terms.PREFIXES[name]}> .\n" for name in sorted(used))
    return "\n".join([prefixes, *blocks] if prefixes else blocks)


def _term(term: Term, used: set[str]) -> str:
    if term.is_iri:
        return _iri(term.value, used)
    if term.datatype == f"{_XSD}integer" and _INTEGER.fullmatch(term.value):
        return term.value
    text = re.sub(r'[\\"\n\r\t]', lambda sign: _ESCAPES[sign[0]], term.value)
    text = _CONTROL.sub(_escaped, text)
    if term.language:
        return f'"{text}"@{term.language}'
    if term.datatype and term.datatype != f"{_XSD}string":
        return f'"{text}"^^{_iri(term.datatype, used)}'
    return f'"{text}"'


def _iri(iri: str, used: set[str]) -> str:
    for prefix, namespace in terms.PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri.removeprefix(namespace)):
            used.add(prefix)
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{_NOT_IN_IRI.sub(_escaped, iri)}>"


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04X}"
