"""Numbers and named instruments as triples.

A number is asserted with the words that it was read from. That a word names an instrument, what kind of
thing that is and who builds it are a person's reading, and curated, with the reason.
"""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, SKOS, TIME, XSD

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.links import links
from policygraph.graph.times import time_of, times
from policygraph.graph.vocabulary import PG, Triple, names
from policygraph.model import Instrument, Plan, Stage, Target


def targets(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The numbers that the grammar read in the bullets, and the times that numbers and stages fall on."""
    for target in plan.targets:
        if target.reason is None:
            yield from _target(target, ids)
    yield from times(target.period for target in plan.targets if target.period is not None)
    yield from times(stage.period for stage in plan.stages)


def _target(target: Target, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.own("target", target.code)
    yield ids.path(target.passage), PG.hasTarget, iri
    yield iri, RDF.type, PG.Target
    yield iri, PG.indicator, Literal(target.indicator, "ko")
    if target.from_value is not None:
        yield iri, PG.fromValue, Literal(format(target.from_value, "f"), datatype=XSD.decimal)
    yield iri, PG.toValue, Literal(format(target.to_value, "f"), datatype=XSD.decimal)
    yield iri, PG.unit, Literal(target.unit, "ko")
    yield iri, PG.role, Literal(target.role.value)
    yield iri, PG.words, Literal(target.words, "ko")
    if target.qualifier is not None:
        yield iri, PG.qualifier, Literal(target.qualifier, "ko")
    if target.period is not None:
        yield iri, PG.byDate, time_of(target.period)


def targets_by_person(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The numbers that a person read, each with the reason."""
    for target in plan.targets:
        if target.reason is not None:
            yield from _target(target, ids)
            yield ids.own("target", target.code), PG.reason, Literal(target.reason, "ko")


def instruments(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The instruments, their stages, and who names them."""
    for instrument in plan.instruments:
        yield from _instrument(instrument, ids)
    for stage in plan.stages:
        yield from _stage(stage, ids)
    yield from links(plan, PG.mentions, plan.mentions, ids.instrument)


def _instrument(instrument: Instrument, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.instrument(instrument.code)
    yield iri, RDF.type, PG[instrument.kind]
    yield from names(iri, instrument.name)
    yield iri, SKOS.prefLabel, Literal(instrument.name_en, "en")
    yield iri, PG.reason, Literal(instrument.reason, "ko")
    for code in instrument.builders:
        yield iri, PG.builtBy, URIRef(terms.ministry(code))


def _stage(stage: Stage, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.own("event", stage.code)
    yield ids.instrument(stage.instrument), PG.stage, iri
    yield iri, RDF.type, PG.Event
    yield iri, PG.stageKind, Literal(stage.kind)
    yield iri, PG.words, Literal(stage.words, "ko")
    yield iri, PG.reason, Literal(stage.reason, "ko")
    yield iri, TIME.hasTime, time_of(stage.period)
