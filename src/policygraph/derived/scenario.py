"""A scenario as triples: its events as ORG has them, with who gets what and why.

They belong in a graph of their own, apart from every plan: in none of the graphs of a plan is there a
ministry that the plan does not know. The day is `dcterms:date`, kept from the reasoner by being in no graph
that it reads.

>>> from policygraph import paths
>>> from policygraph.analyse.scenario_files import read_scenario
>>> len(describe_scenario(read_scenario(paths.SCENARIOS / "2025-reorganisation.toml"))) > 40
True
"""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from policygraph import terms
from policygraph.analyse.scenario import Decision, Scenario, Words


def describe_scenario(scenario: Scenario) -> Graph:
    """The triples of a scenario: its new organisations, its events, and what each row's decision rests on."""
    graph = Graph()
    for prefix, namespace in terms.PREFIXES.items():
        graph.bind(prefix, namespace)
    whole = URIRef(terms.individual("scenario", scenario.code))
    graph.add((whole, RDF.type, PROV.Collection))
    _say(graph, whole, SKOS.prefLabel, scenario.name)
    _say(graph, whole, SKOS.note, scenario.note)
    for new in scenario.organisations:
        ministry = URIRef(new.iri)
        graph.add((ministry, RDF.type, ORG.FormalOrganization))
        _say(graph, ministry, SKOS.prefLabel, new.name)
        graph.add((ministry, SKOS.altLabel, Literal(new.code, "en")))
    for event in scenario.events:
        iri = URIRef(f"{whole}/event/{event.code}")
        graph.add((whole, PROV.hadMember, iri))
        graph.add((iri, RDF.type, ORG.ChangeEvent))
        graph.add((iri, DCTERMS.date, Literal(scenario.date, datatype=XSD.date)))
        _say(graph, iri, RDFS.comment, event.reason)
        for code in event.original:
            graph.add((iri, ORG.originalOrganization, URIRef(terms.ministry(code))))
        for code in event.resulting:
            graph.add((iri, ORG.resultingOrganization, URIRef(terms.ministry(code))))
    for decision in scenario.decisions:
        _decide(graph, whole, scenario.plan, decision)
    return graph


def _decide(graph: Graph, whole: URIRef, plan: str, decision: Decision) -> None:
    """A person's reading of one ministry's money for one project."""
    iri = URIRef(f"{whole}/row/{decision.project}/{decision.ministry.lower()}")
    graph.add((whole, PROV.hadMember, iri))
    graph.add((iri, RDF.type, PROV.Entity))
    graph.add((iri, DCTERMS.subject, URIRef(terms.individual(plan, "project", decision.project))))
    graph.add((iri, DCTERMS.source, URIRef(terms.ministry(decision.ministry))))
    if decision.to is not None:
        graph.add((iri, DCTERMS.relation, URIRef(terms.ministry(decision.to))))
    graph.add((iri, SKOS.notation, Literal(decision.choice)))
    _say(graph, iri, RDFS.comment, decision.reason)


def _say(graph: Graph, subject: URIRef, predicate: URIRef, words: Words) -> None:
    graph.add((subject, predicate, Literal(words.ko, "ko")))
    graph.add((subject, predicate, Literal(words.en, "en")))
