"""The amounts of the text beside the budget rows, as triples: computed, so they are inferred."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Plan


def amounts(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """Every comparison of an amount with the budget rows, or why there is none."""
    for compared in plan.amounts:
        iri = ids.amount_comparison(compared)
        yield iri, RDF.type, PG.AmountComparison
        yield iri, PG.comparesAmount, ids.own("target", compared.target.code)
        yield iri, PG.fiscalYear, Literal(compared.year)
        yield iri, PG.amountVerdict, Literal(compared.verdict.value)
        if compared.link is not None:
            yield iri, PG.amountLink, Literal(compared.link.value)
        if compared.project is not None:
            yield iri, PG.project, ids.own("project", compared.project)
        if compared.ministry is not None:
            yield iri, PG.ministry, URIRef(terms.ministry(compared.ministry))
        for row in compared.rows:
            yield iri, PG.comparedWith, ids.allocation(row)
        if compared.rows:
            yield iri, PG.tableAmount, Literal(compared.table_amount)
            yield iri, PG.difference, Literal(compared.difference)
