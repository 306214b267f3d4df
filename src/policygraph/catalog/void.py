"""The graphs in VoID: how large they are, of what they consist, where they lead.

The datasets have the same IRIs as in the catalogue, the graphs their own names; what is described here only
(parts of a graph, sets of links) has IRIs in this document.
"""

from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID, XSD

from policygraph import terms
from policygraph.catalog.dcat import LICENCE, rights_iri, state_rights
from policygraph.catalog.facts import ALL, CATALOG, Catalogue, Dataset
from policygraph.catalog.files import ALIGNMENTS
from policygraph.catalog.forms import DCAT, empty, say
from policygraph.catalog.numbers import Link, Size
from policygraph.catalog.words import name_of, pair
from policygraph.provenance import origin
from policygraph.wording import Words

VOID_DOCUMENT = f"{terms.HOME}.well-known/void"
_DUMPS = {"text/turtle", "application/n-quads", "application/ld+json"}
_CONTEXT = "/context.jsonld"  # says how to read JSON-LD, and holds no triple
_VOCABULARIES = {term for name, term in terms.PREFIXES.items() if name not in {"id", "xsd"}}


def to_void(catalogue: Catalogue) -> Graph:
    """The description in VoID."""
    graph = empty()
    place = catalogue.place
    document, whole = URIRef(VOID_DOCUMENT), URIRef(f"{CATALOG}#{ALL}")
    graph.add((document, RDF.type, VOID.DatasetDescription))
    graph.add((document, FOAF.primaryTopic, whole))
    for dataset in catalogue.datasets:
        _dataset(graph, catalogue, dataset)
    _sized(graph, whole, catalogue.numbers.whole)
    if place.sparql:
        graph.add((whole, VOID.sparqlEndpoint, URIRef(place.sparql)))
    held = {name: dataset for dataset in catalogue.datasets for name in dataset.graphs}
    files = {file.graph: file for file in catalogue.files if file.graph}
    for name, size in catalogue.numbers.graphs.items():
        me, known = URIRef(name), origin(name)
        graph.add((me, RDF.type, VOID.Dataset))
        graph.add((me, VOID.inDataset, whole))
        say(graph, me, DCTERMS.title, Words(known.ko, known.en))
        graph.add((me, DCTERMS.license, LICENCE))
        if (holder := held.get(name)) is not None:
            state_rights(graph, me, rights_iri(holder), holder.rights)
        _sized(graph, me, size)
        _partitioned(graph, me, size)
        if size.example is not None:
            graph.add((me, VOID.exampleResource, URIRef(size.example)))
        if place.sparql:
            graph.add((me, VOID.sparqlEndpoint, URIRef(place.sparql)))
        if (file := files.get(name)) is not None:
            graph.add((me, VOID.dataDump, URIRef(place.at(file.name))))
    for link in catalogue.numbers.links:
        _linked(graph, link, link.graph)
    _aligned(graph, catalogue)
    return graph


def _dataset(graph: Graph, catalogue: Catalogue, dataset: Dataset) -> None:
    me = URIRef(dataset.iri)
    graph.add((me, RDF.type, VOID.Dataset))
    say(graph, me, DCTERMS.title, dataset.title)
    graph.add((me, DCTERMS.license, LICENCE))
    state_rights(graph, me, rights_iri(dataset), dataset.rights)
    graph.add((me, VOID.uriSpace, Literal(terms.HOME)))
    graph.add((me, FOAF.homepage, URIRef(catalogue.place.base)))
    for part in (*(f"{CATALOG}#{code}" for code in dataset.parts), *dataset.graphs):
        graph.add((me, VOID.subset, URIRef(part)))
    for file in dataset.files:
        if file.media_type in _DUMPS and not file.name.endswith(_CONTEXT):
            graph.add((me, VOID.dataDump, URIRef(catalogue.place.at(file.name))))


def _sized(graph: Graph, me: URIRef, size: Size) -> None:
    counted = {
        VOID.triples: size.triples,
        VOID.entities: size.entities,
        VOID.distinctSubjects: size.subjects,
        VOID.distinctObjects: size.objects,
        VOID.classes: len(size.classes),
        VOID.properties: len(size.properties),
    }
    for term, number in counted.items():
        graph.add((me, term, _number(number)))
    graph.add((me, VOID.uriSpace, Literal(terms.HOME)))
    used = {*size.classes, *size.properties}
    for vocabulary in _VOCABULARIES:
        if any(term.startswith(vocabulary) for term in used):
            graph.add((me, VOID.vocabulary, URIRef(vocabulary)))


def _partitioned(graph: Graph, me: URIRef, size: Size) -> None:
    beginning = f"{VOID_DOCUMENT}#partition/{str(me).removeprefix(terms.GRAPH)}"
    for kind, link, is_of, counted, numbers in (
        ("class", VOID.classPartition, VOID["class"], VOID.entities, size.classes),
        ("property", VOID.propertyPartition, VOID.property, VOID.triples, size.properties),
    ):
        for term, number in numbers.items():
            part = URIRef(f"{beginning}/{kind}/{quote(terms.shorten(term), safe=':')}")
            graph.add((me, link, part))
            graph.add((part, is_of, URIRef(term)))
            graph.add((part, counted, _number(number)))


def _linked(graph: Graph, link: Link, holder: str) -> None:
    """A set of links into other data."""
    outside = URIRef(f"{VOID_DOCUMENT}#outside/{quote(link.space, safe='')}")
    graph.add((outside, RDF.type, VOID.Dataset))
    graph.add((outside, VOID.uriSpace, Literal(link.space)))
    if (name := name_of("outside", link.space)) is not None:
        graph.add((outside, DCTERMS.title, Literal(name, lang="en")))
    where = holder.removeprefix(terms.GRAPH).removeprefix(terms.HOME)
    me = URIRef(f"{VOID_DOCUMENT}#links/{where}/{terms.shorten(link.property)}/{quote(link.space, safe='')}")
    graph.add((me, RDF.type, VOID.Linkset))
    graph.add((me, VOID.linkPredicate, URIRef(link.property)))
    graph.add((me, VOID.subjectsTarget, URIRef(link.graph)))
    graph.add((me, VOID.objectsTarget, outside))
    graph.add((me, VOID.triples, _number(link.triples)))
    graph.add((URIRef(holder), VOID.subset, me))


def _aligned(graph: Graph, catalogue: Catalogue) -> None:
    """The alignments: a file of links from the ontology's terms, in no graph of the store."""
    if not catalogue.alignments:
        return
    me = URIRef(f"{terms.HOME}ontology/{ALIGNMENTS}")
    graph.add((URIRef(f"{CATALOG}#{terms.ONTOLOGY}"), VOID.subset, me))
    graph.add((me, RDF.type, VOID.Dataset))
    if (title := pair("file", f"{ALIGNMENTS}.ttl")) is not None:
        say(graph, me, DCTERMS.title, title)
    graph.add((me, DCTERMS.license, LICENCE))
    graph.add((me, VOID.uriSpace, Literal(terms.PG)))
    for file in catalogue.files:
        if file.name == f"data/{ALIGNMENTS}.ttl":
            graph.add((me, VOID.dataDump, URIRef(catalogue.place.at(file.name))))
            graph.add((me, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)))
    for link in catalogue.alignments:
        _linked(graph, link, str(me))


def _number(value: int) -> Literal:
    return Literal(value, datatype=XSD.integer)
