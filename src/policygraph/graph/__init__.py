"""Records to triples: pure, without clock, files or randomness.

A plan becomes three graphs: `asserted` (what the document says), `evidence` (where it says so) and
`curated` (what a person read into it, each with its reason). Ministries are a graph of their own.
"""

from collections.abc import Iterable

from rdflib import Graph

from policygraph import terms
from policygraph.graph.asserted import Asserted
from policygraph.graph.bearers import Bearers
from policygraph.graph.curated import Curated
from policygraph.graph.discrepancies import discrepancies
from policygraph.graph.evidence import Evidence
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.organisations import organisations
from policygraph.graph.vocabulary import Triple
from policygraph.model import Ministry, Plan

__all__ = ["describe_findings", "describe_ministries", "describe_plan"]


def describe_plan(plan: Plan) -> dict[str, Graph]:
    """The graphs of a plan, by file stem."""
    evidence = Evidence(plan)
    return {
        terms.ASSERTED: _graph(Asserted(plan).triples()),
        terms.EVIDENCE: _graph(evidence.triples()),
        terms.CURATED: _graph(Curated(plan, evidence.places).triples()),
    }


def describe_findings(plan: Plan) -> Graph:
    """The contradictions that only a rule found: inferred, until a person reads them."""
    found = (discrepancy for discrepancy in plan.discrepancies if not discrepancy.read)
    return _graph(discrepancies(found, Identifiers(plan), Bearers(plan)))


def describe_ministries(ministries: Iterable[Ministry]) -> Graph:
    """The graph of the ministries."""
    return _graph(organisations(tuple(ministries)))


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph
