"""N-Quads and JSON-LD, read by other libraries, are the graphs of the build, to the last triple."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from export.conftest import Exported
from policygraph import paths, terms
from policygraph.export import Source, write
from policygraph.export.context import Context
from policygraph.store import EmbeddedStore, open_store, read_manifest
from policygraph.store.canonical import canonical_quads

# rdflib's own, when it reads or writes a dataset.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.:DeprecationWarning", "ignore:ConjunctiveGraph is:DeprecationWarning"
)
ODD = """
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:a> a pg:Project, <urn:Other> ;
    pg:amount 1, "007"^^xsd:integer, 12345678901234567890, "many" ;
    pg:share 1.50, "1.5"^^xsd:float ;
    skos:prefLabel "가"@ko, "나"@ko, "A"@en, "plain" ;
    pg:code "1-1", "1-1"@ko ;
    pg:project <urn:b>, _:x, "no identifier" ;
    pg:basedOn <urn:b>, "text" ;
    pg:text "줄\\n바꿈 \\"따옴\\" \\\\ \\t"@ko, ""@ko ;
    <urn:unknown> true, "2021-05-01"^^xsd:date, <https://w3id.org/policygraph/id/a/b> .
_:x pg:order 1 .
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both formats of what is printed, with the ministries and the ontology: a third of the whole."""
    folder = tmp_path_factory.mktemp("rdf")
    source = Source(open_store(graphs=["asserted"]), read_manifest(paths.TRIPLES), "ko")
    for name in ("nquads", "jsonld"):
        write(name, source, folder)
    return folder


def canonical(quads: str) -> list[bytes]:
    """N-Quads from another library in the one order."""
    return ordered(ox.Dataset(ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS)))


def ordered(dataset: ox.Dataset) -> list[bytes]:
    """The canonical lines of a dataset."""
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b"").splitlines())


def lines(folder: Path) -> list[bytes]:
    """The N-Quads of a folder."""
    return (folder / "nquads" / "policygraph.nq").read_bytes().splitlines()


def no_network(url: str, _: object) -> Any:  # noqa: ANN401 - as pyld has it
    """A loader that loads nothing."""
    raise AssertionError(f"{url} was fetched")


def odd(folder: Path) -> Path:
    """Both formats of values that are not what their properties lead to expect."""
    store = EmbeddedStore()
    store.load(ODD.encode(), "urn:graph")
    store.load(ODD.encode(), "urn:other")
    for name in ("nquads", "jsonld"):
        write(name, Source(store, read_manifest(paths.TRIPLES), "ko"), folder)
    return folder


@pytest.mark.slow
def test_quads_are_the_triples_of_the_files(printed: Path) -> None:
    """As rdflib reads both, the file of the build and its graph in the N-Quads; decimals by value."""
    for name in ("icd-2021/asserted", "organisations"):
        ending = f" <{terms.graph(*name.split('/'))}> .".encode()
        quads = [line.removesuffix(ending) + b" ." for line in lines(printed) if line.endswith(ending)]
        found = rdflib.Graph().parse(data=b"\n".join(quads).decode(), format="nt")
        assert by_value(found) == by_value(rdflib.Graph().parse(paths.TRIPLES / f"{name}.ttl")), name


def by_value(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """The triples; the engine writes 5.0 as 5."""
    return {
        (s, p, o.toPython(), o.datatype, o.language) if isinstance(o, rdflib.Literal) else (s, p, o)
        for s, p, o in graph
    }


@pytest.mark.slow
def test_quads_hold_every_graph_of_the_build(exported: Exported) -> None:
    """As many statements as the manifest says, and the ontology's."""
    found = Counter(line.split()[-2].decode()[1:-1] for line in lines(exported("nquads").parent))
    ontology = found.pop(terms.graph("ontology"))
    listed = {entry["graph"]: entry["triples"] for entry in read_manifest(paths.TRIPLES).files.values()}

    assert (dict(found), ontology > 1000) == (listed, True)


@pytest.mark.slow
def test_quads_are_sorted_and_each_is_once(exported: Exported) -> None:
    """Two builds are compared line by line."""
    found = lines(exported("nquads").parent)

    assert found == sorted(set(found))


