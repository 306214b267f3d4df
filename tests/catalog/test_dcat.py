"""The catalogue says what files, source and build are: recomputed here, read with another library."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS
from rdflib.term import Node

from catalog.conftest import SPARQL
from policygraph import __version__, paths
from policygraph.catalog import Catalogue, Place, citation, read_catalogue, serialised, to_dcat, to_schema_org
from policygraph.store import EmbeddedStore, GraphFormat, Manifest, read_manifest

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
CATALOG = "https://w3id.org/policygraph/catalog"
BASE = "https://example.org/graph/"
PLAN, TEXT = URIRef(f"{CATALOG}#icd-2021"), URIRef("https://w3id.org/policygraph/id/icd-2021/text")


def said(graph: Graph, subject: Node, *path: URIRef) -> str:
    """What stands at the end of a path of properties with one value each."""
    for term in path:
        (subject,) = graph.objects(subject, term)
    return str(subject)


def test_every_file_is_listed_once_with_its_size_and_hash(root: Path, dcat: Graph) -> None:
    """Names, bytes and SHA-256 of what lies in the folder, and of nothing else."""
    listed = [
        (
            said(dcat, one, DCAT.downloadURL).removeprefix(BASE),
            int(said(dcat, one, DCAT.byteSize)),
            said(dcat, one, SPDX.checksum, SPDX.checksumValue),
        )
        for one in dcat.subjects(DCAT.downloadURL)
    ]
    there = [
        (path.relative_to(root).as_posix(), len(data), hashlib.sha256(data).hexdigest())
        for path in root.rglob("*")
        if path.is_file() and (data := path.read_bytes()) is not None
    ]
    assert sorted(listed) == sorted(there)


def test_the_hashes_are_those_of_the_manifest(dcat: Graph) -> None:
    """The build's own record says the same of its files."""
    listed = {
        said(dcat, one, DCAT.downloadURL).removeprefix(f"{BASE}data/"): said(
            dcat, one, SPDX.checksum, SPDX.checksumValue
        )
        for one in dcat.subjects(DCAT.downloadURL)
    }
    files = read_manifest(paths.TRIPLES).files
    assert {name: listed[name] for name in files} == {name: entry["sha256"] for name, entry in files.items()}


def test_the_datasets_are_plans_ministries_and_ontology(dcat: Graph) -> None:
    """One for each plan, and what belongs to none; together they are one more."""
    found = {str(one).removeprefix(f"{CATALOG}#") for one in dcat.objects(URIRef(CATALOG), DCAT.dataset)}
    assert found == {"icd-2021", "organisations", "ontology", "all"}


def test_the_source_says_who_when_and_on_what_terms(dcat: Graph) -> None:
    """As `source.toml` and the plan have it: no licence is invented, no day is added to a month."""
    stated = tomllib.loads((paths.SOURCES / "icd-2021" / "source.toml").read_text(encoding="utf-8"))
    rights = {str(one) for one in dcat.objects(dcat.value(TEXT, DCTERMS.rights), RDFS.label)}
    issued = dcat.value(TEXT, DCTERMS.issued)
    assert (
        said(dcat, TEXT, DCTERMS.creator, FOAF.name),
        str(issued),
        str(issued.datatype).rpartition("#")[2] if isinstance(issued, Literal) else None,
        said(dcat, TEXT, SPDX.checksum, SPDX.checksumValue),
        rights == {stated["plan"]["licence"], stated["plan"]["licence_en"]},
        list(dcat.objects(TEXT, DCTERMS.license)),
    ) == (
        stated["plan"]["publisher"],
        stated["plan"]["date"],
        "gYearMonth",
        stated["text"]["sha256"],
        True,
        [],
    )


def test_a_dataset_says_what_it_was_made_from_and_how(dcat: Graph) -> None:
    """Derived from the text, by this version, with the repairs that the build counted."""
    build = dcat.value(PLAN, PROV.wasGeneratedBy)
    counts = read_manifest(paths.TRIPLES).plans["icd-2021"]["counts"]
    made = " ".join(map(str, dcat.objects(build, DCTERMS.description)))
    assert (
        dcat.value(PLAN, PROV.wasDerivedFrom),
        said(dcat, PLAN, PROV.wasGeneratedBy, PROV.wasAssociatedWith, DCAT.version),
        [f"{counts[kind]}" in made for kind in ("corrections", "suspicions", "discrepancies")],
    ) == (TEXT, __version__, [True, True, True])


