"""A scenario as triples: its events as ORG has them, with who gets what and why.

They belong in a graph of their own, apart from every plan: in none of the graphs of a plan is there a
ministry that the plan does not know. The day is `dcterms:date`, kept from the reasoner by being in no graph
that it reads.

>>> from policygraph import paths
>>> from policygraph.analyse.scenario_files import read_scenario
>>> len(describe_scenario(read_scenario(paths.SCENARIOS / "2025-reorganisation.toml"))) > 40
True
"""

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from policygraph import terms
from policygraph.analyse.scenario import Decision, Scenario
from policygraph.triples import Triple, graph_of, said


def describe_scenario(scenario: Scenario) -> Graph:
    """The triples of a scenario: its new organisations, its events, and what each row's decision rests on."""
    return graph_of(_scenario(scenario))


def _scenario(scenario: Scenario) -> Iterator[Triple]:
    whole = URIRef(terms.individual("scenario", scenario.code))
    yield whole, RDF.type, PROV.Collection
    yield from said(whole, SKOS.prefLabel, scenario.name)
    yield from said(whole, SKOS.note, scenario.note)
    for new in scenario.organisations:
        ministry = URIRef(new.iri)
        yield ministry, RDF.type, ORG.FormalOrganization
        yield from said(ministry, SKOS.prefLabel, new.name)
        yield ministry, SKOS.altLabel, Literal(new.code, "en")
    for event in scenario.events:
        iri = URIRef(f"{whole}/event/{event.code}")
        yield whole, PROV.hadMember, iri
        yield iri, RDF.type, ORG.ChangeEvent
        yield iri, DCTERMS.date, Literal(scenario.date, datatype=XSD.date)
        yield from said(iri, RDFS.comment, event.reason)
        for code in event.original:
            yield iri, ORG.originalOrganization, URIRef(terms.ministry(code))
        for code in event.resulting:
            yield iri, ORG.resultingOrganization, URIRef(terms.ministry(code))
    for decision in scenario.decisions:
        yield from _decision(whole, scenario.plan, decision)


def _decision(whole: URIRef, plan: str, decision: Decision) -> Iterator[Triple]:
    """A person's reading of one ministry's money for one project."""
    iri = URIRef(f"{whole}/row/{decision.project}/{decision.ministry.lower()}")
    yield whole, PROV.hadMember, iri
    yield iri, RDF.type, PROV.Entity
    yield iri, DCTERMS.subject, URIRef(terms.individual(plan, "project", decision.project))
    yield iri, DCTERMS.source, URIRef(terms.ministry(decision.ministry))
    if decision.to is not None:
        yield iri, DCTERMS.relation, URIRef(terms.ministry(decision.to))
    yield iri, SKOS.notation, Literal(decision.choice)
    yield from said(iri, RDFS.comment, decision.reason)
