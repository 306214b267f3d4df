"""One assignment that meets every total exactly, found from one that does not.

The tasks are mended one after the other, those of little money first. A task exchanges projects with one that
is not mended yet: of all ways to move some of a few projects across, the one that comes closest to the printed
count and sum is taken, until both are met. The last task is right when all others are.

>>> from policygraph.analyse.linking.problem import Problem
>>> problem = Problem.of([(5,), (2,), (3,), (4,)], [(2, 6), (2, 8)])
>>> draw = np.random.Generator(np.random.PCG64(1))
>>> problem.misses(mend(problem, np.array([0, 0, 1, 1]), draw).tolist())
()
"""

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.problem import Problem

Ints = NDArray[np.int64]
# 2 ** 14 ways are looked at in each try.
_FEW = 14
_TRIES = 4000


def mend(
    problem: Problem, assignment: Ints, draw: np.random.Generator, fixed: frozenset[int] = frozenset()
) -> Ints | None:
    """An assignment that meets every total, not far from the one given; None if the tries did not find one.

    Args:
        problem: rows, money, counts and sums.
        assignment: the task of each project.
        draw: random numbers.
        fixed: projects that stay where they are.
    """
    state = assignment.copy()
    rows, amounts = np.array(problem.rows), np.array(problem.amounts)
    free = np.array([project not in fixed for project in range(len(rows))])
    # What one row too many is worth, beside money that is missed.
    worth = max(int(np.median(amounts)), 1)
    order = sorted(range(len(problem.counts)), key=lambda task: (problem.sums[task], task))
    for place, task in enumerate(order[:-1]):
        later = order[place + 1 :]
        for _ in range(_TRIES):
            missing = (
                problem.counts[task] - int(rows[state == task].sum()),
                problem.sums[task] - int(amounts[state == task].sum()),
            )
            if missing == (0, 0):
                break
            _approach(state, (task, int(draw.choice(later))), (rows, amounts, free), (*missing, worth), draw)
        else:
            return None
    return None if problem.misses(state.tolist()) else state


def _approach(
    state: Ints,
    tasks: tuple[int, int],
    sizes: tuple[Ints, Ints, NDArray[np.bool_]],
    missing: tuple[int, int, int],
    draw: np.random.Generator,
) -> None:
    """Move some projects between two tasks so that the first comes closer to its totals."""
    (task, other), (rows, amounts, free), (count, total, worth) = tasks, sizes, missing
    pool = np.flatnonzero(((state == task) | (state == other)) & free)
    few = draw.choice(pool, min(_FEW, len(pool)), replace=False)
    way = np.where(state[few] == task, -1, 1)
    gained_rows, gained = _subset_sums(rows[few] * way), _subset_sums(amounts[few] * way)
    miss = np.abs(gained_rows - count) * worth + np.abs(gained - total)
    best = int(miss.argmin())
    # Among equals any will do: standing still in one place would end the search there.
    if miss[best] <= abs(count) * worth + abs(total):
        crossing = few[(best >> np.arange(len(few) - 1, -1, -1)) & 1 == 1]
        state[crossing] = np.where(state[crossing] == task, other, task)


def _subset_sums(values: Ints) -> Ints:
    """The sum of every subset; the first value is the highest bit of a subset's number."""
    sums = np.zeros(1, dtype=np.int64)
    for value in values:
        sums = (sums[:, None] + np.array([0, value])).ravel()
    return sums
