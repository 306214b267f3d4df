"""Where the document contradicts itself, as triples: each statement with its words and what bears them."""

from collections.abc import Iterable, Iterator

from rdflib import Literal
from rdflib.namespace import RDF

from policygraph.graph.bearers import Bearers
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Discrepancy


def discrepancies(found: Iterable[Discrepancy], ids: Identifiers, bearers: Bearers) -> Iterator[Triple]:
    """Every discrepancy of `found` with its statements."""
    for discrepancy in found:
        yield from _discrepancy(discrepancy, ids)
        for iri, statement in ids.statements(discrepancy):
            yield ids.discrepancy(discrepancy), PG.statement, iri
            yield iri, RDF.type, PG.Statement
            yield iri, PG.words, Literal(statement.words, "ko")
            for bearer in bearers.of(statement.span):
                yield iri, PG.saidIn, bearer


def _discrepancy(discrepancy: Discrepancy, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.discrepancy(discrepancy)
    yield iri, RDF.type, PG.Discrepancy
    yield iri, PG.code, Literal(discrepancy.code)
    yield iri, PG.discrepancyKind, Literal(discrepancy.kind.value)
    if discrepancy.verdict is not None:
        yield iri, PG.verdict, Literal(discrepancy.verdict.value)
    yield iri, PG.explanation, Literal(discrepancy.explanation, "ko")
    yield iri, PG.explanation, Literal(discrepancy.explanation_en, "en")
    for code in discrepancy.findings:
        yield iri, PG.basis, Literal(f"규칙이 찾음: {code}", "ko")
        yield iri, PG.basis, Literal(f"found by rule: {code}", "en")
