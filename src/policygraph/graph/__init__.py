"""Records to triples: pure, without clock, files or randomness.

A plan becomes three graphs: `asserted` (what the document says), `evidence` (where it says so) and
`curated` (what a person read into it, each with its reason). Ministries are a graph of their own.
"""

from collections.abc import Iterable

from rdflib import Graph

from policygraph import terms
from policygraph.graph.amounts import amounts
from policygraph.graph.asserted import Asserted
from policygraph.graph.bearers import Bearers
from policygraph.graph.curated import Curated
from policygraph.graph.discrepancies import discrepancies
from policygraph.graph.evidence import Evidence
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.organisations import organisations
from policygraph.model import Ministry, Plan
from policygraph.triples import graph_of

__all__ = ["describe_findings", "describe_ministries", "describe_plan"]


def describe_plan(plan: Plan) -> dict[str, Graph]:
    """The graphs of a plan, by file stem."""
    evidence = Evidence(plan)
    return {
        terms.ASSERTED: graph_of(Asserted(plan).triples()),
        terms.EVIDENCE: graph_of(evidence.triples()),
        terms.CURATED: graph_of(Curated(plan, evidence.places).triples()),
    }


def describe_findings(plan: Plan) -> Graph:
    """What rules found: amounts beside budget rows, and contradictions until a person reads them."""
    found, ids = (one for one in plan.discrepancies if not one.read), Identifiers(plan)
    return graph_of((*discrepancies(found, ids, Bearers(plan)), *amounts(plan, ids)))


def describe_ministries(ministries: Iterable[Ministry]) -> Graph:
    """The graph of the ministries."""
    return graph_of(organisations(tuple(ministries)))
