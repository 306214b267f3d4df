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
from policygraph.model import Name, Place, PlaceKind, Plan, Topic

_TOPICS = {"ko": "기술·주제", "en": "Technologies and subjects"}
_PLACE_KINDS = {"ko": "지역 거점의 종류", "en": "Kinds of places"}
_KIND_NAMES = {
    PlaceKind.INDUSTRIAL_COMPLEX: ("산업단지", "industrial complex"),
    PlaceKind.INNOVATION_VALLEY: ("혁신밸리", "innovation valley"),
    PlaceKind.PILOT_SITE: ("시범단지·시범도시", "pilot site"),
    PlaceKind.TEST_SITE: ("시험장·실증지", "test site"),
    PlaceKind.CITY: ("도시", "city"),
    PlaceKind.REGION: ("도·지방", "province"),
}


def topics(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The scheme of topics, and which bullets and projects are about which."""
    if not plan.topics:
        return
    yield from _scheme(ids.topic(), _TOPICS)
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
    if not plan.places:
        return
    yield from _scheme(ids.place_kind(), _PLACE_KINDS)
    for kind in sorted({place.kind for place in plan.places}):
        yield ids.place_kind(kind), RDF.type, SKOS.Concept
        yield ids.place_kind(kind), SKOS.inScheme, ids.place_kind()
        yield from _named(ids.place_kind(kind), Name(_KIND_NAMES[kind][0]), _KIND_NAMES[kind][1])
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


def _scheme(iri: URIRef, title: dict[str, str]) -> Iterator[Triple]:
    yield iri, RDF.type, SKOS.ConceptScheme
    for language, name in title.items():
        yield iri, SKOS.prefLabel, Literal(name, language)


def _named(iri: URIRef, name: Name, name_en: str) -> Iterator[Triple]:
    yield from names(iri, name)
    yield iri, SKOS.prefLabel, Literal(name_en, "en")
