"""The catalogue in DCAT 3: what there is, from where, on what terms, in which files.

Everything has an IRI in the catalogue's own document (`…/catalog#…`): there are no blank nodes, and whoever
looks an IRI up gets the catalogue.
"""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, XSD

from policygraph import __version__, terms
from policygraph.catalog.facts import ALL, CATALOG, Catalogue, Dataset, Source, citation
from policygraph.catalog.files import DataFile
from policygraph.catalog.forms import DCAT, SPDX, empty, say
from policygraph.catalog.titles import file_title
from policygraph.catalog.words import TextList, name_of, words
from policygraph.wording import Words

_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGES = tuple(URIRef(f"{_EU}/language/{code}") for code in ("KOR", "ENG"))
_THEMES = tuple(URIRef(f"{_EU}/data-theme/{code}") for code in ("GOVE", "ECON"))
_KOREA, _PUBLIC = URIRef(f"{_EU}/country/KOR"), URIRef(f"{_EU}/access-right/PUBLIC")
_FILE_TYPES = {
    "text/turtle": "RDF_TURTLE",
    "application/ld+json": "JSON_LD",
    "application/n-quads": "RDF_N_QUADS",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/csv": "CSV",
}
# What has no registration of its own is XML to whoever looks the type up.
_UNREGISTERED = {"application/graphml+xml": "application/xml", "application/gexf+xml": "application/xml"}
_IANA = "https://www.iana.org/assignments/media-types/"
LICENCE = URIRef("https://spdx.org/licenses/MIT")
_STANDARD = URIRef("https://www.w3.org/TR/vocab-dcat-3/")
_SPARQL = URIRef("https://www.w3.org/TR/sparql11-protocol/")
_MAINTAINERS, _SOFTWARE = URIRef(f"{CATALOG}#maintainers"), URIRef(f"{CATALOG}#software")
_SERVICE = URIRef(f"{CATALOG}#sparql")
_YEAR_MONTH = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def to_dcat(catalogue: Catalogue) -> Graph:
    """The catalogue in DCAT 3."""
    graph = empty()
    me, place = URIRef(CATALOG), catalogue.place
    graph.add((me, RDF.type, DCAT.Catalog))
    say(graph, me, DCTERMS.title, words("catalog", "title"))
    say(graph, me, DCTERMS.description, words("catalog", "description"))
    graph.add((me, DCTERMS.publisher, _MAINTAINERS))
    graph.add((me, DCTERMS.license, LICENCE))
    graph.add((me, DCTERMS.conformsTo, _STANDARD))
    graph.add((me, DCTERMS.spatial, _KOREA))
    graph.add((me, DCAT.version, Literal(__version__)))
    graph.add((me, DCAT.themeTaxonomy, URIRef(f"{_EU}/data-theme")))
    graph.add((me, FOAF.homepage, URIRef(place.base)))
    for language in _LANGUAGES:
        graph.add((me, DCTERMS.language, language))
    _agents(graph)
    for dataset in catalogue.datasets:
        graph.add((me, DCAT.dataset, URIRef(dataset.iri)))
        _dataset(graph, catalogue, dataset)
    if place.sparql:
        _service(graph, catalogue, place.sparql)
    return graph


def distribution_iri(file: DataFile) -> URIRef:
    """The IRI of a file in the catalogue: `…/catalog#file/icd-2021/asserted.ttl`."""
    return URIRef(f"{CATALOG}#file/{file.name.removeprefix('data/')}")


def rights_iri(dataset: Dataset) -> URIRef:
    """The IRI of what there is to say of the rights in a dataset: `…/catalog#icd-2021/rights`."""
    return URIRef(f"{dataset.iri}/rights")


def _agents(graph: Graph) -> None:
    graph.add((_MAINTAINERS, RDF.type, FOAF.Agent))
    graph.add((_MAINTAINERS, FOAF.name, Literal(name_of("agents", "maintainers"))))
    graph.add((_SOFTWARE, RDF.type, PROV.SoftwareAgent))
    graph.add((_SOFTWARE, FOAF.name, Literal("policygraph")))
    graph.add((_SOFTWARE, DCAT.version, Literal(__version__)))
    graph.add((LICENCE, RDF.type, DCTERMS.LicenseDocument))
    graph.add((LICENCE, RDFS.label, Literal("MIT License", lang="en")))
    graph.add((_KOREA, RDF.type, DCTERMS.Location))
    say(graph, _KOREA, RDFS.label, Words("대한민국", "Republic of Korea"))
    graph.add((_PUBLIC, RDF.type, DCTERMS.RightsStatement))


