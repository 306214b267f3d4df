"""English names: each says whether it is official or a translation.

The document prints Korean only. A name that the body itself, the government or the law uses is official;
every other was translated for this graph, and says so on the statement (an `owl:Axiom`) that gives it.
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple

OFFICIAL, UNOFFICIAL = Literal("official"), Literal("unofficial")
_TRANSLATED = Literal("번역: 문서에는 한국어 이름만 있음", "ko")


def mark_english(
    triples: Iterable[Triple], official: Mapping[URIRef, str], ids: Identifiers
) -> Iterator[Triple]:
    """`triples`, with the standing of every English name in them.

    A name that no statement is about yet gets one, whose reason is that of the thing it names.

    Args:
        triples: what a person read into the plan.
        official: why the English name of a thing is official, where it is.
        ids: the identifiers of the plan.
    """
    given = list(triples)
    yield from given
    reasons = {s: o for s, p, o in given if p == PG.reason}
    stated = {s: o for s, p, o in given if p == OWL.annotatedSource}
    about = {stated[s]: s for s, p, o in given if p == OWL.annotatedTarget and _is_english(o) and s in stated}
    for subject, prop, name in given:
        if prop != SKOS.prefLabel or not _is_english(name):
            continue
        why, axiom = official.get(subject), about.get(subject)
        if axiom is None:
            axiom = _axiom(subject, ids)
            reason = Literal(why, "ko") if why else reasons.get(subject, _TRANSLATED)
            yield from english_name(axiom, subject, name, reason)
        yield axiom, PG.labelStatus, OFFICIAL if why else UNOFFICIAL


def english_name(
    axiom: URIRef, subject: URIRef, name: URIRef | Literal, reason: URIRef | Literal
) -> Iterator[Triple]:
    """The statement that gives an English name."""
    yield axiom, RDF.type, OWL.Axiom
    yield axiom, OWL.annotatedSource, subject
    yield axiom, OWL.annotatedProperty, SKOS.prefLabel
    yield axiom, OWL.annotatedTarget, name
    yield axiom, PG.reason, reason


def _axiom(subject: URIRef, ids: Identifiers) -> URIRef:
    path = subject.removeprefix(f"{ids.plan}/").removeprefix(terms.ID)
    return ids.own("reading", path, "prefLabel", "en")


def _is_english(value: URIRef | Literal) -> bool:
    return isinstance(value, Literal) and value.language == "en"
