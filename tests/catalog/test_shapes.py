"""The descriptions of the real build are complete, and each shape reports one that lacks what it asks for."""

from functools import cache
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, VOID, XSD
from rdflib.term import Node

from policygraph import paths

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPE = Namespace("https://w3id.org/policygraph/shapes#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
CATALOG = "https://w3id.org/policygraph/catalog"
PLAN, FILE = f"{CATALOG}#icd-2021", f"{CATALOG}#file/organisations.ttl"
WHOLE, QUOTING = f"{CATALOG}#all", f"{CATALOG}#file/icd-2021/evidence.ttl"
TEXT, BUILD = "https://w3id.org/policygraph/id/icd-2021/text", f"{PLAN}/build"
GRAPH = "https://w3id.org/policygraph/graph/organisations"
VOID_DOCUMENT = "https://w3id.org/policygraph/.well-known/void"
LINKS = f"{VOID_DOCUMENT}#links/organisations/skos:exactMatch/https%3A%2F%2Fror.org%2F"
SERVICE, YEARS, HASH = f"{CATALOG}#sparql", f"{PLAN}/years", f"{FILE}/checksum"


class Case(NamedTuple):
    """A property of a node whose values are taken away, with others put in their place.

    Attributes:
        shape: the shape that must report it.
        focus: the node that it must report, and whose property is changed.
        term: the property.
        values: instead.
    """

    shape: str
    focus: str
    term: Node
    values: tuple[Node, ...] = ()


def one(text: str, language: str | None = None) -> tuple[Node]:
    """A literal."""
    return (Literal(text, lang=language),)


def years(text: str) -> tuple[Node]:
    """A year that is none."""
    return (Literal(text, datatype=XSD.string),)


CASES = [
    *(Case("ListedTitle", focus, DCTERMS.title) for focus in (CATALOG, PLAN, FILE, SERVICE)),
    Case("ListedTitle", PLAN, DCTERMS.title, one("title", "en")),
    Case("ListedTitle", PLAN, DCTERMS.title, (*one("a", "en"), *one("b", "en"))),
    Case("ListedTitle", PLAN, DCTERMS.title, (*one("a", "en"), *one("b", "de"))),
    *(Case("ListedDescription", focus, DCTERMS.description) for focus in (CATALOG, PLAN)),
    *(Case("ListedPublisher", focus, DCTERMS.publisher) for focus in (CATALOG, PLAN, SERVICE)),
    Case("ListedPublisher", PLAN, DCTERMS.publisher, one("somebody")),
    *(Case("ListedLicence", focus, DCTERMS.license) for focus in (CATALOG, PLAN, FILE, SERVICE)),
    Case("ListedLanguage", PLAN, DCTERMS.language),
    Case("ListedLanguage", PLAN, DCTERMS.language, (URIRef("https://example.org/ko"),)),
    Case("ListedSpatial", PLAN, DCTERMS.spatial),
    Case("ListedVersion", PLAN, DCAT.version),
    Case("ListedVersion", PLAN, DCAT.version, one("latest")),
    Case("CatalogueHomepage", CATALOG, FOAF.homepage),
    Case("CatalogueThemes", CATALOG, DCAT.themeTaxonomy),
    Case("DatasetKeywords", PLAN, DCAT.keyword),
    Case("DatasetKeywords", PLAN, DCAT.keyword, one("budget", "en")),
    Case("DatasetTheme", PLAN, DCAT.theme),
    Case("DatasetTheme", PLAN, DCAT.theme, (URIRef("https://example.org/theme"),)),
    Case("DatasetAccess", PLAN, DCTERMS.accessRights),
    Case("DatasetCitation", PLAN, DCTERMS.bibliographicCitation),
    Case("DerivedDataset", PLAN, PROV.wasGeneratedBy),
    Case("DerivedDataset", PLAN, DCTERMS.temporal),
    Case("DerivedDataset", PLAN, DCTERMS.rights),
    Case("WholeRights", WHOLE, DCTERMS.rights),
    Case("WholeRights", WHOLE, DCTERMS.rights, one("free")),
    Case("DistributionRights", QUOTING, DCTERMS.rights),
    Case("DatasetYears", PLAN, DCTERMS.temporal, one("2020/2021")),
    Case("SourceHash", TEXT, SPDX.checksum),
    Case("SourceIssued", TEXT, DCTERMS.issued, one("2021. 5.")),
    Case("BuildUsed", BUILD, PROV.used),
    Case("BuildAgent", BUILD, PROV.wasAssociatedWith),
    Case("PeriodStart", YEARS, DCAT.startDate),
    Case("PeriodStart", YEARS, DCAT.startDate, years("2020")),
    Case("PeriodEnd", YEARS, DCAT.endDate),
    Case("DistributionAccess", FILE, DCAT.accessURL),
    Case("DownloadSize", FILE, DCAT.byteSize),
    Case("DownloadSize", FILE, DCAT.byteSize, one("14.8 kB")),
    Case("DownloadMediaType", FILE, DCAT.mediaType),
    Case("DownloadMediaType", FILE, DCAT.mediaType, one("text/turtle")),
    Case("DownloadChecksum", FILE, SPDX.checksum),
    Case("ChecksumAlgorithm", HASH, SPDX.algorithm, (SPDX.checksumAlgorithm_md5,)),
    Case("ChecksumValue", HASH, SPDX.checksumValue),
    Case("ChecksumValue", HASH, SPDX.checksumValue, (Literal("ab", datatype=XSD.hexBinary),)),
    Case("AgentName", f"{CATALOG}#maintainers", FOAF.name),
    Case("AgentName", f"{CATALOG}#software", FOAF.name),
    Case("ServiceEndpoint", SERVICE, DCAT.endpointURL),
    Case("ServiceDatasets", SERVICE, DCAT.servesDataset),
    Case("GraphTriples", GRAPH, VOID.triples),
    Case("GraphTriples", GRAPH, VOID.triples, (Literal(254), Literal(255))),
    Case("GraphEntities", GRAPH, VOID.entities),
    Case("GraphSubjects", GRAPH, VOID.distinctSubjects),
    Case("GraphObjects", GRAPH, VOID.distinctObjects),
    Case("GraphClasses", GRAPH, VOID.classes),
    Case("GraphProperties", GRAPH, VOID.properties),
    Case("GraphVocabulary", GRAPH, VOID.vocabulary),
    Case("GraphExample", GRAPH, VOID.exampleResource),
    Case("LinksFrom", LINKS, VOID.subjectsTarget),
    Case("LinksTo", LINKS, VOID.objectsTarget),
    Case("LinksProperty", LINKS, VOID.linkPredicate),
    Case("LinksNumber", LINKS, VOID.triples, (Literal(0),)),
]
# What a change of its own node cannot break: it takes another node with it.
OTHERS = {"CatalogueDatasets", "DatasetListed", "DistributionOf"}


@cache
def shapes() -> Graph:
    """The shapes of descriptions."""
    return Graph().parse(paths.SHAPES / "publication" / "catalog.ttl")


def names() -> list[str]:
    """The names of the shapes."""
    kinds = (SH.PropertyShape, SH.NodeShape)
    return sorted(
        str(name).removeprefix(SHAPE) for kind in kinds for name in shapes().subjects(RDF.type, kind)
    )


def findings(described: Graph) -> set[tuple[str, str]]:
    """The shapes that report something and the nodes that they report."""
    _, report, _ = pyshacl.validate(described, shacl_graph=shapes())
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.sourceShape)).removeprefix(SHAPE),
            str(report.value(result, SH.focusNode)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.fixture(scope="session")
def described(dcat: Graph, void: Graph) -> Graph:
    """Both descriptions of the real build together, without the parts of graphs, which no shape looks at."""
    found = Graph()
    found += dcat
    for triple in void:
        if not any("#partition/" in str(term) for term in triple):
            found.add(triple)
    return found


def test_the_catalogue_is_complete(dcat: Graph) -> None:
    """No shape reports anything in the catalogue of the real build."""
    assert findings(dcat) == set()


def test_the_description_is_complete(void: Graph) -> None:
    """No shape reports anything in the description of the real graphs."""
    assert findings(void) == set()


@pytest.mark.many(quick=10)
@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.shape}-{len(case.values)}-{case.focus[-20:]}"
)
def test_an_incomplete_description_is_reported(described: Graph, case: Case) -> None:
    """The shape meant, and no other, reports the node that lacks something."""
    changed, focus = Graph(), URIRef(case.focus)
    changed += described
    changed.remove((focus, case.term, None))
    for value in case.values:
        changed.add((focus, case.term, value))

    assert findings(changed) == {(case.shape, case.focus)}


