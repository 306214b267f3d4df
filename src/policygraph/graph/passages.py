"""The bullets and footnotes of the text as triples."""

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.restatements import responsibilities
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Passage, PassageKind

_CLASSES = {
    PassageKind.BACKGROUND: PG.BackgroundStatement,
    PassageKind.HISTORY: PG.HistoryStatement,
    PassageKind.ACHIEVEMENT: PG.Achievement,
    PassageKind.FINANCE: PG.FinanceStatement,
    PassageKind.OBJECTIVE: PG.MinistryObjective,
    PassageKind.ACTION: PG.MinistryAction,
    PassageKind.FOOTNOTE: PG.Footnote,
}


def passages(found: Iterable[Passage], ids: Identifiers) -> Iterator[Triple]:
    """Every passage with its text, and what it stands under."""
    for passage in found:
        iri = ids.path(passage.path)
        yield iri, RDF.type, _CLASSES[passage.kind]
        yield iri, PG.code, Literal(passage.code)
        yield iri, PG.text, Literal(passage.text, "ko")
        if passage.lead is not None:
            yield iri, PG.lead, Literal(passage.lead, "ko")
        yield from responsibilities(passage.path, passage.responsible, ids)
        yield from _place(iri, passage, ids)


def _place(iri: URIRef, passage: Passage, ids: Identifiers) -> Iterator[Triple]:
    """What it stands under; what a ministry's chapter says is of the ministry, and nested bullets are too."""
    above = ids.path(passage.above)
    if passage.kind is PassageKind.FOOTNOTE:
        yield above, PG.hasFootnote, iri
    elif passage.kind is PassageKind.ACHIEVEMENT:
        yield above, PG.hasAchievement, iri
    elif passage.above.startswith("ministry/"):
        yield ids.plan, PG.hasPart, iri
    else:
        yield above, PG.hasPart, iri
    if passage.kind in {PassageKind.OBJECTIVE, PassageKind.ACTION}:
        yield iri, PG.ministry, URIRef(terms.ministry(passage.code.partition("-")[0]))
