"""The move of the walks: a few projects of two tasks or more change places, and every total stays as it was.

Some projects are drawn from the tasks. All ways to change the tasks of a few of them are looked at, up to
hundreds of millions, and among those that leave every count and sum unchanged one is drawn by its weight.
To see millions takes two lists of thousands: the ways to change the first half and those to change the
second (Horowitz and Sahni's meeting in the middle), joined where their totals add up. Keys that meet by
chance are checked against the exact sums.

From the new assignment one may be able to go to fewer or more others than from the old one. The move is
therefore accepted with the ratio of what could be reached from either (Metropolis and Hastings), which
keeps the distribution that is sampled: which projects are drawn depends only on who is in these tasks
together.

>>> exchange = Exchange(np.array([2, 1, 1]), np.array([5, 2, 3]), np.zeros((3, 2)))
>>> draw = np.random.Generator(np.random.PCG64(1))
>>> exchange.move(np.array([0, 1, 1]), (0, 1), np.arange(3), draw).tolist() in [[0, 1, 1], [1, 0, 0]]
True
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

# How many projects of a half there are, and how many of these may change, by the number of tasks.
_HALVES = {2: (24, 4), 3: (12, 4), 4: (9, 3)}
# A key leaves this many bits for the place in its list.
_PLACE_BITS = 16
_PLACES = np.uint64((1 << _PLACE_BITS) - 1)
_KEY_SEED = 20190630


@dataclass(frozen=True, slots=True)
class _Reach:
    """What can be reached: for each way, the changes of either half, and the weights relative to now."""

    changes: Ints
    gains: Floats

    @property
    def total(self) -> float:
        """The logarithm of the weight of all ways together."""
        top = float(self.gains.max())
        return top + float(np.log(np.exp(self.gains - top).sum()))

    def drawn(self, draw: np.random.Generator) -> int:
        """One of the ways, by its weight."""
        bounds = np.cumsum(np.exp(self.gains - self.gains.max()))
        found = int(np.searchsorted(bounds, draw.random() * bounds[-1], side="right"))
        return min(found, len(bounds) - 1)


class Exchange:
    """The moves.

    Args:
        rows: by project.
        amounts: by project.
        scores: projects x tasks, logarithms of the weight of each link.
    """

    def __init__(self, rows: Ints, amounts: Ints, scores: Floats) -> None:
        self._sizes = np.stack([rows, amounts], axis=1)
        # Minus infinity less itself is no number; as good as impossible is enough here.
        self._scores = np.maximum(scores, -1e6)
        # A linear key: equal totals have equal keys whatever the numbers, and others hardly ever.
        factors = np.random.Generator(np.random.PCG64(_KEY_SEED)).integers(
            0, 2**63, size=(2, scores.shape[1]), dtype=np.uint64
        )
        self._factors = (factors | np.uint64(1)) << np.uint64(_PLACE_BITS)
        self._keys: Keys = self._sizes.astype(np.uint64) @ self._factors

    def move(self, state: Ints, tasks: tuple[int, ...], projects: Ints, draw: np.random.Generator) -> Ints:
        """The state after a few of the projects have changed places within `tasks`, or the same.

        Args:
            state: the task of each project.
            tasks: two to four, in which all the projects are.
            projects: at most `most_of(len(tasks))`.
            draw: random numbers.
        """
        now = self._reach(state, tasks, projects)
        way = now.drawn(draw)
        moved = self._changed(state, tasks, projects, now.changes[way])
        then = self._reach(moved, tasks, projects)
        # Totals are relative to where they are looked from: the gain brings them to one measure.
        ratio = now.total - then.total - float(now.gains[way])
        return moved if draw.random() < np.exp(min(ratio, 0.0)) else state

    def shift(
        self,
        state: Ints,
        offers: list[tuple[tuple[int, int], Ints]],
        missing: tuple[int, int],
        draw: np.random.Generator,
    ) -> Ints | None:
        """Give a task the rows and the money that it is missing; None if no way is found.

        Args:
            state: the task of each project.
            offers: the task with one that it may exchange projects with, and some projects of both.
            missing: rows and money.
            draw: random numbers.
        """
        reached = [(*offer, self._reach(state, *offer, missing)) for offer in offers]
        found = [(tasks, projects, reach) for tasks, projects, reach in reached if len(reach.gains)]
        if not found:
            return None
        weights = np.array([reach.total for _, _, reach in found])
        bounds = np.cumsum(np.exp(weights - weights.max()))
        chosen = int(np.searchsorted(bounds, draw.random() * bounds[-1], side="right"))
        tasks, projects, reach = found[min(chosen, len(found) - 1)]
        return self._changed(state, tasks, projects, reach.changes[reach.drawn(draw)])

    def _reach(
        self, state: Ints, tasks: tuple[int, ...], projects: Ints, missing: tuple[int, int] = (0, 0)
    ) -> _Reach:
        """Every way to change a few projects that gives the first task what it misses, from the second."""
        places, count = np.array(tasks), len(tasks)
        half = len(projects) // 2
        wanted = np.zeros((count, 2), dtype=np.int64)
        wanted[0], wanted[1] = missing, [-lacking for lacking in missing]
        target = (wanted.astype(np.uint64) * self._factors[:, places].T).sum(dtype=np.uint64)
        who, old, new = self._elements(state, places, projects)
        # Of each list, the last entry is no change.
        keys = np.append(self._keys[who, new] - self._keys[who, old], np.uint64(0))
        gains = np.append(self._scores[who, new] - self._scores[who, old], 0.0)
        given = np.zeros((len(who) + 1, count, 2), dtype=np.int64)
        given[:-1] = ((new[:, None] == places) * 1 - (old[:, None] == places))[:, :, None] * self._sizes[
            who, None
        ]
        ones, others = _table(half, count), _table(len(projects) - half, count)
        others = np.where(others < 0, -1, others + half * (count - 1))
        first, second = _joined(
            target, keys[ones].sum(axis=1, dtype=np.uint64), keys[others].sum(axis=1, dtype=np.uint64)
        )
        changes = np.concatenate([ones[first], others[second]], axis=1)
        changes = changes[(given[changes].sum(axis=1) == wanted).all(axis=(1, 2))]
        return _Reach(changes, gains[changes].sum(axis=1))

    @staticmethod
    def _elements(state: Ints, places: Ints, projects: Ints) -> tuple[Ints, Ints, Ints]:
        """Project, old and new task of each single change: every project to each other task."""
        count = len(places)
        at = (state[projects][:, None] == places).argmax(axis=1)
        new = places[(at[:, None] + np.arange(1, count)) % count]
        return projects.repeat(count - 1), state[projects].repeat(count - 1), new.ravel()

    def _changed(self, state: Ints, tasks: tuple[int, ...], projects: Ints, changes: Ints) -> Ints:
        who, _, new = self._elements(state, np.array(tasks), projects)
        changes = changes[changes >= 0]
        moved = state.copy()
        moved[who[changes]] = new[changes]
        return moved


def most_of(tasks: int) -> int:
    """How many projects of so many tasks a move takes.

    >>> most_of(2), most_of(3)
    (48, 24)
    """
    return 2 * _HALVES[tasks][0]


def _joined(target: np.uint64, ones: Keys, others: Keys) -> tuple[Ints, Ints]:
    """Every pair of a key of one list and a key of the other that add up to the target, as places."""
    # The place in the list rides in the low bits: one sort orders both.
    wanted = np.sort((target - ones) | np.arange(len(ones), dtype=np.uint64))
    found = np.sort(others | np.arange(len(others), dtype=np.uint64))
    keys, values = wanted & ~_PLACES, found & ~_PLACES
    low = np.searchsorted(values, keys, side="left")
    meet = np.flatnonzero(values[np.minimum(low, len(values) - 1)] == keys)
    low = low[meet]
    repeats = np.searchsorted(values, keys[meet], side="right") - low
    starts = np.repeat(low - np.concatenate([[0], np.cumsum(repeats)[:-1]]), repeats)
    first = (np.repeat(wanted[meet], repeats) & _PLACES).astype(np.int64)
    second = (found[np.arange(int(repeats.sum())) + starts] & _PLACES).astype(np.int64)
    order = np.lexsort((second, first))
    return first[order], second[order]


@cache
def _table(projects: int, tasks: int) -> Ints:
    """Every way to change a few of the projects: the numbers of the changes, -1 for none.

    >>> _table(2, 2).tolist()
    [[-1, -1, -1, -1], [0, -1, -1, -1], [1, -1, -1, -1], [0, 1, -1, -1]]
    """
    most = _HALVES[tasks][1]
    ways = [
        [project * (tasks - 1) + other for project, other in zip(chosen, others, strict=True)]
        for changed in range(min(most, projects) + 1)
        for chosen in combinations(range(projects), changed)
        for others in product(range(tasks - 1), repeat=changed)
    ]
    return np.array([way + [-1] * (most - len(way)) for way in ways], dtype=np.int64)
