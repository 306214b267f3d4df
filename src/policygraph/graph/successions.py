"""Which achievements go on, as triples: what does by a statement, what does not or may by a judgement.

A "yes" is `pg:continuedBy` with an axiom that gives the reason, like any other reading. A "no" and an
"unsure" make no statement about the plan, and are a `pg:Judgement` each, so that they are not lost.
"""

from collections.abc import Iterable, Iterator

from rdflib import Literal
from rdflib.namespace import OWL, RDF

from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Succession, SuccessionVerdict


def successions(judged: Iterable[Succession], ids: Identifiers) -> Iterator[Triple]:
    """Every judgement, with its reason."""
    for succession in judged:
        if succession.verdict is SuccessionVerdict.YES:
            yield from _statement(succession, ids)
        else:
            yield from _judgement(succession, ids)


def _statement(succession: Succession, ids: Identifiers) -> Iterator[Triple]:
    achievement, successor = ids.path(succession.achievement), ids.path(succession.successor)
    axiom = ids.own("reading", succession.achievement, "continuedBy", succession.successor)
    yield achievement, PG.continuedBy, successor
    yield axiom, RDF.type, OWL.Axiom
    yield axiom, OWL.annotatedSource, achievement
    yield axiom, OWL.annotatedProperty, PG.continuedBy
    yield axiom, OWL.annotatedTarget, successor
    yield axiom, PG.reason, Literal(succession.reason, "ko")


def _judgement(succession: Succession, ids: Identifiers) -> Iterator[Triple]:
    candidate = [succession.successor] if succession.successor else []
    iri = ids.own("judgement", succession.achievement, *candidate)
    yield iri, RDF.type, PG.Judgement
    yield iri, PG.judges, ids.path(succession.achievement)
    yield iri, PG.answer, Literal(succession.verdict.value)
    yield iri, PG.reason, Literal(succession.reason, "ko")
    for path in candidate:
        yield iri, PG.candidate, ids.path(path)
