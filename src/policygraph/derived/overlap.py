"""The graph `overlap`: every result of the analysis, with what it is of, how sure it is and what it rests on.

An identifier comes from the plan, the measure and what the result is of, so that next year's run says the
same of the same things under the same name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from policygraph import terms
from policygraph.analyse.chance import benjamini_hochberg
from policygraph.analyse.results import Chance, Result
from policygraph.analyse.similar import SharedTerm
from policygraph.derived.numbers import number
from policygraph.triples import PG, Triple, graph_of, said

MEASURES, NULLS = "overlap-measure", "overlap-null"
Terms = Mapping[tuple[str, ...], Sequence[tuple[str, float]]]
"""For the two projects of a result, each term that made them alike and its part of the score."""


def merged(shared: Iterable[SharedTerm]) -> list[tuple[str, float]]:
    """The terms of a pair; a word, a compound and letters that read alike are one to a reader."""
    forms: dict[str, str] = {}
    shares: dict[str, float] = defaultdict(float)
    for term in shared:
        key = term.form.replace(" ", "").casefold()
        forms.setdefault(key, term.form)
        shares[key] += term.share
    return sorted(((forms[key], share) for key, share in shares.items()), key=lambda one: (-one[1], one[0]))


def describe_overlap(plan: str, results: Iterable[Result], shared: Terms) -> Graph:
    """The results as triples.

    Raises:
        ValueError: two results of one measure are of the same things.
    """
    triples: list[Triple] = []
    seen: set[URIRef] = set()
    results = tuple(results)
    attainable = _attainable(results)
    for result in results:
        iri = URIRef(result_iri(plan, result))
        if iri in seen:
            message = f"two results are called {iri}"
            raise ValueError(message)
        seen.add(iri)
        triples += _result(iri, result)
        if result in attainable:
            triples.append((iri, PG.leastQValue, number(attainable[result])))
        triples += _terms(iri, shared.get(result.about, ()) if result.measure == "similar-projects" else ())
    return graph_of(triples)


def _attainable(results: Iterable[Result]) -> dict[Result, float]:
    """The q-value that each tested result would have if all of its measure came out as strong as they can.

    Where it is above the level asked for, nothing could have been found: the data are too few to say.
    """
    tested: dict[str, list[tuple[Result, float]]] = defaultdict(list)
    for result in results:
        if result.chance is not None:
            tested[result.measure].append((result, result.chance.least))
    found: dict[Result, float] = {}
    for group in tested.values():
        corrected = benjamini_hochberg([least for _, least in group])
        found |= {result: q for (result, _), q in zip(group, corrected, strict=True)}
    return found


def result_iri(plan: str, result: Result) -> str:
    """The identifier of a result.

    >>> of = (terms.ministry("ME"), terms.ministry("MOTIE"))
    >>> result_iri("icd-2021", Result("joint-measures", of, 1, "count", ()))
    'https://w3id.org/policygraph/id/icd-2021/overlap/joint-measures/me+motie'
    """
    of = "+".join(iri.rpartition("/")[2] for iri in result.about)
    return terms.individual(plan, "overlap", result.measure, *([of] if of else []))


def _result(iri: URIRef, result: Result) -> Iterator[Triple]:
    yield iri, RDF.type, PG.OverlapResult
    yield iri, PG.overlapMeasure, URIRef(terms.concept(MEASURES, result.measure))
    yield iri, PG.valueUnit, Literal(result.unit)
    method, _, version = result.method.partition("/")
    yield iri, PG.method, Literal(method)
    yield iri, PG.methodVersion, Literal(version)
    if result.value is not None:
        yield iri, PG.value, number(result.value)
    for thing in result.about:
        yield iri, PG.concerns, URIRef(thing)
    for thing in result.evidence:
        yield iri, PG.basedOn, URIRef(thing)
    if result.interval is not None:
        yield iri, PG.lowerBound, number(result.interval.low)
        yield iri, PG.upperBound, number(result.interval.high)
        yield iri, PG.boundLevel, number(result.interval.level)
    if result.chance is not None:
        yield from _chance(iri, result.chance)
    if result.note is not None:
        yield from said(iri, RDFS.comment, result.note)


def _chance(iri: URIRef, chance: Chance) -> Iterator[Triple]:
    yield iri, PG.pValue, number(chance.p)
    yield iri, PG.qValue, number(chance.q)
    yield iri, PG.leastPValue, number(chance.least)
    yield iri, PG.testsMade, Literal(chance.tests)
    yield iri, PG.nullModel, URIRef(terms.concept(NULLS, chance.null))
    if chance.draws is not None:
        yield iri, PG.draws, Literal(chance.draws)


def _terms(iri: URIRef, shared: Sequence[tuple[str, float]]) -> Iterator[Triple]:
    for place, (words, share) in enumerate(shared, 1):
        term = URIRef(f"{iri}/term/{place}")
        yield iri, PG.sharesTerm, term
        yield term, RDF.type, PG.SharedTerm
        yield term, PG["term"], Literal(words)
        yield term, PG.termShare, number(share)