def _dataset(graph: Graph, catalogue: Catalogue, dataset: Dataset) -> None:
    me, place = URIRef(dataset.iri), catalogue.place
    graph.add((me, RDF.type, DCAT.Dataset))
    graph.add((me, DCTERMS.identifier, Literal(dataset.iri)))
    say(graph, me, DCTERMS.bibliographicCitation, citation(dataset))
    say(graph, me, DCTERMS.title, dataset.title)
    say(graph, me, DCTERMS.description, dataset.description)
    _say_all(graph, me, DCAT.keyword, dataset.keywords)
    graph.add((me, DCTERMS.publisher, _MAINTAINERS))
    graph.add((me, DCTERMS.creator, _MAINTAINERS))
    graph.add((me, DCTERMS.license, LICENCE))
    state_rights(graph, me, rights_iri(dataset), dataset.rights)
    graph.add((me, DCTERMS.accessRights, _PUBLIC))
    graph.add((me, DCTERMS.spatial, _KOREA))
    graph.add((me, DCAT.version, Literal(dataset.version)))
    graph.add((me, DCTERMS.conformsTo, URIRef(f"{terms.HOME}ontology")))
    graph.add((me, DCAT.landingPage, URIRef(place.at(place.landing))))
    for language in _LANGUAGES:
        graph.add((me, DCTERMS.language, language))
    for theme in _THEMES:
        graph.add((me, DCAT.theme, theme))
    if place.documentation:
        graph.add((me, FOAF.page, URIRef(place.at("docs/ko/index.html"))))
        graph.add((me, FOAF.page, URIRef(place.at("docs/en/index.html"))))
    if dataset.code == terms.ONTOLOGY:
        graph.add((me, DCAT.hasVersion, URIRef(f"{terms.HOME}ontology/{__version__}")))
    for part in dataset.parts:
        graph.add((me, DCTERMS.hasPart, URIRef(f"{CATALOG}#{part}")))
        graph.add((URIRef(f"{CATALOG}#{part}"), DCTERMS.isPartOf, me))
    for name in dataset.graphs:
        graph.add((me, DCTERMS.hasPart, URIRef(name)))
    if dataset.years is not None:
        _period(graph, me, dataset.years)
    if dataset.source is not None:
        _derived(graph, me, dataset, dataset.source)
    for file in dataset.files:
        graph.add((me, DCAT.distribution, distribution_iri(file)))
        _distribution(graph, catalogue, file)
        state_rights(graph, distribution_iri(file), rights_iri(dataset), dataset.rights)


