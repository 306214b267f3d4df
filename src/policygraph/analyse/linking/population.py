"""Assignments that nearly meet all totals, drawn from all over: a population held to them more and more.

At first every project draws its task by itself, with the chances of `tilting`: counts and sums are right
on average, and each single assignment misses them by a lot. Then the totals are asked for in small steps.
At each step assignments that miss less are continued more often, and all are stirred: a project changes
its task, or two change places, with the chance that keeps the distribution right (sequential Monte Carlo;
Del Moral and others 2006). A chain that starts at one assignment stays near it, because to exchange two
large projects a dozen small ones must follow; a population decides such things while the totals still
leave room.

>>> chances = np.full((4, 2), 0.5)
>>> sizes = np.ones(4, dtype=int), np.array([1, 2, 3, 4])
>>> people = Population(chances, *sizes, np.array([2, 2]), np.array([5, 5]))
>>> drawn = people.narrow(runs=1, each=50, draw=np.random.Generator(np.random.PCG64(1)))
>>> drawn.shape
(1, 50, 4)
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Complexes = NDArray[np.complex128]

# The share of the population that a step may leave of use.
_KEPT = 0.8
_HALVINGS = 40
_SMALLEST = 1e-3
# Sums are held to within this share of a usual project's money; what is left is mended exactly.
_NARROW = 0.05
_LEAST_CHANCE = 1e-12


class Population:
    """Assignments that are held to the totals step by step.

    Args:
        chances: projects x tasks.
        rows: by project.
        amounts: by project.
        counts: by task.
        sums: by task.
    """

    def __init__(self, chances: Floats, rows: Ints, amounts: Ints, counts: Ints, sums: Ints) -> None:
        self._logs = np.log(np.maximum(chances, _LEAST_CHANCE))
        self._rows, self._amounts = rows.astype(float), amounts.astype(float)
        self._counts, self._sums = counts.astype(float), sums.astype(float)
        # How far single draws miss a count and a sum: the yardstick of a miss.
        spread = chances * (1 - chances)
        self._row_miss = max(float(np.sqrt((spread.T @ self._rows**2).mean())), 1.0)
        self._sum_miss = max(float(np.sqrt((spread.T @ self._amounts**2).mean())), 1.0)
        self._sizes: Complexes = self._rows / self._row_miss + 1j * self._amounts / self._sum_miss
        bounds = np.cumsum(chances, axis=1)
        self._bounds = bounds[:, :-1] / bounds[:, -1:]
        self._ranked = np.argsort(amounts, kind="stable")

    def narrow(self, runs: int, each: int, draw: np.random.Generator) -> Ints:
        """Assignments close to the totals: runs x each x projects. Runs know nothing of one another."""
        size = runs * each
        states = np.stack(
            [np.searchsorted(bounds, draw.random(size), side="right") for bounds in self._bounds], axis=1
        )
        last = (self._sum_miss / max(_NARROW * float(np.median(self._amounts)), 0.5)) ** 2
        held = 0.0
        while held < last:
            misses = self._misses(states).reshape(runs, each)
            before, held = held, self._next(misses, held, last)
            weights = np.exp((before - held) * (misses - misses.min(axis=1, keepdims=True)))
            states = states[_resampled(weights, draw)]
            self._stir(states, held, draw)
        return states.reshape(runs, each, -1)

    def _misses(self, states: Ints) -> Floats:
        """Half the squares of all misses of each assignment, in yardsticks."""
        rows, sums = self._totals(states)
        return np.asarray(((rows / self._row_miss) ** 2 + (sums / self._sum_miss) ** 2).sum(axis=1) / 2)

    def _totals(self, states: Ints) -> tuple[Floats, Floats]:
        """By how much each assignment exceeds each count and sum."""
        rows = np.empty((len(states), len(self._counts)))
        sums = np.empty_like(rows)
        for task in range(len(self._counts)):
            there = (states == task).astype(float)
            rows[:, task] = there @ self._rows - self._counts[task]
            sums[:, task] = there @ self._amounts - self._sums[task]
        return rows, sums

    def _next(self, misses: Floats, held: float, last: float) -> float:
        """How firmly to hold next: as much more as leaves enough of the worst run of use."""

        def left(more: float) -> float:
            weights = np.exp(-more * (misses - misses.min(axis=1, keepdims=True)))
            return float((weights.sum(axis=1) ** 2 / (weights**2).sum(axis=1)).min() / misses.shape[1])

        if left(last - held) >= _KEPT:
            return last
        low, high = 0.0, last - held
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if left(middle) >= _KEPT else (low, middle)
        return held + max(low, _SMALLEST)

    def _stir(self, states: Ints, held: float, draw: np.random.Generator) -> None:
        """Let each project change its task once, and as many pairs change places twice."""
        rows, sums = self._totals(states)
        # Misses as complex numbers, rows and money at once; all assignments one after the other.
        totals = (rows / self._row_miss + 1j * sums / self._sum_miss).ravel()
        for project in draw.permutation(states.shape[1]):
            self._change(states, totals, int(project), held, draw)
        for _ in range(2 * states.shape[1]):
            self._swap(states, totals, held, draw)

    def _change(
        self, states: Ints, totals: Complexes, project: int, held: float, draw: np.random.Generator
    ) -> None:
        """A project of each assignment changes its task."""
        first = np.arange(len(states)) * len(self._counts)
        step = self._sizes[project]
        old = states[:, project]
        new = np.searchsorted(self._bounds[project], draw.random(len(states)), side="right")
        away, there = totals[first + old], totals[first + new]
        worse = (np.conj(step) * (step - away + there)).real
        moves = np.flatnonzero(
            (draw.random(len(states)) < np.exp(np.minimum(-held * worse, 0.0))) & (new != old)
        )
        totals[first[moves] + old[moves]] -= step
        totals[first[moves] + new[moves]] += step
        states[moves, project] = new[moves]

    def _swap(self, states: Ints, totals: Complexes, held: float, draw: np.random.Generator) -> None:
        """Two projects of each assignment change places: neighbours in size, or any."""
        first = np.arange(len(states)) * len(self._counts)
        projects = states.shape[1]
        at = draw.integers(projects, size=len(states))
        reach = min((2, 8, projects)[int(draw.integers(3))], projects)
        one, two = (
            self._ranked[at],
            self._ranked[(at + draw.integers(1, reach + 1, size=len(states))) % projects],
        )
        everyone, tasks = np.arange(len(states)), len(self._counts)
        here, there = states[everyone, one], states[everyone, two]
        step = self._sizes[two] - self._sizes[one]
        worse = (np.conj(step) * (step + totals[first + here] - totals[first + there])).real
        logs = self._logs.ravel()
        gain = (
            logs[one * tasks + there]
            + logs[two * tasks + here]
            - logs[one * tasks + here]
            - logs[two * tasks + there]
        )
        chance = np.exp(np.minimum(gain - held * worse, 0.0))
        moves = np.flatnonzero((draw.random(len(states)) < chance) & (here != there))
        one, two, here, there, step = one[moves], two[moves], here[moves], there[moves], step[moves]
        totals[first[moves] + here] += step
        totals[first[moves] + there] -= step
        states[moves, one], states[moves, two] = there, here


def _resampled(weights: Floats, draw: np.random.Generator) -> Ints:
    """Whom each run continues, by weight, evenly spread (systematic resampling)."""
    runs, each = weights.shape
    found = np.empty((runs, each), dtype=np.int64)
    for run in range(runs):
        bounds = np.cumsum(weights[run])
        points = (np.arange(each) + draw.random()) / each * bounds[-1]
        found[run] = np.minimum(np.searchsorted(bounds, points, side="right"), each - 1) + run * each
    return found.ravel()