def test_pyld_reads_the_same_dataset(printed: Path) -> None:
    """Without network: the context is in the file."""
    document = json.loads((printed / "jsonld" / "policygraph.jsonld").read_text(encoding="utf-8"))
    options = {"format": "application/n-quads", "documentLoader": no_network}

    assert canonical(jsonld.to_rdf(document, options)) == lines(printed)


@pytest.mark.slow
def test_rdflib_reads_the_same_dataset(printed: Path) -> None:
    """The other reader of JSON-LD."""
    read = rdflib.Dataset()
    read.parse(printed / "jsonld" / "policygraph.jsonld", format="json-ld")

    assert canonical(read.serialize(format="nquads")) == lines(printed)


@pytest.mark.slow
def test_the_whole_is_read_by_oxigraph(exported: Exported) -> None:
    """All 81,000 statements, with the third reader, which is fast."""
    folder = exported("jsonld")
    exported("nquads")
    read = ox.Dataset(ox.parse(path=str(folder / "policygraph.jsonld"), format=ox.RdfFormat.JSON_LD))

    assert ordered(read) == lines(folder.parent)


def test_values_that_no_context_expects_come_back(tmp_path: Path) -> None:
    """A number with zeros before it, a text without a language, a blank node: each as it was."""
    folder = odd(tmp_path)
    document = json.loads((folder / "jsonld" / "policygraph.jsonld").read_text(encoding="utf-8"))

    assert canonical(jsonld.to_rdf(document, {"format": "application/n-quads"})) == lines(folder)


def test_a_changed_value_is_no_equal_dataset(tmp_path: Path) -> None:
    """The comparison of these tests can fail."""
    folder = odd(tmp_path)
    text = (folder / "jsonld" / "policygraph.jsonld").read_text(encoding="utf-8")
    document = json.loads(text.replace('"share": "1.5"', '"share": "1.6"', 1).replace('"1-1"', '"1-2"', 1))

    assert canonical(jsonld.to_rdf(document, {"format": "application/n-quads"})) != lines(folder)


def test_a_project_is_plain_json(printed: Path) -> None:
    """Short names, texts by language, numbers as numbers."""
    document = json.loads((printed / "jsonld" / "policygraph.jsonld").read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for graph in document["@graph"] for node in graph["@graph"]}
    project, row = nodes["id:icd-2021/project/1-1-3"], nodes["id:icd-2021/allocation/1-1-1/motie"]

    assert (project["@type"], project["code"], project["prefLabel"]) == (
        "Project",
        "1-1-3",
        {"ko": "바이오빅데이터구축시범사업"},
    )
    assert (row["amount"], row["fiscalYear"]) == (8_000_000_000, 2021)


def test_the_context_beside_the_file_is_the_one_in_it(printed: Path) -> None:
    """For documents of others."""
    folder = printed / "jsonld"
    beside = json.loads((folder / "context.jsonld").read_text(encoding="utf-8"))
    within = json.loads((folder / "policygraph.jsonld").read_text(encoding="utf-8"))

    assert beside["@context"] == within["@context"]


def test_every_term_of_the_ontology_has_a_name_of_its_own() -> None:
    """Each class and property of ours by its local name; no name stands for two."""
    context = Context.of_ontology()
    ontology = rdflib.Graph().parse(paths.ONTOLOGY / "policygraph.ttl")
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    ours = {str(s) for kind in kinds for s in ontology.subjects(rdflib.RDF.type, kind) if terms.PG in str(s)}

    assert {context.name(iri) for iri in ours} == {iri.removeprefix(terms.PG) for iri in ours}
    assert len(set(context.names.values())) == len(context.names)


def test_blank_nodes_of_two_graphs_stay_apart() -> None:
    """The same label in two graphs is two nodes."""
    quads = canonical_quads({"urn:a": b"_:x <urn:p> 1 .", "urn:b": b"_:x <urn:p> 1 ."})

    assert len({line.split()[0] for line in quads.splitlines()}) == 2


def test_what_an_engine_calls_a_blank_node_does_not_matter() -> None:
    """One dataset, one text."""
    one = canonical_quads({"urn:a": b"_:x <urn:p> _:y . _:y <urn:q> 1 ."})

    assert canonical_quads({"urn:a": b"_:n7 <urn:q> 1 . _:n3 <urn:p> _:n7 ."}) == one
