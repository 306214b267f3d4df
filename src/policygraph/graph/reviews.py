"""Reviews of pairs of projects, as triples: a node for each, which says nothing of the plan itself."""

from collections.abc import Iterable, Iterator

from rdflib import Literal
from rdflib.namespace import RDF

from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import PairReview


def reviews(reviewed: Iterable[PairReview], ids: Identifiers) -> Iterator[Triple]:
    """Every review, with its reason."""
    for review in reviewed:
        iri = ids.own("pair-review", review.one, review.other)
        yield iri, RDF.type, PG.PairReview
        for code in (review.one, review.other):
            yield iri, PG.reviews, ids.element("project", code)
        yield iri, PG.decision, Literal(review.decision.value)
        yield iri, PG.reason, Literal(review.reason, "ko")
        if review.band is not None:
            yield iri, PG.drawBand, Literal(review.band.value)
