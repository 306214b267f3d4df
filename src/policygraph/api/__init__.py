"""The public Python interface: `policygraph.load()` and what it gives.

Everything that a notebook needs, and nothing that knows how the graph is kept. Results are typed, carry plain
values, and go straight into pandas, networkx, pyvis or owlready2.

>>> plan = load()
>>> plan.evidence("icd-2021/project/1-1-3").lines
(762, 763)
"""

from policygraph.api.evidence import Evidence, Passage, Repair, Statement, StatementKind
from policygraph.api.graph import KnowledgeGraph, load
from policygraph.api.overlap import Ground, Overlap, Verdict
from policygraph.api.picture import Picture

__all__ = [
    "Evidence",
    "Ground",
    "KnowledgeGraph",
    "Overlap",
    "Passage",
    "Picture",
    "Repair",
    "Statement",
    "StatementKind",
    "Verdict",
    "load",
]
