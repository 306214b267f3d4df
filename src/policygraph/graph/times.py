"""When something is, in OWL-Time: an instant where the day is printed, else an interval, open if it is."""

from collections.abc import Iterable, Iterator
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, TIME

from policygraph import terms
from policygraph.graph.vocabulary import Triple
from policygraph.model import Period


def time_of(period: Period) -> URIRef:
    """The IRI of a period: its days, the same for all that fall on them.

    >>> str(time_of(Period("'21.上", date(2021, 1, 1), date(2021, 6, 30))))
    'https://w3id.org/policygraph/id/time/2021-01-01--2021-06-30'
    >>> str(time_of(Period("~'22", None, date(2022, 12, 31))))
    'https://w3id.org/policygraph/id/time/--2022-12-31'
    """
    if period.begin is not None and period.begin == period.end:
        return _instant(period.begin)
    ends = (day.isoformat() if day else "" for day in (period.begin, period.end))
    return URIRef(terms.individual("time", "--".join(ends)))


def times(periods: Iterable[Period]) -> Iterator[Triple]:
    """The instants and intervals that `periods` need."""
    for period in periods:
        iri = time_of(period)
        for day in (period.begin, period.end):
            if day is not None:
                yield _instant(day), RDF.type, TIME.Instant
                yield _instant(day), TIME.inXSDDate, Literal(day)
        if period.begin == period.end:
            continue
        yield iri, RDF.type, TIME.ProperInterval
        if period.begin is not None:
            yield iri, TIME.hasBeginning, _instant(period.begin)
        if period.end is not None:
            yield iri, TIME.hasEnd, _instant(period.end)


def _instant(day: date) -> URIRef:
    return URIRef(terms.individual("time", day.isoformat()))