def test_the_version_names_software_and_graphs(dcat: Graph) -> None:
    """As `sha256sum *.ttl | sha256sum` in the folder of the data tells it."""
    files = sorted((paths.TRIPLES / "icd-2021").glob("*.ttl"))
    lines = sorted(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  icd-2021/{one.name}\n" for one in files)
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert said(dcat, PLAN, DCAT.version) == f"{__version__}+{digest[:8]}"


def test_what_quotes_the_plan_says_that_the_licence_does_not_cover_it(dcat: Graph) -> None:
    """The plan's dataset, all together, their files and the endpoint; what is ours alone says nothing."""
    told = {
        str(one).removeprefix(f"{CATALOG}#")
        for one in dcat.subjects(DCTERMS.license)
        if dcat.value(one, DCTERMS.rights) is not None
    }
    ours = {
        str(one).removeprefix(f"{CATALOG}#")
        for one in dcat.subjects(DCTERMS.license)
        if dcat.value(one, DCTERMS.rights) is None
    }
    ontology = {f"file/{name}.ttl" for name in ("ontology", "alignments", "shapes", "organisations")}
    quoting = {f"file/{name}" for name in read_manifest(paths.TRIPLES).files if name.startswith("icd-2021/")}
    assert told == {"icd-2021", "all", "all/sparql", "sparql", "file/manifest.json", *quoting}
    assert ours == {CATALOG, "organisations", "ontology", *ontology}


def test_the_rights_are_told_in_both_languages(dcat: Graph) -> None:
    """What the licence covers, what it does not, and what the source states."""
    whole = dcat.value(URIRef(f"{CATALOG}#all"), DCTERMS.rights)
    korean = (
        "MIT 라이선스는 policygraph가 만든 것에만 적용되며, 자료에 인용된 계획의 글에는 적용되지 않습니다."
        " 원문의 이용 조건: 원문에 이용 조건이 인쇄되어 있지 않음."
    )
    english = (
        "The MIT licence covers what is ours, not the words of the plan that the data quote."
        " Terms of the source: the text states no licence."
    )
    assert {str(one) for one in dcat.objects(whole, RDFS.label)} == {korean, english}


def test_there_is_no_date_but_that_of_the_source(dcat: Graph) -> None:
    """No clock: what is dated is the text alone, and the years that it has money of."""
    dates = {
        (str(subject), str(value))
        for subject, _, value in dcat
        if isinstance(value, Literal) and value.datatype and str(value.datatype).rpartition("#")[2][0] == "g"
    }
    assert dates == {(str(TEXT), "2021-05"), (f"{PLAN}/years", "2020"), (f"{PLAN}/years", "2021")}


def test_the_endpoint_is_there_only_where_there_is_one(catalogue: Catalogue, dcat: Graph) -> None:
    """A folder of files has no data service."""
    plain = to_dcat(Catalogue(Place(), catalogue.datasets, catalogue.numbers))
    (service,) = dcat.subjects(RDF.type, DCAT.DataService)
    assert (said(dcat, service, DCAT.endpointURL), list(plain.subjects(RDF.type, DCAT.DataService))) == (
        SPARQL,
        [],
    )


def test_addresses_follow_the_base_and_identities_do_not(catalogue: Catalogue, dcat: Graph) -> None:
    """Published elsewhere, the same things are found at other addresses."""
    plain = to_dcat(Catalogue(Place(), catalogue.datasets, catalogue.numbers))
    elsewhere = {str(value) for value in dcat.objects() if str(value).startswith(BASE)}
    moved = {value.replace(BASE, "https://w3id.org/policygraph/") for value in elsewhere - {SPARQL}}
    assert (set(plain.subjects()) <= set(dcat.subjects()), moved <= set(map(str, plain.objects()))) == (
        True,
        True,
    )


def test_there_are_no_blank_nodes(dcat: Graph, void: Graph) -> None:
    """Everything that is described has an IRI."""
    assert [
        term for graph in (dcat, void) for triple in graph for term in triple if isinstance(term, BNode)
    ] == []


def test_everything_described_stands_in_the_document_or_elsewhere(dcat: Graph) -> None:
    """What the catalogue mints is a part of itself: whoever looks it up gets the catalogue."""
    ours = {str(one) for one in dcat.subjects() if str(one).startswith("https://w3id.org/policygraph/")}
    assert {one for one in ours if not one.startswith(CATALOG)} == {str(TEXT)}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
def test_all_forms_say_the_same(catalogue: Catalogue, dcat: Graph) -> None:
    """Turtle, JSON-LD and N-Triples, each read back."""
    made = to_dcat(catalogue)
    read = Graph().parse(data=serialised(made, "jsonld"), format="json-ld")
    plain = Graph().parse(data=serialised(made, "ntriples"), format="nt")
    assert (set(read) == set(dcat), set(plain) == set(dcat)) == (True, True)


@pytest.mark.parametrize("form", ["turtle", "jsonld", "ntriples"])
def test_the_same_facts_are_the_same_bytes(catalogue: Catalogue, form: GraphFormat) -> None:
    """However the triples came into the graph."""
    made = to_dcat(catalogue)
    other = Graph(bind_namespaces="none")
    for prefix, namespace in made.namespaces():
        other.bind(prefix, namespace)
    for triple in sorted(made, reverse=True):
        other.add(triple)
    assert serialised(other, form) == serialised(made, form)


def test_search_engines_are_told_what_the_catalogue_says(catalogue: Catalogue, dcat: Graph) -> None:
    """Names, versions, files and hashes in schema.org are those of DCAT."""
    told = {one["@id"]: one for one in json.loads(to_schema_org(catalogue))["dataset"]}
    plan = told[str(PLAN)]
    assert {
        (one["contentUrl"], one["sha256"], int(one["contentSize"].removesuffix(" B")))
        for one in plan["distribution"]
    } == {
        (
            said(dcat, one, DCAT.downloadURL),
            said(dcat, one, SPDX.checksum, SPDX.checksumValue),
            int(said(dcat, one, DCAT.byteSize)),
        )
        for one in dcat.objects(PLAN, DCAT.distribution)
    }
    assert (plan["version"], plan["license"], plan["isBasedOn"]["author"]["name"], set(told)) == (
        said(dcat, PLAN, DCAT.version),
        said(dcat, PLAN, DCTERMS.license),
        "관계부처 합동",
        {str(one) for one in dcat.subjects(RDF.type, DCAT.Dataset)},
    )


def test_search_engines_are_told_what_the_licence_does_not_cover(catalogue: Catalogue) -> None:
    """With the dataset of the plan and each of its files; not with what is ours alone."""
    told = json.loads(to_schema_org(catalogue))["dataset"]
    found = {
        one["@id"].partition("#")[2]: {
            "usageInfo" in one,
            *("usageInfo" in file for file in one["distribution"]),
        }
        for one in told
    }
    assert found == {"icd-2021": {True}, "all": {True}, "organisations": {False}, "ontology": {False}}
    assert "not the words of the plan" in told[0]["usageInfo"]["text"]


def test_a_search_engine_takes_the_descriptions(catalogue: Catalogue) -> None:
    """Google's rule for datasets: a name, and a description of 50 to 5,000 characters."""
    told = json.loads(to_schema_org(catalogue))["dataset"]
    assert [one["@id"] for one in told if not one["name"] or not 50 <= len(one["description"]) <= 5000] == []


def test_data_in_a_page_ends_no_script(catalogue: Catalogue) -> None:
    """Whatever a title says, it stays inside its element."""
    assert [sign for sign in "<>&" if sign in to_schema_org(catalogue)] == []


def test_a_citation_names_version_and_source(catalogue: Catalogue) -> None:
    """Who, what, which version, where, from what."""
    plan = next(one for one in catalogue.datasets if one.code == "icd-2021")
    assert citation(plan).en == (
        "the policygraph maintainers. 2021 annual implementation plan of the second basic plan for industrial"
        f" convergence development: knowledge graph (version {plan.version}) [data set]. {PLAN}"
        " (source: 관계부처 합동, 2021-05)"
    )


def test_what_is_not_known_is_not_said() -> None:
    """A graph without a build: no plan, no file, no source, and still a catalogue."""
    found = read_catalogue(EmbeddedStore(), Manifest({}, {}))
    assert ([dataset.code for dataset in found.datasets], found.files, len(to_dcat(found)) > 20) == (
        ["organisations", "ontology", "all"],
        (),
        True,
    )


def test_a_plan_without_its_source_folder_has_unknown_terms(tmp_path: Path) -> None:
    """What the text says of its use is read where it stands, or said to be unknown."""
    found = read_catalogue(EmbeddedStore(), read_manifest(paths.TRIPLES), sources=tmp_path)
    source = found.datasets[0].source
    assert (source.rights.en if source and source.rights else None) == (
        "the terms of use of the text are not known here"
    )
