"""The numbers of the description, counted again from the files without SPARQL."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, VOID, XSD

from policygraph import paths, terms
from policygraph.catalog import DataFile, read_catalogue, to_void
from policygraph.store import EmbeddedStore, Manifest, read_manifest

HOME = terms.HOME
ALL = URIRef(f"{HOME}catalog#all")
NAMES = [*read_manifest(paths.TRIPLES).files, "ontology.ttl"]


@pytest.fixture(scope="session")
def triples(root: Path) -> dict[str, set[ox.Triple]]:
    """The triples of each published graph, by its name."""
    return {
        terms.graph(*name.removesuffix(".ttl").split("/")): {
            quad.triple for quad in ox.parse((root / "data" / name).read_bytes(), format=ox.RdfFormat.TURTLE)
        }
        for name in NAMES
    }


def number(graph: Graph, subject: str, term: URIRef) -> int:
    """A number of the description, of which there must be one."""
    (value,) = graph.objects(URIRef(subject), term)
    return int(str(value))


def value(term: object) -> object:
    """An object as the engine tells it from others: 0.30 and 0.3 are one decimal."""
    if isinstance(term, ox.Literal) and term.datatype.value == str(XSD.decimal):
        return Decimal(term.value)
    return term


def counted(found: set[ox.Triple]) -> dict[str, int]:
    """What a description counts, by its own words."""
    kinds = {one.object for one in found if one.predicate.value == str(RDF.type)}
    return {
        "triples": len(found),
        "entities": len(
            {
                one.subject
                for one in found
                if isinstance(one.subject, ox.NamedNode) and one.subject.value.startswith(HOME)
            }
        ),
        "distinctSubjects": len({one.subject for one in found}),
        "distinctObjects": len({value(one.object) for one in found}),
        "classes": len({one for one in kinds if isinstance(one, ox.NamedNode)}),
        "properties": len({one.predicate for one in found}),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_graph_is_as_large_as_its_file(void: Graph, triples: dict[str, set[ox.Triple]], name: str) -> None:
    """Triples, entities, subjects, objects, classes and properties."""
    graph = terms.graph(*name.removesuffix(".ttl").split("/"))
    expected = counted(triples[graph])

    assert {term: number(void, graph, VOID[term]) for term in expected} == expected


def test_the_whole_counts_each_statement_once(void: Graph, triples: dict[str, set[ox.Triple]]) -> None:
    """All graphs together: what two of them say is one statement."""
    named = {
        one
        for found in triples.values()
        for one in found
        if not isinstance(one.subject, ox.BlankNode) and not isinstance(one.object, ox.BlankNode)
    }
    blank = sum(
        isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)
        for found in triples.values()
        for one in found
    )
    assert number(void, str(ALL), VOID.triples) == len(named) + blank


def test_the_triples_are_those_of_the_manifest(void: Graph) -> None:
    """What the build wrote down."""
    files = read_manifest(paths.TRIPLES).files.values()
    assert {entry["graph"]: number(void, entry["graph"], VOID.triples) for entry in files} == {
        entry["graph"]: entry["triples"] for entry in files
    }


@pytest.mark.parametrize("kind", ["class", "property"])
def test_the_parts_of_a_graph_are_counted(void: Graph, triples: dict[str, set[ox.Triple]], kind: str) -> None:
    """Things of each class, statements of each property, in every graph."""
    link, of, size = (
        (VOID.classPartition, VOID["class"], VOID.entities)
        if kind == "class"
        else (VOID.propertyPartition, VOID.property, VOID.triples)
    )
    found = {
        (graph, str(void.value(part, of)), int(str(void.value(part, size))))
        for graph in triples
        for part in void.objects(URIRef(graph), link)
    }
    expected = set()
    for graph, held in triples.items():
        counts: Counter[str] = Counter()
        for one in held:
            if kind == "property":
                counts[one.predicate.value] += 1
            elif one.predicate.value == str(RDF.type) and isinstance(one.object, ox.NamedNode):
                counts[one.object.value] += 1
        expected |= {(graph, term, count) for term, count in counts.items()}
    assert found == expected


def test_the_links_of_the_ministries_are_counted(void: Graph, triples: dict[str, set[ox.Triple]]) -> None:
    """Each authority with the number of identifiers there."""
    expected = Counter(
        one.object.value.rpartition("/")[0] + "/"
        for one in triples[terms.graph("organisations")]
        if one.predicate.value == str(SKOS.exactMatch) and isinstance(one.object, ox.NamedNode)
    )
    sets = [
        one
        for one in void.subjects(RDF.type, VOID.Linkset)
        if void.value(one, VOID.linkPredicate) == SKOS.exactMatch
        and str(void.value(one, VOID.subjectsTarget)) == terms.graph("organisations")
    ]
    found = {
        str(void.value(void.value(one, VOID.objectsTarget), VOID.uriSpace)): int(
            str(void.value(one, VOID.triples))
        )
        for one in sets
    }
    assert (found, len(found) > 3) == (dict(expected), True)


def test_the_alignments_are_counted_by_vocabulary(void: Graph) -> None:
    """Every mapping of the file stands in one set of links."""
    file = Graph().parse(paths.ONTOLOGY / "alignments.ttl")
    linking = (SKOS.closeMatch, SKOS.relatedMatch, SKOS.exactMatch, OWL.equivalentClass)
    expected = sum(
        1
        for term in linking
        for subject, value in file.subject_objects(term)
        if str(subject).startswith(HOME) and not str(value).startswith(HOME)
    )
    found = sum(
        int(str(void.value(one, VOID.triples)))
        for one in void.objects(URIRef(f"{HOME}ontology/alignments"), VOID.subset)
        if void.value(one, VOID.linkPredicate) in linking
    )
    assert (found, found > 10) == (expected, True)


def test_each_graph_has_a_dump_an_example_and_a_whole(
    void: Graph, triples: dict[str, set[ox.Triple]]
) -> None:
    """The example is spoken of in the graph, the dump is its file."""
    for graph, held in triples.items():
        example = str(void.value(URIRef(graph), VOID.exampleResource))
        (dump,) = void.objects(URIRef(graph), VOID.dataDump)
        path = graph.removeprefix(terms.GRAPH)
        assert (
            any(one.subject == ox.NamedNode(example) for one in held),
            str(dump),
            void.value(URIRef(graph), VOID.inDataset),
        ) == (True, f"https://example.org/graph/data/{path}.ttl", ALL)


def test_graphs_that_quote_the_plan_say_that_the_licence_does_not_cover_it(void: Graph) -> None:
    """Each graph of the plan, and the datasets that hold them."""
    told = {
        str(one).removeprefix(HOME)
        for one in void.subjects(DCTERMS.license)
        if void.value(one, DCTERMS.rights) is not None
    }
    graphs = {f"graph/{name}".removesuffix(".ttl") for name in NAMES if name.startswith("icd-2021/")}
    assert told == {"catalog#icd-2021", "catalog#all", *graphs}


def test_what_holds_no_triple_is_no_dump() -> None:
    """The JSON-LD context says how to read the file beside it, which is one."""
    files = [
        DataFile(f"data/export/jsonld/{name}", 1, "0" * 64, "application/ld+json")
        for name in ("context.jsonld", "policygraph.jsonld")
    ]
    found = to_void(read_catalogue(EmbeddedStore(), Manifest({}, {}), files))
    assert [str(one) for one in found.objects(ALL, VOID.dataDump)] == [
        f"{HOME}data/export/jsonld/policygraph.jsonld"
    ]


def test_the_parts_have_names_that_can_be_read(void: Graph) -> None:
    """The IRI of a part says which graph and which term."""
    parts = sorted(unquote(str(one)).rpartition("#")[2] for one in void.objects(None, VOID.classPartition))
    assert "partition/icd-2021/asserted/class/pg:Goal" in parts
