"""The ministries: names, verified identifiers, and that they differ, as OWL does not assume it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from policygraph import terms
from policygraph.graph.english import OFFICIAL, english_name
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Ministry

# Where an identifier of a scheme is looked up.
_LOOKED_UP_AT = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "ror": "https://ror.org/{}",
    "crossref_funder": "https://doi.org/10.13039/{}",
    "grid": "https://www.grid.ac/institutes/{}",
    "isni": "https://isni.org/isni/{}",
}

_OWN_NAME = {
    "ko": "부처가 스스로 쓰는 영문 이름 (2021년 기준)",
    "en": "The English name that the ministry itself used in 2021",
}


def organisations(ministries: Sequence[Ministry]) -> Iterator[Triple]:
    """The triples of the register."""
    for ministry in ministries:
        yield from _ministry(ministry)
    for one, other in combinations(sorted(terms.ministry(ministry.code) for ministry in ministries), 2):
        yield URIRef(one), OWL.differentFrom, URIRef(other)


def _english_name(iri: URIRef, ministry: Ministry) -> Iterator[Triple]:
    """The ministry's own English name, with where it was looked up."""
    name, axiom = Literal(ministry.name_en, "en"), URIRef(f"{iri}/prefLabel/en")
    yield iri, SKOS.prefLabel, name
    yield from english_name(axiom, iri, name, Literal(_OWN_NAME["en"], "en"))
    yield axiom, PG.reason, Literal(_OWN_NAME["ko"], "ko")
    yield axiom, PG.labelStatus, OFFICIAL
    if ministry.verified:
        yield axiom, PG.basis, Literal(ministry.verified, "en")


def _ministry(ministry: Ministry) -> Iterator[Triple]:
    iri = URIRef(terms.ministry(ministry.code))
    yield iri, RDF.type, PG.Ministry
    yield iri, SKOS.prefLabel, Literal(ministry.name, "ko")
    yield from _english_name(iri, ministry)
    if ministry.short != ministry.name:
        yield iri, SKOS.altLabel, Literal(ministry.short, "ko")
    yield iri, SKOS.altLabel, Literal(ministry.code, "en")
    for scheme, value in ministry.identifiers:
        yield iri, SKOS.exactMatch, URIRef(_LOOKED_UP_AT[scheme].format(value.replace(" ", "")))
    if ministry.verified:
        yield iri, SKOS.editorialNote, Literal(f"identifiers: {ministry.verified}", "en")
    if ministry.note:
        yield iri, SKOS.note, Literal(ministry.note, "en")
