"""The printed tables and their totals, each total in a data cube of its own kind.

A table prints figures of several kinds: the cells of a matrix, the sums of its rows and columns, the grand
total. In a data cube every observation has every dimension of its structure, so that the totals of one table
that fix the same dimensions and give the same measures are one data set. The structures follow from what is
printed; they are made of the specifications in `ontology/cube.ttl`.

>>> from policygraph.model import Phase, PublishedTotal, Scope
>>> total = PublishedTotal("t", 2021, Phase.PLANNED, Scope(field="1", ministry="ME"), 5, None, None, ())
>>> structure_of(total)
(('field', 'ministry'), ('amount',))
"""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, XSD

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import CUBE, PG, QB, Triple
from policygraph.model import Plan, PublishedTable, PublishedTotal

Structure = tuple[tuple[str, ...], tuple[str, ...]]
"""The dimensions that a total fixes, beside year and phase, and the measures that it gives."""

# What every structure has.
_COMMON = ("fiscal_year", "phase", "unit_measure")


def tables(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The tables of a plan, their totals, and the data sets that these make up."""
    for table in plan.tables:
        yield from _table(table, ids)
    for total in plan.totals:
        yield from _total(total, ids)
        yield from _data_set(total, ids)


def structure_of(total: PublishedTotal) -> Structure:
    """What the total is identified by, and what it gives."""
    measures = ["amount"]
    if total.share is not None:
        measures.append("share")
    if total.count is not None:
        measures.append("item_count")
    return tuple(total.scope.codes), tuple(measures)


def _table(table: PublishedTable, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.own("table", table.code)
    yield iri, RDF.type, PG.PublishedTable
    yield iri, DCTERMS.title, Literal(table.title, "ko")
    yield iri, PG.fiscalYear, Literal(table.year)
    yield iri, PG.phase, PG[table.phase]


def _total(total: PublishedTotal, ids: Identifiers) -> Iterator[Triple]:
    iri = ids.total(total)
    yield iri, RDF.type, PG.PublishedTotal
    yield iri, PG.printedIn, ids.own("table", total.table)
    yield iri, PG.fiscalYear, Literal(total.year)
    yield iri, PG.phase, PG[total.phase]
    yield iri, PG.amount, Literal(total.amount)
    if total.share is not None:
        yield iri, PG.share, Literal(str(total.share), datatype=XSD.decimal)
    if total.count is not None:
        yield iri, PG.itemCount, Literal(total.count)
    for dimension, code in total.scope.codes.items():
        ministry = dimension == "ministry"
        value = URIRef(terms.ministry(code)) if ministry else ids.element(dimension, code)
        yield iri, PG[_camel(dimension)], value


def _data_set(total: PublishedTotal, ids: Identifiers) -> Iterator[Triple]:
    """The data set of a total: of its table, and of the totals there that have the same structure."""
    dimensions, measures = structure_of(total)
    path = (_words(dimensions) or "all", _words(measures))
    data_set, structure = ids.own("data-set", total.table, *path), ids.own("structure", *path)
    yield ids.total(total), QB.dataSet, data_set
    yield data_set, RDF.type, QB.DataSet
    yield data_set, QB.structure, structure
    yield data_set, DCTERMS.source, ids.own("table", total.table)
    yield structure, RDF.type, QB.DataStructureDefinition
    for component in (*_COMMON, *dimensions, *measures):
        yield structure, QB.component, CUBE[_camel(component)]


def _words(names: tuple[str, ...]) -> str:
    return "-and-".join(name.replace("_", "-") for name in names)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
