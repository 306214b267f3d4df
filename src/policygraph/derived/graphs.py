"""Both derived graphs of a plan, each analysis run once."""

from rdflib import Graph

from policygraph import terms
from policygraph.analyse.linking import link_tasks
from policygraph.analyse.linking import results as link_results
from policygraph.analyse.overlap.ministries import ministry_results
from policygraph.analyse.similar import pairs_and_results
from policygraph.derived.linked import describe_links
from policygraph.derived.overlap import Terms, describe_overlap, merged
from policygraph.store import Store

LINK = "task-link"
"""Each link stands in the graph `linked`; `overlap` has only the scores of how good such links are."""


def derive(store: Store, plan: str) -> dict[str, Graph]:
    """The graphs that a program writes for a plan, by file stem.

    Args:
        store: the other graphs of the plan, and the ontology.
        plan: its code.
    """
    linking = link_tasks(store)
    pairs, similar = pairs_and_results(store)
    scores = (result for result in link_results(linking) if result.measure != LINK)
    shared: Terms = {(pair.one.iri, pair.other.iri): merged(pair.shared) for pair in pairs}
    return {
        terms.LINKED: describe_links(linking),
        terms.OVERLAP: describe_overlap(plan, (*ministry_results(store), *similar, *scores), shared),
    }