def _period(graph: Graph, dataset: URIRef, years: tuple[int, int]) -> None:
    me = URIRef(f"{dataset}/years")
    graph.add((dataset, DCTERMS.temporal, me))
    graph.add((me, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((me, DCAT.startDate, Literal(str(years[0]), datatype=XSD.gYear)))
    graph.add((me, DCAT.endDate, Literal(str(years[1]), datatype=XSD.gYear)))


def _derived(graph: Graph, dataset: URIRef, said: Dataset, source: Source) -> None:
    """The text, what it says of its use, and what the build did with it."""
    text, build = URIRef(source.iri), URIRef(f"{dataset}/build")
    graph.add((dataset, PROV.wasDerivedFrom, text))
    graph.add((dataset, DCTERMS.source, text))
    graph.add((dataset, PROV.wasGeneratedBy, build))
    graph.add((build, RDF.type, PROV.Activity))
    graph.add((build, PROV.used, text))
    graph.add((build, PROV.wasAssociatedWith, _SOFTWARE))
    if said.made is not None:
        say(graph, build, DCTERMS.description, said.made)
    graph.add((text, RDF.type, PROV.Entity))
    graph.add((text, DCTERMS.title, Literal(source.title.ko, lang="ko")))
    _checksum(graph, text, URIRef(f"{dataset}/source/checksum"), source.sha256)
    if source.note is not None:
        say(graph, text, RDFS.comment, source.note)
    if source.rights is not None:
        state_rights(graph, text, URIRef(f"{dataset}/source/rights"), source.rights)
    if source.issued is not None:
        graph.add((text, DCTERMS.issued, Literal(source.issued, datatype=_YEAR_MONTH[len(source.issued)])))
    if source.issuer is not None:
        issuer = URIRef(f"{dataset}/issuer")
        graph.add((text, DCTERMS.creator, issuer))
        graph.add((issuer, RDF.type, FOAF.Agent))
        graph.add((issuer, FOAF.name, Literal(source.issuer, lang="ko")))


def state_rights(graph: Graph, of: URIRef, me: URIRef, said: Words | None) -> None:
    """Say what the licence does not cover, if there is something."""
    if said is None:
        return
    graph.add((of, DCTERMS.rights, me))
    graph.add((me, RDF.type, DCTERMS.RightsStatement))
    say(graph, me, RDFS.label, said)


def _distribution(graph: Graph, catalogue: Catalogue, file: DataFile) -> None:
    me, address = distribution_iri(file), URIRef(catalogue.place.at(file.name))
    graph.add((me, RDF.type, DCAT.Distribution))
    say(graph, me, DCTERMS.title, file_title(file))
    graph.add((me, DCAT.accessURL, address))
    graph.add((me, DCAT.downloadURL, address))
    graph.add((me, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)))
    registered = _UNREGISTERED.get(file.media_type, file.media_type)
    graph.add((me, DCAT.mediaType, URIRef(f"{_IANA}{registered}")))
    if (kind := _FILE_TYPES.get(registered)) is not None:
        graph.add((me, DCTERMS["format"], URIRef(f"{_EU}/file-type/{kind}")))
    graph.add((me, DCTERMS.license, LICENCE))
    for language in _LANGUAGES:
        graph.add((me, DCTERMS.language, language))
    if file.graph is not None:
        graph.add((me, DCTERMS.isPartOf, URIRef(file.graph)))
    if file.conforms_to is not None:
        graph.add((me, DCTERMS.conformsTo, URIRef(file.conforms_to)))
    _checksum(graph, me, URIRef(f"{me}/checksum"), file.sha256)


def _checksum(graph: Graph, of: URIRef, me: URIRef, sha256: str) -> None:
    graph.add((of, SPDX.checksum, me))
    graph.add((me, RDF.type, SPDX.Checksum))
    graph.add((me, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((me, SPDX.checksumValue, Literal(sha256, datatype=XSD.hexBinary)))


def _service(graph: Graph, catalogue: Catalogue, address: str) -> None:
    """The SPARQL endpoint, and the way to everything through it."""
    title = words("sparql", "title")
    graph.add((URIRef(CATALOG), DCAT.service, _SERVICE))
    graph.add((_SERVICE, RDF.type, DCAT.DataService))
    say(graph, _SERVICE, DCTERMS.title, title)
    graph.add((_SERVICE, DCAT.endpointURL, URIRef(address)))
    graph.add((_SERVICE, DCAT.endpointDescription, URIRef(address)))
    graph.add((_SERVICE, DCTERMS.conformsTo, _SPARQL))
    graph.add((_SERVICE, DCTERMS.publisher, _MAINTAINERS))
    graph.add((_SERVICE, DCTERMS.license, LICENCE))
    graph.add((_SERVICE, DCTERMS.accessRights, _PUBLIC))
    for dataset in catalogue.datasets:
        graph.add((_SERVICE, DCAT.servesDataset, URIRef(dataset.iri)))
    for theme in _THEMES:
        graph.add((_SERVICE, DCAT.theme, theme))
    way = URIRef(f"{CATALOG}#{ALL}/sparql")
    graph.add((URIRef(f"{CATALOG}#{ALL}"), DCAT.distribution, way))
    graph.add((way, RDF.type, DCAT.Distribution))
    say(graph, way, DCTERMS.title, title)
    graph.add((way, DCAT.accessURL, URIRef(address)))
    graph.add((way, DCAT.accessService, _SERVICE))
    graph.add((way, DCTERMS.license, LICENCE))
    rights = URIRef(f"{CATALOG}#{ALL}/rights")
    state_rights(graph, way, rights, catalogue.rights)
    state_rights(graph, _SERVICE, rights, catalogue.rights)


def _say_all(graph: Graph, subject: URIRef, term: URIRef, texts: TextList) -> None:
    for language, found in (("ko", texts.ko), ("en", texts.en)):
        for text in found:
            graph.add((subject, term, Literal(text, lang=language)))
