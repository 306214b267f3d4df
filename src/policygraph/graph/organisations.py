"""The ministries: names, verified identifiers, and that they differ, as OWL does not assume it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from policygraph import terms
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


def organisations(ministries: Sequence[Ministry]) -> Iterator[Triple]:
    """The triples of the register."""
    for ministry in ministries:
        yield from _ministry(ministry)
    for one, other in combinations(sorted(terms.ministry(ministry.code) for ministry in ministries), 2):
        yield URIRef(one), OWL.differentFrom, URIRef(other)


def _ministry(ministry: Ministry) -> Iterator[Triple]:
    iri = URIRef(terms.ministry(ministry.code))
    yield iri, RDF.type, PG.Ministry
    yield iri, SKOS.prefLabel, Literal(ministry.name, "ko")
    yield iri, SKOS.prefLabel, Literal(ministry.name_en, "en")
    if ministry.short != ministry.name:
        yield iri, SKOS.altLabel, Literal(ministry.short, "ko")
    yield iri, SKOS.altLabel, Literal(ministry.code, "en")
    for scheme, value in ministry.identifiers:
        yield iri, SKOS.exactMatch, URIRef(_LOOKED_UP_AT[scheme].format(value.replace(" ", "")))
    if ministry.verified:
        yield iri, SKOS.editorialNote, Literal(f"identifiers: {ministry.verified}", "en")
    if ministry.note:
        yield iri, SKOS.note, Literal(ministry.note, "en")
