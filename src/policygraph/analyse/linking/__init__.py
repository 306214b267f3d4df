"""Which project belongs to which policy task: proof, evidence, exact sampling, calibration.

The document never says it; it prints for each task how many budget rows it has and what they add up to.
Only `build` calls this package: it loads numpy and kiwipiepy.
"""

from policygraph.analyse.linking.calibration import Bin, Calibration, Score
from policygraph.analyse.linking.linked import LEAST, LIKELY, Link, Linking, link, link_tasks, results
from policygraph.analyse.linking.problem import Problem
from policygraph.analyse.linking.proofs import Exclusion, Known, deduce, reachable
from policygraph.analyse.linking.reading import Material, Mention, Passage, Project, Task, read_linking
from policygraph.analyse.linking.sampling import Draws, Sample, sample

__all__ = [
    "LEAST",
    "LIKELY",
    "Bin",
    "Calibration",
    "Draws",
    "Exclusion",
    "Known",
    "Link",
    "Linking",
    "Material",
    "Mention",
    "Passage",
    "Problem",
    "Project",
    "Sample",
    "Score",
    "Task",
    "deduce",
    "link",
    "link_tasks",
    "reachable",
    "read_linking",
    "results",
    "sample",
]
