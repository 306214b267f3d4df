"""A scenario as triples: ORG's events, and nothing that would touch a plan."""

from rdflib import DCTERMS, ORG, RDF, BNode, Literal, URIRef
from rdflib.namespace import PROV, RDFS, SKOS, XSD

from policygraph import terms
from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.derived.scenario import describe_scenario
from policygraph.store.turtle import to_turtle

GRAPH = describe_scenario(read_scenario(find_scenario("2025-reorganisation")))
SCENARIO = URIRef(terms.individual("scenario", "2025-reorganisation"))


def test_energy_leaves_in_a_change_event() -> None:
    """산업통상자원부 ends, 산업통상부 and 기후에너지환경부 result, on the day."""
    event = URIRef(f"{SCENARIO}/event/energy-leaves-trade-and-industry")
    results = {str(iri).rpartition("/")[2] for iri in GRAPH.objects(event, ORG.resultingOrganization)}

    assert (event, RDF.type, ORG.ChangeEvent) in GRAPH
    assert list(GRAPH.objects(event, ORG.originalOrganization)) == [URIRef(terms.ministry("MOTIE"))]
    assert results == {"motir", "mcee"}
    assert list(GRAPH.objects(event, DCTERMS.date)) == [Literal("2025-10-01", datatype=XSD.date)]


def test_every_member_has_its_reason_in_both_languages() -> None:
    """Two events and ten rows."""
    members = list(GRAPH.objects(SCENARIO, PROV.hadMember))
    languages = [
        sorted(
            str(words.language) for words in GRAPH.objects(member, RDFS.comment) if isinstance(words, Literal)
        )
        for member in members
    ]

    assert (len(members), languages) == (12, [["en", "ko"]] * 12)


def test_a_decision_says_what_of_whom_to_whom() -> None:
    """Hydrogen (2-2-6) of 산업통상자원부 to 기후에너지환경부: move."""
    row = URIRef(f"{SCENARIO}/row/2-2-6/motie")
    found = {(str(p), str(o)) for p, o in GRAPH.predicate_objects(row)}

    assert {
        (str(DCTERMS.subject), terms.individual("icd-2021", "project", "2-2-6")),
        (str(DCTERMS.source), terms.ministry("MOTIE")),
        (str(DCTERMS.relation), terms.ministry("MCEE")),
        (str(SKOS.notation), "move"),
    } <= found


def test_new_organisations_are_no_ministries_of_a_plan() -> None:
    """No pg:Ministry: the questions about ministries would count them."""
    assert list(GRAPH.subjects(RDF.type, URIRef(f"{terms.PG}Ministry"))) == []


def test_it_can_be_published() -> None:
    """No blank node; the same bytes each time."""
    again = describe_scenario(read_scenario(find_scenario("2025-reorganisation")))

    assert not [node for triple in GRAPH for node in triple if isinstance(node, BNode)]
    assert to_turtle(GRAPH) == to_turtle(again)
