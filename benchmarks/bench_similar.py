"""Similar content: how good the ranking is, and how its cost grows from 1,000 to 100,000 projects.

Quality is measured on the pairs of the plan that a person judged without their scores. Cost is measured on
fictional projects of 40 ministries: processor seconds for words and vectors, and for the search of the ten
most similar of other ministries; growth as the power of n; peak memory. Recall is against brute force that
scores every pair by the whole vectors: among 5,000 projects, and for 5,000 of the 100,000 among all of them,
where frequent terms are left out of the search.

Run it with ``make bench``; it exits with 1 if a bound is missed.
"""

import math
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from many_projects import many_projects
from policygraph.analyse.similar.compared import quality_table
from policygraph.analyse.similar.corpus import ProjectText
from policygraph.analyse.similar.described import described
from policygraph.analyse.similar.nearest import nearest
from policygraph.store import open_store

SIZES = (1_000, 10_000, 100_000)
SAMPLE, TOP = 5_000, 10
LEAST_RECALL, MOST_GB = 0.99, 4.0
_BLOCK = 250
_SAME = 1e-9


def main() -> int:
    """Print quality, cost and recall."""
    print(quality_table(open_store()))
    described(many_projects(100))  # the analyser loads here
    seconds = []
    for size in SIZES:
        projects = many_projects(size)
        begin = time.process_time()
        matrix = described(projects).matrix
        middle = time.process_time()
        pairs = nearest(matrix, [project.payers for project in projects], top=TOP)
        end = time.process_time()
        seconds.append((middle - begin, end - middle, end - begin))
        print(
            f"{size:7,} projects: words and vectors {middle - begin:6.2f} s, search {end - middle:6.2f} s, "
            f"{matrix.shape[1]:,} terms, {len(pairs):,} pairs, peak {peak():.2f} GB",
            flush=True,
        )
    met = peak() <= MOST_GB
    print(f"peak memory {peak():.2f} GB, bound {MOST_GB}")
    for at, step in enumerate(("words and vectors", "search", "together")):
        for (small, large), (before, after) in zip(pairwise(SIZES), pairwise(seconds), strict=True):
            ratio, bound = after[at] / before[at], large * math.log(large) / (small * math.log(small))
            power = math.log(ratio) / math.log(large / small)
            print(f"{step}: {small:,} to {large:,}: × {ratio:.1f} (n log n: × {bound:.1f}), n^{power:.2f}")
            met = met and (step != "together" or ratio <= bound)
    few = many_projects(SAMPLE)
    small_matrix = described(few).matrix
    payers = [project.payers for project in few]
    recalls = [
        recall(small_matrix, few, nearest(small_matrix, payers, top=TOP), range(SAMPLE)),
        recall(matrix, projects, pairs, sorted(_sample(len(projects)))),
    ]
    for size, found in zip((SAMPLE, len(projects)), recalls, strict=True):
        print(f"recall of the {TOP} most similar, {SAMPLE:,} of {size:,} projects: {found:.4f}")
    print(f"bound of the first: {LEAST_RECALL}; of the second there is none: it is what the budget costs")
    return 0 if met and recalls[0] >= LEAST_RECALL else 1


def recall(
    matrix: Any,  # noqa: ANN401 - scipy has no types
    projects: Sequence[ProjectText],
    pairs: Sequence[tuple[int, int, float]],
    rows: Sequence[int],
) -> float:
    """How many of the `TOP` most similar of each row were found; equal scores are as good."""
    found: dict[int, list[float]] = defaultdict(list)
    for one, other, score in pairs:
        found[one].append(score)
        found[other].append(score)
    codes = {iri: at for at, iri in enumerate(sorted({iri for p in projects for iri in p.payers}))}
    paying = np.zeros((len(projects), len(codes)), dtype=bool)
    for at, project in enumerate(projects):
        paying[at, [codes[iri] for iri in project.payers]] = True
    counts = paying.sum(axis=1)
    hits = wanted = 0
    for begin in range(0, len(rows), _BLOCK):
        block = np.array(rows[begin : begin + _BLOCK])
        scores = (matrix[block] @ matrix.T).toarray()
        shared = paying[block].astype(np.int16) @ paying.T.astype(np.int16)
        # One side's ministries are all of the other's: no pair of different ones.
        scores[(shared == counts[block][:, None]) | (shared == counts[None, :])] = 0
        best = -np.sort(-np.partition(scores, -TOP, axis=1)[:, -TOP:], axis=1)
        for row, expected in zip(block.tolist(), best, strict=True):
            positive = expected[expected > 0]
            if len(positive):
                wanted += len(positive)
                hits += min(sum(score >= positive[-1] - _SAME for score in found[row]), len(positive))
    return hits / wanted


def _sample(count: int) -> list[int]:
    draw = np.random.Generator(np.random.PCG64(20))
    chosen: list[int] = draw.choice(count, SAMPLE, replace=False).tolist()
    return chosen


def peak() -> float:
    """The most memory that this process has had, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    sys.exit(main())
