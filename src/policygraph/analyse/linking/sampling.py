"""Many assignments that meet every total exactly, drawn with the weight that the text gives them.

Several chains start at different exact assignments: half of them near the text's preference, half anywhere. A
chain moves by `exchange`, so that every state meets every total. The chance of a link is the mean, over all moves
after a first fifth, of the chance that the last move gave it (Rao and Blackwell), which is less noisy than counting
states. Its error comes from the spread of the means of stretches of the chains, or of the chains, whichever is
larger; R-hat (Gelman and Rubin) says whether the chains have seen the same.

Where all exact assignments can be listed, they are, and nothing is drawn.

>>> from policygraph.analyse.linking.problem import Problem
>>> problem = Problem.of([(5,), (2,), (3,), (4,)], [(2, 7), (2, 7)])
>>> listed = sample(problem, np.log([[3.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]), Plan())
>>> listed.exact, listed.chances[0].tolist()
(True, [0.75, 0.25])
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.choice import chances as chances_of
from policygraph.analyse.linking.enumeration import everything
from policygraph.analyse.linking.exchange import Exchange, half_of
from policygraph.analyse.linking.problem import Problem
from policygraph.analyse.linking.start import mend
from policygraph.analyse.linking.tilting import tilt

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_STRETCHES = 10
_BEGINNINGS = 20
# How many tasks a move takes: mostly two; three or four where a change needs more.
_TASKS = (2, 3, 4)
_TASK_CHANCES = (0.9, 0.07, 0.03)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is drawn.

    Attributes:
        seed: of all random numbers.
        chains: how many.
        moves: of each chain.
        keep: every so many moves, the state is kept.
        steps: how far a list of all assignments is tried before anything is drawn; 0 for never.
    """

    seed: int = 20210621
    chains: int = 4
    moves: int = 3000
    keep: int = 10
    steps: int = 100_000


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn.

    Attributes:
        exact: whether these are all assignments there are, and nothing was left to chance.
        chances: projects x tasks, the chance of each link.
        errors: the standard error of each.
        draws: the assignments that were kept: draws x projects.
        weights: of each draw, adding up to 1.
        chains: how many there were; 0 if exact.
        agreement: the largest R-hat of a link; 1 if the chains agree.
        effective: the smallest and the median effective number of independent draws, over open links.
    """

    exact: bool
    chances: Floats
    errors: Floats
    draws: Ints
    weights: Floats
    chains: int = 0
    agreement: float = 1.0
    effective: tuple[float, float] = (0.0, 0.0)


def sample(problem: Problem, scores: Floats, plan: Plan) -> Sample | None:
    """Draw assignments with the product of exp(score) of their links; None if no exact one was found.

    Args:
        problem: rows, money, counts and sums.
        scores: projects x tasks, logarithms.
        plan: how much to draw.
    """
    listed = everything(problem, plan.steps) if plan.steps else None
    if listed is not None:
        return _of_all(np.array(listed, dtype=np.int64), scores) if listed else None
    runs = []
    for number in range(plan.chains):
        draw = np.random.Generator(np.random.PCG64([plan.seed, number]))
        state = beginning(problem, scores if number % 2 == 0 else np.zeros_like(scores), draw)
        if state is None:
            return None
        runs.append(_chain(problem, scores, state, plan, draw))
    return _together(problem, runs)


def beginning(
    problem: Problem, scores: Floats, draw: np.random.Generator, fixed: dict[int, int] | None = None
) -> Ints | None:
    """An exact assignment near the preference, with some links fixed; None if none was found."""
    fixed = fixed or {}
    preferred = scores.copy()
    for project, task in fixed.items():
        preferred[project] = -np.inf
        preferred[project, task] = 0.0
    rows, amounts = np.array(problem.rows), np.array(problem.amounts)
    likely = tilt(preferred, rows, amounts, np.array(problem.counts), np.array(problem.sums))
    bounds = np.cumsum(likely, axis=1)
    for _ in range(_BEGINNINGS):
        drawn = (draw.random((len(rows), 1)) * bounds[:, -1:] >= bounds[:, :-1]).sum(axis=1)
        state = mend(problem, drawn, draw, frozenset(fixed))
        if state is not None:
            return state
    return None


class Drawing:
    """Draws what a move takes: tasks, and some projects of theirs."""

    def __init__(self, problem: Problem, draw: np.random.Generator) -> None:
        self._amounts = np.array(problem.amounts)
        self._tasks = np.array([task for task, count in enumerate(problem.counts) if count])
        self._draw = draw

    def next(self, state: Ints) -> tuple[tuple[int, ...], Ints]:
        """Tasks, and projects that are in them; by chance alike, by chance large, or neighbours in size."""
        draw = self._draw
        several = min(int(draw.choice(_TASKS, p=_TASK_CHANCES)), len(self._tasks))
        tasks = tuple(sorted(int(task) for task in draw.choice(self._tasks, several, replace=False)))
        pool = np.flatnonzero(np.isin(state, tasks))
        most = min(2 * half_of(max(several, 2)), len(pool))
        way = int(draw.integers(3))
        if way == 0:
            return tasks, draw.choice(pool, most, replace=False)
        if way == 1:
            large = np.sqrt(self._amounts[pool] + 1.0)
            return tasks, draw.choice(pool, most, replace=False, p=large / large.sum())
        ranked = pool[np.argsort(self._amounts[pool], kind="stable")]
        first = int(draw.integers(len(ranked) - most + 1))
        return tasks, draw.permutation(ranked[first : first + most])


def _chain(
    problem: Problem, scores: Floats, state: Ints, plan: Plan, draw: np.random.Generator
) -> tuple[Floats, Ints]:
    """The mean chance of each link over each stretch, and the states that were kept."""
    exchange = Exchange(np.array(problem.rows), np.array(problem.amounts), scores, len(problem.counts))
    drawing = Drawing(problem, draw)
    first = plan.moves // 5
    length = max((plan.moves - first) // _STRETCHES, 1)
    means = np.zeros((_STRETCHES, *scores.shape))
    everyone = np.arange(len(state))
    kept = []
    for number in range(first + length * _STRETCHES):
        tasks, projects = drawing.next(state)
        if len(tasks) > 1:
            state, likely = exchange.move(state, tasks, projects, draw)
        if number >= first:
            mean = means[(number - first) // length]
            mean[everyone, state] += 1.0
            if len(tasks) > 1:
                mean[projects, state[projects]] -= 1.0
                mean[np.ix_(projects, np.array(tasks))] += likely
            if (number - first) % plan.keep == 0:
                kept.append(state)
    return means / length, np.stack(kept)


def _together(problem: Problem, runs: list[tuple[Floats, Ints]]) -> Sample:
    stretches = np.stack([means for means, _ in runs])
    draws = np.concatenate([kept for _, kept in runs])
    chains, each = stretches.shape[:2]
    found = stretches.mean(axis=(0, 1))
    by_stretch = stretches.reshape(chains * each, *found.shape).std(axis=0, ddof=1) / np.sqrt(chains * each)
    by_chain = stretches.mean(axis=1).std(axis=0, ddof=1) / np.sqrt(chains) if chains > 1 else by_stretch
    errors = np.maximum(by_stretch, by_chain)
    open_ = (found > 0.01) & (found < 0.99) & (errors > 0)  # noqa: PLR2004 - the others have no spread to speak of
    effective = found[open_] * (1 - found[open_]) / errors[open_] ** 2
    kept = np.stack([kept for _, kept in runs])
    return Sample(
        exact=False,
        chances=found,
        errors=errors,
        draws=draws,
        weights=np.full(len(draws), 1 / len(draws)),
        chains=chains,
        agreement=_largest_r_hat(kept, open_),
        effective=(float(effective.min()), float(np.median(effective))) if open_.any() else (0.0, 0.0),
    )


def _largest_r_hat(kept: Ints, open_: NDArray[np.bool_]) -> float:
    """The largest split R-hat of the links that are open; of chains x draws x projects."""
    half = kept.shape[1] // 2
    halves = np.concatenate([kept[:, :half], kept[:, half : 2 * half]])
    largest = 1.0
    for project, task in np.argwhere(open_):
        seen = (halves[:, :, project] == task).astype(float)
        within = seen.var(axis=1, ddof=1).mean()
        between = seen.mean(axis=1).var(ddof=1)
        if within > 0:
            largest = max(largest, float(np.sqrt((half - 1) / half + between / within)))
    return largest


def _of_all(listed: Ints, scores: Floats) -> Sample:
    everyone = np.arange(listed.shape[1])
    weights = chances_of(scores[everyone, listed].sum(axis=1))
    found = np.zeros(scores.shape)
    for assignment, weight in zip(listed, weights, strict=True):
        found[everyone, assignment] += weight
    return Sample(True, found, np.zeros(scores.shape), listed, weights)
