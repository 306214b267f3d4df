"""An assignment that misses some totals, mended to meet them all exactly.

The tasks are mended one after the other, those of few rows first, as they leave least room. A task
exchanges a few projects with one of three that are not mended yet, such that it gets exactly the rows and
the money that it is missing; of all ways to do so one is drawn by its weight. Where there is no way, the
one that comes closest is taken, and it is tried again. The last task is right when all others are.

>>> from policygraph.analyse.linking.problem import Problem
>>> problem = Problem.of([(5,), (2,), (3,), (4,)], [(2, 6), (2, 8)])
>>> draw = np.random.Generator(np.random.PCG64(1))
>>> problem.misses(Mending(problem, np.zeros((4, 2))).mend(np.array([0, 0, 1, 1]), draw).tolist())
()
"""

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.exchange import Exchange, most_of
from policygraph.analyse.linking.problem import Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# The closest exchange looks at 2 ** 14 ways.
_FEW = 14
_TRIES = 400
_PARTNERS = 3


class Mending:
    """Mends assignments.

    Args:
        problem: rows, money, counts and sums.
        scores: projects x tasks, logarithms of the weight of each link.
    """

    def __init__(self, problem: Problem, scores: Floats) -> None:
        self._problem = problem
        self._rows, self._amounts = np.array(problem.rows), np.array(problem.amounts)
        self._exchange = Exchange(self._rows, self._amounts, scores)
        # What one row too many is worth, beside money that is missed.
        self._worth = max(int(np.median(self._amounts)), 1)
        self._order = sorted(
            range(len(problem.counts)), key=lambda task: (problem.counts[task], problem.sums[task])
        )

    def mend(
        self, assignment: Ints, draw: np.random.Generator, fixed: frozenset[int] = frozenset()
    ) -> Ints | None:
        """An assignment that meets every total, not far from the one given; None if the tries found none.

        Args:
            assignment: the task of each project.
            draw: random numbers.
            fixed: projects that stay where they are.
        """
        state = assignment.copy()
        free = np.array([project not in fixed for project in range(len(state))])
        for place, task in enumerate(self._order[:-1]):
            for _ in range(_TRIES):
                missing = (
                    self._problem.counts[task] - int(self._rows[state == task].sum()),
                    self._problem.sums[task] - int(self._amounts[state == task].sum()),
                )
                if missing == (0, 0):
                    break
                later = self._order[place + 1 :]
                others = draw.choice(later, min(_PARTNERS, len(later)), replace=False)
                state = self._closer(state, (task, *(int(other) for other in others)), free, missing, draw)
            else:
                return None
        return None if self._problem.misses(state.tolist()) else state

    def _closer(
        self,
        state: Ints,
        tasks: tuple[int, ...],
        free: NDArray[np.bool_],
        missing: tuple[int, int],
        draw: np.random.Generator,
    ) -> Ints:
        """The state after an exact exchange, or after one that comes closest."""
        offers = []
        for other in tasks[1:]:
            pool = np.flatnonzero(((state == tasks[0]) | (state == other)) & free)
            offers.append(((tasks[0], other), draw.choice(pool, min(most_of(2), len(pool)), replace=False)))
        mended = self._exchange.shift(state, offers, missing, draw)
        if mended is not None or (missing[0] == 0 and abs(missing[1]) < self._worth):
            return state if mended is None else mended
        many = offers[0][1]
        few = many[:_FEW]
        way = np.where(state[few] == tasks[0], -1, 1)
        gained_rows, gained = _subset_sums(self._rows[few] * way), _subset_sums(self._amounts[few] * way)
        miss = np.abs(gained_rows - missing[0]) * self._worth + np.abs(gained - missing[1])
        best = int(miss.argmin())
        # Among equals any will do: standing still in one place would end the search there.
        if miss[best] > abs(missing[0]) * self._worth + abs(missing[1]):
            return state
        moved = state.copy()
        crossing = few[(best >> np.arange(len(few) - 1, -1, -1)) & 1 == 1]
        moved[crossing] = np.where(state[crossing] == tasks[0], tasks[1], tasks[0])
        return moved


def _subset_sums(values: Ints) -> Ints:
    """The sum of every subset; the first value is the highest bit of a subset's number."""
    sums = np.zeros(1, dtype=np.int64)
    for value in values:
        sums = (sums[:, None] + np.array([0, value])).ravel()
    return sums
