"""Which statements contradict each other: a smallest set, found by asking a reasoner about smaller ones.

The set is minimal when each statement in it is needed: without it the others can hold. It is found by
QuickXplain (Junker 2004), which asks about ``k log(n/k)`` questions to find k of n. A cheap look at
disjoint classes and functional properties tells where to begin; only the reasoner's answers count.

>>> asks = Asks(lambda numbers: {2, 7} <= set(numbers), limit=20)
>>> shrink(range(9), [], asks), asks.left > 0
([2, 7], True)
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from policygraph import terms

T = TypeVar("T")
Triple = tuple[Node, Node, Node]

# HermiT takes half a second to a second for an answer.
_LIMIT = 45
_SUSPECTS = 3
_LOGICAL = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.equivalentClass,
    OWL.inverseOf,
    OWL.differentFrom,
    OWL.sameAs,
}
_DECLARATIONS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    OWL.Ontology,
    RDFS.Datatype,
}
# What an n-ary axiom says of each pair.
_PAIRWISE = {
    OWL.AllDisjointClasses: (OWL.members, OWL.disjointWith),
    OWL.AllDifferent: (OWL.distinctMembers, OWL.differentFrom),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One axiom or assertion: its triple, and the anonymous expressions that its object is made of."""

    triple: Triple
    parts: tuple[Triple, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Statements that cannot all hold.

    Attributes:
        statements: each in prefixed names: first what is said of individuals, then the ontology's axioms.
        minimal: whether each of them is known to be needed.
    """

    statements: tuple[str, ...]
    minimal: bool


class Asks(Generic[T]):
    """A reasoner that may be asked `limit` times; afterwards every set counts as consistent."""

    def __init__(self, inconsistent: Callable[[Sequence[T]], bool], limit: int) -> None:
        self._inconsistent = inconsistent
        self.left = limit

    def __call__(self, statements: Sequence[T]) -> bool:
        """Whether the statements are known to contradict each other."""
        if self.left <= 0:
            return False
        self.left -= 1
        return self._inconsistent(statements)


def shrink(among: Sequence[T], kept: Sequence[T], asks: Asks[T], *, grown: bool = False) -> list[T]:
    """The statements of `among` that are needed to contradict `kept`; too many if the asks run out."""
    if grown and asks(kept):
        return []
    if len(among) <= 1:
        return list(among)
    first, second = among[: len(among) // 2], among[len(among) // 2 :]
    found = shrink(second, [*kept, *first], asks, grown=bool(first))
    return [*shrink(first, [*kept, *found], asks, grown=bool(found)), *found]


def explain(ontology: Graph, individuals: Graph, inconsistent: Callable[[Graph], bool]) -> Explanation:
    """Why `individuals` contradict `ontology`, which the reasoner said they do.

    Args:
        ontology: the axioms.
        individuals: what is said of individuals.
        inconsistent: asks the reasoner about a graph.
    """
    axioms, said = list(_statements(ontology)), list(_statements(individuals))
    declared = [t for t in ontology if t[1] == RDF.type and t[2] in _DECLARATIONS]

    def contradict(statements: Sequence[Statement]) -> bool:
        graph = Graph()
        for triple in declared:
            graph.add(triple)
        for statement in statements:
            for triple in (statement.triple, *statement.parts):
                graph.add(triple)
        return inconsistent(graph)

    asks = Asks(contradict, _LIMIT)
    around = (_around(suspect, said) for suspect in _suspects(axioms, said)[:_SUSPECTS])
    among = next((near for near in around if asks([*axioms, *near])), said)
    assertions = shrink(among, axioms, asks, grown=True)
    relevant = _relevant(axioms, assertions)
    if not asks([*relevant, *assertions]):
        relevant = axioms
    needed = shrink(relevant, assertions, asks, grown=bool(assertions))
    return Explanation(tuple(s.text for s in (*assertions, *needed)), minimal=asks.left > 0)


def _statements(graph: Graph) -> Iterator[Statement]:
    """What a graph says, without declarations and annotations, in a fixed order."""
    properties = {*graph.subjects(RDF.type, OWL.AnnotationProperty), OWL.members, OWL.distinctMembers}
    found: dict[str, tuple[Triple, tuple[Triple, ...]]] = {}
    for s, p, o in graph:
        if isinstance(s, BNode):
            for kind, (list_, relation) in _PAIRWISE.items():
                if (p, o) == (RDF.type, kind):
                    for one, other in combinations(_members(graph, graph.value(s, list_)), 2):
                        found[_text(graph, (one, relation, other))] = ((one, relation, other), ())
        elif (p == RDF.type and o not in _DECLARATIONS) or p in _LOGICAL or _of_individual(p, properties):
            parts = tuple(sorted(_closure(graph, o), key=str))
            found[_text(graph, (s, p, o))] = ((s, p, o), parts)
    for text, (triple, parts) in sorted(found.items()):
        yield Statement(triple, parts, text)


def _members(graph: Graph, list_: Node | None) -> list[Node]:
    """The members of an RDF list; none if there is no list."""
    return [] if list_ is None else [member for member in Collection(graph, list_) if member is not None]


def _of_individual(property_: Node, annotations: set[Node]) -> bool:
    return str(property_).startswith(terms.PG) and property_ not in annotations


def _closure(graph: Graph, node: Node) -> Iterator[Triple]:
    if isinstance(node, BNode):
        for triple in graph.triples((node, None, None)):
            yield triple
            yield from _closure(graph, triple[2])


def _suspects(axioms: Sequence[Statement], said: Sequence[Statement]) -> list[Node]:
    """Individuals that look like members of disjoint classes, or have two values of a functional property."""
    supers, disjoint, typing = _taxonomy(axioms)
    functional = {a.triple[0] for a in axioms if a.triple[1:] == (RDF.type, OWL.FunctionalProperty)}
    classes: dict[Node, set[Node]] = defaultdict(set)
    choices: dict[Node, list[list[Node]]] = defaultdict(list)
    values: dict[tuple[Node, Node], set[Node]] = defaultdict(set)
    for s, p, o in (statement.triple for statement in said):
        if p == RDF.type:
            classes[s] |= supers(o)
        values[s, p].add(o)
        for kind, individual in ((RDFS.domain, s), (RDFS.range, o)):
            choices[individual] += typing.get((p, kind), [])
    for individual, sets in choices.items():
        for options in sets:
            if len(options) == 1:
                classes[individual] |= supers(options[0])

    def clash(found: set[Node]) -> bool:
        return any((a, b) in disjoint for a in found for b in found)

    suspects = {s for (s, p), found in values.items() if p in functional and len(found) > 1}
    for individual in {*classes, *choices} - suspects:
        sets, found = choices[individual], classes[individual]
        if clash(found) or any(all(clash(found | supers(option)) for option in options) for options in sets):
            suspects.add(individual)
    return sorted((s for s in suspects if isinstance(s, URIRef)), key=str)


def _taxonomy(
    axioms: Sequence[Statement],
) -> tuple[Callable[[Node], set[Node]], set[tuple[Node, Node]], dict[tuple[Node, Node], list[list[Node]]]]:
    """The superclasses of a class; the disjoint pairs; the classes of a property's subjects and values."""
    graph = Graph()
    disjoint = set()
    for axiom in axioms:
        for triple in (axiom.triple, *axiom.parts):
            graph.add(triple)
        if axiom.triple[1] == OWL.disjointWith:
            disjoint |= {axiom.triple[::2], axiom.triple[::-2]}
    typing: dict[tuple[Node, Node], list[list[Node]]] = defaultdict(list)
    for s, p, o in (axiom.triple for axiom in axioms):
        if p in (RDFS.domain, RDFS.range):
            typing[s, p].append(_members(graph, graph.value(o, OWL.unionOf)) or [o])

    def supers(class_: Node) -> set[Node]:
        return {above for above in graph.transitive_objects(class_, RDFS.subClassOf) if above is not None}

    return supers, disjoint, typing


def _around(individual: Node, said: Sequence[Statement]) -> list[Statement]:
    """What is said of an individual, and what its neighbours are."""
    star = [s for s in said if individual in s.triple]
    neighbours = {node for s in star for node in s.triple[::2]}
    about = (RDF.type, OWL.differentFrom)
    return [s for s in said if s in star or (s.triple[0] in neighbours and s.triple[1] in about)]


def _relevant(axioms: Sequence[Statement], assertions: Iterable[Statement]) -> list[Statement]:
    """The axioms reached from the terms of the assertions; of a pair only where both are reached."""
    reached = {node for s in assertions for node in s.triple}
    chosen: dict[str, Statement] = {}
    while True:
        more = [
            axiom
            for axiom in axioms
            if axiom.text not in chosen
            and axiom.triple[0] in reached
            and (axiom.triple[1] not in (OWL.disjointWith, OWL.differentFrom) or axiom.triple[2] in reached)
        ]
        if not more:
            return [axiom for axiom in axioms if axiom.text in chosen]
        chosen |= {axiom.text: axiom for axiom in more}
        reached |= {t[2] for axiom in more for t in (axiom.triple, *axiom.parts)}


def _text(graph: Graph, triple: Triple) -> str:
    subject, predicate, value = triple
    verb = "a" if predicate == RDF.type else short(predicate)
    return f"{short(subject)} {verb} {_expression(graph, value)}"


def _expression(graph: Graph, node: Node) -> str:
    """A class expression in words close to Manchester syntax."""
    if not isinstance(node, BNode):
        return short(node)
    for kind, word in ((OWL.unionOf, " or "), (OWL.intersectionOf, " and "), (OWL.oneOf, ", ")):
        if (list_ := graph.value(node, kind)) is not None:
            return f"({word.join(_expression(graph, member) for member in Collection(graph, list_))})"
    said = sorted(
        (short(p), _expression(graph, o)) for p, o in graph.predicate_objects(node) if p != RDF.type
    )
    return "[" + "; ".join(f"{p} {o}" for p, o in said) + "]"


def short(node: Node) -> str:
    """A node in prefixed names, as people read them: ``id:icd-2021/goal/1``."""
    if isinstance(node, Literal):
        return str(node)
    for prefix, namespace in terms.PREFIXES.items():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    return f"<{node}>"
