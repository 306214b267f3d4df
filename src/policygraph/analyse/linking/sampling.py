"""Many assignments that meet every total exactly, drawn with the weight that the text gives them.

`population` draws assignments from all over that nearly meet the totals, in runs that know nothing of one
another; `mending` makes some of each run exact; `exchange` then moves each of them on from one exact
assignment to the next, so that what mending preferred is forgotten. The chance of a link is how many of
the assignments on these walks have it; how far apart the runs are gives its standard error.

Where all exact assignments can be listed, they are, and nothing is drawn.

>>> from policygraph.analyse.linking.problem import Problem
>>> problem = Problem.of([(5,), (2,), (3,), (4,)], [(2, 7), (2, 7)])
>>> listed = sample(problem, np.log([[3.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]), Draws())
>>> listed.exact, listed.chances[0].tolist()
(True, [0.75, 0.25])
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.choice import chances as chances_of
from policygraph.analyse.linking.enumeration import everything
from policygraph.analyse.linking.exchange import Exchange, most_of
from policygraph.analyse.linking.mending import Mending
from policygraph.analyse.linking.population import Population
from policygraph.analyse.linking.problem import Problem
from policygraph.analyse.linking.tilting import tilt

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# How many tasks a move takes: mostly two; three or four where a change needs more.
_TASKS = (2, 3, 4)
_TASK_CHANCES = (0.9, 0.07, 0.03)


@dataclass(frozen=True, slots=True)
class Draws:
    """How much is drawn.

    Attributes:
        seed: of all random numbers.
        runs: how many know nothing of one another.
        each: assignments in the population of a run.
        exact: how many of these are made exact.
        moves: how often each of those moves on; the first half is not counted.
        steps: how far a list of all assignments is tried before anything is drawn; 0 for never.
    """

    seed: int = 20210621
    runs: int = 6
    each: int = 200
    exact: int = 24
    moves: int = 8
    steps: int = 100_000


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn.

    Attributes:
        exact: whether these are all assignments there are, and nothing was left to chance.
        chances: projects x tasks, the chance of each link.
        errors: the standard error of each.
        draws: exact assignments: draws x projects.
        weights: of each draw, adding up to 1.
        runs: by run, the chances that it found; empty if exact.
    """

    exact: bool
    chances: Floats
    errors: Floats
    draws: Ints
    weights: Floats
    runs: Floats


def sample(problem: Problem, scores: Floats, draws: Draws) -> Sample | None:
    """Draw assignments with the product of exp(score) of their links; None if no exact one was found.

    Args:
        problem: rows, money, counts and sums.
        scores: projects x tasks, logarithms; minus infinity where a link is impossible.
        draws: how much to draw.
    """
    listed = everything(problem, draws.steps) if draws.steps else None
    if listed is not None:
        return _of_all(np.array(listed, dtype=np.int64), scores) if listed else None
    draw = np.random.Generator(np.random.PCG64(draws.seed))
    rows, amounts, counts, sums = (
        np.array(values) for values in (problem.rows, problem.amounts, problem.counts, problem.sums)
    )
    likely = tilt(scores, rows, amounts, counts, sums)
    people = Population(likely, rows, amounts, counts, sums).narrow(draws.runs, draws.each, draw)
    mending, walk = Mending(problem, scores), Walk(problem, scores)
    found, kept = np.zeros((draws.runs, *scores.shape)), []
    chosen = np.linspace(0, draws.each - 1, min(draws.exact, draws.each)).astype(int)
    for run in range(draws.runs):
        exact = [mending.mend(person, draw) for person in people[run, chosen]]
        walked = [walk.on(state, draws.moves, draw) for state in exact if state is not None]
        if not walked:
            return None
        found[run] = np.mean([chances for _, chances in walked], axis=0)
        kept += [state for state, _ in walked]
    chances = found.mean(axis=0)
    errors = (
        found.std(axis=0, ddof=1) / np.sqrt(draws.runs) if draws.runs > 1 else np.full_like(chances, np.nan)
    )
    return Sample(
        exact=False,
        chances=chances,
        errors=errors,
        draws=np.stack(kept),
        weights=np.full(len(kept), 1 / len(kept)),
        runs=found,
    )


class Walk:
    """Moves from one exact assignment to the next.

    Args:
        problem: rows, money, counts and sums.
        scores: projects x tasks, logarithms.
    """

    def __init__(self, problem: Problem, scores: Floats) -> None:
        self._amounts = np.array(problem.amounts)
        self._tasks = np.array([task for task, count in enumerate(problem.counts) if count])
        self._exchange = Exchange(np.array(problem.rows), self._amounts, scores)
        self._shape = scores.shape

    def on(self, state: Ints, moves: int, draw: np.random.Generator) -> tuple[Ints, Floats]:
        """The state after so many moves, and how much of the second half of them each link was in."""
        everyone, first = np.arange(len(state)), moves // 2
        mean = np.zeros(self._shape)
        for number in range(moves):
            tasks, projects = self._next(state, draw)
            if len(tasks) > 1:
                state = self._exchange.move(state, tasks, projects, draw)
            if number >= first:
                mean[everyone, state] += 1.0
        return state, mean / (moves - first)

    def _next(self, state: Ints, draw: np.random.Generator) -> tuple[tuple[int, ...], Ints]:
        """Tasks, and projects that are in them: any, rather large ones, or neighbours in size.

        It depends on who is in these tasks together, and not on who is in which.
        """
        several = min(int(draw.choice(_TASKS, p=_TASK_CHANCES)), len(self._tasks))
        tasks = tuple(sorted(int(task) for task in draw.choice(self._tasks, several, replace=False)))
        pool = np.flatnonzero(np.isin(state, tasks))
        most = min(most_of(max(several, 2)), len(pool))
        way = int(draw.integers(3))
        if way == 0:
            return tasks, draw.choice(pool, most, replace=False)
        if way == 1:
            large = np.sqrt(self._amounts[pool] + 1.0)
            return tasks, draw.choice(pool, most, replace=False, p=large / large.sum())
        ranked = pool[np.argsort(self._amounts[pool], kind="stable")]
        first = int(draw.integers(len(ranked) - most + 1))
        return tasks, draw.permutation(ranked[first : first + most])


def _of_all(listed: Ints, scores: Floats) -> Sample:
    everyone = np.arange(listed.shape[1])
    weights = chances_of(scores[everyone, listed].sum(axis=1))
    found = np.zeros(scores.shape)
    for assignment, weight in zip(listed, weights, strict=True):
        found[everyone, assignment] += weight
    return Sample(
        exact=True,
        chances=found,
        errors=np.zeros(scores.shape),
        draws=listed,
        weights=weights,
        runs=np.zeros((0, *scores.shape)),
    )
