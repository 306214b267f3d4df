"""The code lists name and define every code that the program or the data can hold, in both languages."""

from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from policygraph import __version__, paths
from policygraph.model import (
    AmountLink,
    AmountVerdict,
    DiscrepancyKind,
    DrawBand,
    FaultKind,
    Phase,
    PlaceKind,
    ReviewDecision,
    Role,
    Status,
    SuccessionVerdict,
    Verdict,
    Why,
)
from policygraph.records.instruments import StageKind
from policygraph.store import EmbeddedStore, load_ontology, open_store

PG = Namespace("https://w3id.org/policygraph/ontology#")
VOCABULARY = Namespace("https://w3id.org/policygraph/vocabulary/")
FILES = sorted(paths.VOCABULARIES.glob("*.ttl"))
# The codes that the program itself writes.
WRITTEN: dict[str, type[StrEnum]] = {
    "stage-kind": StageKind,
    "role": Role,
    "unused-kind": Why,
    "status": Status,
    "phase": Phase,
    "amount-link": AmountLink,
    "amount-verdict": AmountVerdict,
    "discrepancy-kind": DiscrepancyKind,
    "verdict": Verdict,
    "fault-kind": FaultKind,
    "place-kind": PlaceKind,
    "answer": SuccessionVerdict,
    "review-decision": ReviewDecision,
    "draw-band": DrawBand,
}
LISTED_PROPERTIES = """
    stageKind role discrepancyKind verdict faultKind unusedKind status phase labelStatus answer
    amountLink amountVerdict decision drawBand linkKind overlapMeasure nullModel
"""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The whole of the ontology graph."""
    store = EmbeddedStore()
    load_ontology(store)
    (name,) = store.graphs()
    return Graph().parse(data="\n".join(store.triples(name)), format="nt")


@pytest.fixture(scope="module")
def published() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


def concepts(graph: Graph, scheme: URIRef) -> dict[str, URIRef]:
    """The concepts of a list by their codes."""
    return {
        str(graph.value(concept, SKOS.notation)): concept
        for concept in graph.subjects(SKOS.inScheme, scheme)
        if isinstance(concept, URIRef)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_one_list_of_this_version(path: Path) -> None:
    """One scheme with its version, title and definition in both languages."""
    graph = Graph().parse(path, format="turtle")
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)

    assert list(graph.objects(scheme, OWL.versionInfo)) == [Literal(__version__)]
    for prop in (SKOS.prefLabel, SKOS.definition):
        assert sorted(value.language for value in graph.objects(scheme, prop)) == ["en", "ko"]  # type: ignore[attr-defined] # literals


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_code_has_a_name_and_a_definition_in_both_languages(path: Path, ontology: Graph) -> None:
    """Every concept of the list, and no code twice."""
    (scheme,) = Graph().parse(path, format="turtle").subjects(RDF.type, SKOS.ConceptScheme)
    members = list(ontology.subjects(SKOS.inScheme, scheme))

    assert members
    assert len(concepts(ontology, URIRef(str(scheme)))) == len(members)
    for concept in members:
        assert len(list(ontology.objects(concept, SKOS.notation))) == 1
        for prop in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(value.language for value in ontology.objects(concept, prop))  # type: ignore[attr-defined] # literals
            assert (concept, languages) == (concept, ["en", "ko"])


@pytest.mark.parametrize(("name", "codes"), WRITTEN.items(), ids=WRITTEN.keys())
def test_the_list_has_the_codes_of_the_program(ontology: Graph, name: str, codes: type[StrEnum]) -> None:
    """Those that the program writes, and no others."""
    assert set(concepts(ontology, VOCABULARY[name])) == {code.value for code in codes}


def test_every_property_of_codes_has_its_list(ontology: Graph) -> None:
    """The properties whose values are codes lead to a list that is there."""
    lists = dict(ontology.subject_objects(PG.codeList))

    assert {PG[name] for name in LISTED_PROPERTIES.split()} == set(lists)
    assert [found for found in lists.values() if (found, RDF.type, SKOS.ConceptScheme) not in ontology] == []


@pytest.mark.parametrize("name", ["role", "verdict"])
def test_a_list_and_the_range_of_its_property_are_the_same(ontology: Graph, name: str) -> None:
    """What the reasoner allows as a value is what the list names."""
    (range_,) = ontology.objects(PG[name], RDFS.range)
    (members,) = ontology.objects(range_, OWL.oneOf)

    assert {str(value) for value in Collection(ontology, members)} == set(
        concepts(ontology, VOCABULARY[name])
    )


@pytest.mark.parametrize("name", LISTED_PROPERTIES.split())
def test_every_code_of_the_data_is_listed(published: EmbeddedStore, ontology: Graph, name: str) -> None:
    """What the published graphs hold is in the list, by its notation or as the concept itself."""
    query = f"SELECT DISTINCT ?code {{ GRAPH ?g {{ ?s pg:{name} ?code }} }}"
    found = {str(row[0]).removeprefix(str(PG)) for row in published.query(query).bindings().rows}
    (scheme,) = ontology.objects(PG[name], PG.codeList)

    assert {code.removeprefix(f"{scheme}/") for code in found} <= set(concepts(ontology, URIRef(str(scheme))))


def test_every_kind_of_place_in_the_data_is_listed(published: EmbeddedStore, ontology: Graph) -> None:
    """A place leads to a concept of the list itself, which only the ontology names."""
    query = "SELECT DISTINCT ?kind { GRAPH ?g { ?place a pg:Place ; dcterms:type ?kind } }"
    named = "SELECT DISTINCT ?kind { GRAPH ?g { ?place dcterms:type ?kind . ?kind ?p ?o } }"
    found = {str(row[0]) for row in published.query(query).bindings().rows}

    assert found
    assert found <= {str(concept) for concept in concepts(ontology, VOCABULARY["place-kind"]).values()}
    assert published.query(named).bindings().rows == ()


def test_a_judgement_never_answers_yes(ontology: Graph) -> None:
    """The list has "yes" for what pg:continuedBy says; the reasoner allows the other two."""
    (range_,) = ontology.objects(PG.answer, RDFS.range)
    (members,) = ontology.objects(range_, OWL.oneOf)

    assert {str(value) for value in Collection(ontology, members)} == {"no", "unsure"}