def test_a_dataset_that_is_nowhere_listed_is_reported(described: Graph) -> None:
    """Each shape of the three that a lost list of datasets breaks reports it."""
    changed = Graph()
    changed += described
    changed.remove((URIRef(CATALOG), DCAT.dataset, None))

    found = findings(changed)
    assert ({name for name, _ in found}, ("CatalogueDatasets", CATALOG) in found, len(found)) == (
        {"CatalogueDatasets", "DatasetListed"},
        True,
        5,
    )


def test_a_file_of_no_dataset_is_reported(described: Graph) -> None:
    """A distribution that no dataset has."""
    changed = Graph()
    changed += described
    changed.remove((None, DCAT.distribution, URIRef(FILE)))

    assert findings(changed) == {("DistributionOf", FILE)}


def test_every_shape_has_a_case_that_trips_it() -> None:
    """No shape is without a case, no case without a shape."""
    assert names() == sorted({case.shape for case in CASES} | OTHERS)


@pytest.mark.parametrize("name", names())
def test_a_shape_says_what_is_wrong_in_both_languages(name: str) -> None:
    """Every shape has one message in Korean and one in English."""
    messages = [str(m.language) for m in shapes().objects(SHAPE[name], SH.message) if isinstance(m, Literal)]

    assert sorted(messages) == ["en", "ko"]
