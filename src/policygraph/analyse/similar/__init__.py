"""Similar content: which projects of different ministries deserve a second look together, and why.

Loads the analyser of Korean and numerical libraries: only what builds imports it. A question and a report
read what was found from the graph.
"""

from policygraph.analyse.similar.corpus import Mention, ProjectText, read_projects
from policygraph.analyse.similar.pairs import Side, SimilarPair, similar_pairs
from policygraph.analyse.similar.results import pairs_and_results, results
from policygraph.analyse.similar.shared import SharedTerm

__all__ = [
    "Mention",
    "ProjectText",
    "SharedTerm",
    "Side",
    "SimilarPair",
    "pairs_and_results",
    "read_projects",
    "results",
    "similar_pairs",
]
