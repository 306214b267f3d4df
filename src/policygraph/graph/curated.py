"""What a person read into the document: readings, repairs, suspicions, contradictions, each with why."""

from collections.abc import Iterator, Sequence

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from policygraph.graph.bearers import Bearers
from policygraph.graph.discrepancies import discrepancies
from policygraph.graph.english import mark_english
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.particulars import instruments, targets_by_person
from policygraph.graph.restatements import read_names, reported_events
from policygraph.graph.reviews import reviews
from policygraph.graph.successions import successions
from policygraph.graph.topics import places, topics
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Emendation, Plan, Reading, Span, SuspectedFault

# Readings that relate two things; the others give a name.
_RELATIONS = frozenset({"hasStrategy", "builds"})


class Curated:
    """The curated graph of a plan.

    Args:
        plan: the plan.
        places: everything that was read, with each place that it was read from.
    """

    def __init__(self, plan: Plan, places: Sequence[tuple[URIRef, Span]]) -> None:
        self._plan = plan
        self._ids = Identifiers(plan)
        self._places = places
        self._bearers = Bearers(plan)

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph."""
        official = {
            self._ids.path(reading.subject): reading.reason
            for reading in self._plan.readings
            if reading.property == "officialName"
        }
        yield from mark_english(self._read(), official, self._ids)

    def _read(self) -> Iterator[Triple]:
        for reading in self._plan.readings:
            if reading.property != "officialName":
                yield from self._reading(reading)
        for emendation in self._plan.emendations:
            yield from self._emendation(emendation)
        for suspicion in self._plan.suspicions:
            yield from self._suspicion(suspicion)
        read = (discrepancy for discrepancy in self._plan.discrepancies if discrepancy.read)
        yield from discrepancies(read, self._ids, self._bearers)
        yield from instruments(self._plan, self._ids)
        yield from targets_by_person(self._plan, self._ids)
        yield from read_names(self._plan, self._ids)
        yield from reported_events(self._plan, self._ids)
        yield from successions(self._plan.successions, self._ids)
        yield from reviews(self._plan.reviews, self._ids)
        yield from topics(self._plan, self._ids)
        yield from places(self._plan, self._ids)

    def _reading(self, reading: Reading) -> Iterator[Triple]:
        subject = self._ids.path(reading.subject)
        value: URIRef | Literal
        if reading.property in _RELATIONS:
            prop, value, suffix = PG[reading.property], self._ids.path(reading.value), reading.value
        else:
            prop, value, suffix = SKOS.prefLabel, Literal(reading.value, reading.language), reading.language
        axiom = self._ids.own("reading", reading.subject, reading.property, suffix)
        yield subject, prop, value
        yield axiom, RDF.type, OWL.Axiom
        yield axiom, OWL.annotatedSource, subject
        yield axiom, OWL.annotatedProperty, prop
        yield axiom, OWL.annotatedTarget, value
        yield axiom, PG.reason, Literal(reading.reason, "en" if reading.reason.isascii() else "ko")

    def _emendation(self, emendation: Emendation) -> Iterator[Triple]:
        iri = self._ids.emendation(emendation)
        yield iri, RDF.type, PG.Emendation
        yield iri, PG.rawText, Literal(emendation.raw)
        yield iri, PG.reading, Literal(emendation.reading)
        yield iri, PG.reason, Literal(emendation.reason, "ko")
        yield iri, PG.basis, Literal(emendation.basis, "ko")
        for subject in self._emended(emendation.span):
            yield iri, PG.emends, subject

    def _suspicion(self, suspicion: SuspectedFault) -> Iterator[Triple]:
        iri = self._ids.suspicion(suspicion)
        yield iri, RDF.type, PG.SuspectedFault
        yield iri, PG.faultKind, Literal(suspicion.kind.value)
        yield iri, PG.rawText, Literal(suspicion.words)
        yield iri, PG.reading, Literal(suspicion.reading)
        yield iri, PG.reason, Literal(suspicion.reason, "ko")
        yield iri, PG.basis, Literal(suspicion.basis, "ko")
        for subject in self._bearers.of(suspicion.span) or self._emended(suspicion.span):
            yield iri, PG.emends, subject

    def _emended(self, place: Span) -> list[URIRef]:
        """What was read by a repair: what is narrower goes before tables, the text is the last resort."""
        found = {
            subject: span.last - span.first
            for subject, span in self._places
            if span.covers(place.first, place.cell)
        }
        tables = {self._ids.own("table", table.code) for table in self._plan.tables}
        narrow = [subject for subject in found if subject not in tables]
        return narrow or list(found) or [self._ids.text]
