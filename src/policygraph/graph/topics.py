"""Topics and places as triples, and what is about them or happens there.

That a text is about a topic or names a place is a person's reading of its words, made by listing the
spellings: it is curated, and each link carries the words.
"""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from policygraph.graph.identifiers import Identifiers
from policygraph.graph.links import links
from policygraph.graph.vocabulary import PG, Triple, names
from policygraph.model import Name, Place, Plan, Topic

_TOPICS = {"ko": "기술·주제", "en": "Technologies and subjects"}


def topics(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The scheme of topics, and which bullets and projects are about which."""
    if not plan.topics:
        return
    yield ids.topic(), RDF.type, SKOS.ConceptScheme
    for language, name in _TOPICS.items():
        yield ids.topic(), SKOS.prefLabel, Literal(name, language)
    for topic in plan.topics:
        yield from _topic(topic, ids)
    yield from links(plan, PG.about, plan.about, ids.topic)


def _topic(topic: Topic, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.topic(topic.code)
    yield iri, RDF.type, PG.Topic
    yield from _named(iri, topic.name, topic.name_en)
    yield iri, SKOS.inScheme, ids.topic()
    yield iri, PG.reason, Literal(topic.reason, "ko")
    for code in topic.broader:
        yield iri, SKOS.broader, ids.topic(code)
        yield ids.topic(code), SKOS.narrower, iri
    if not topic.broader:
        yield ids.topic(), SKOS.hasTopConcept, iri
        yield iri, SKOS.topConceptOf, ids.topic()


def places(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The places, what kind they are of, and which bullets and projects name them."""
    for place in plan.places:
        yield from _place(place, ids)
    yield from links(plan, PG.locatedIn, plan.located, ids.place)


def _place(place: Place, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.place(place.code)
    yield iri, RDF.type, PG.Place
    yield from _named(iri, place.name, place.name_en)
    yield iri, DCTERMS.type, ids.place_kind(place.kind)
    yield iri, PG.reason, Literal(place.reason, "ko")
    for code in place.part_of:
        yield iri, DCTERMS.isPartOf, ids.place(code)


def _named(iri: URIRef, name: Name, name_en: str) -> Iterator[Triple]:
    yield from names(iri, name)
    yield iri, SKOS.prefLabel, Literal(name_en, "en")
