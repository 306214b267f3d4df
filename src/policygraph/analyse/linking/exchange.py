"""The move of the chains: a few projects of two tasks or more change places, and every total stays what it was.

Some projects are drawn from the tasks; all ways to share them out again among these tasks are looked at,
hundreds of thousands to millions, and among those that leave every count and sum unchanged one is drawn with
its probability (a heat bath). To see millions takes two lists of thousands: the ways to share out the first half
and the second half (Horowitz and Sahni's meeting in the middle), joined where their totals add up.

Which projects are drawn depends only on who is in these tasks together, which the move does not change; so the
move keeps the distribution that is sampled (detailed balance). The outcome never depends on an approximation:
keys that meet by chance are checked against the exact sums.

>>> exchange = Exchange(np.array([2, 1, 1]), np.array([5, 2, 3]), np.zeros((3, 2)), tasks=2)
>>> draw = np.random.Generator(np.random.PCG64(1))
>>> moved, chances = exchange.move(np.array([0, 1, 1]), (0, 1), np.arange(3), draw)
>>> bool((chances == 0.5).all()), moved.tolist() in [[0, 1, 1], [1, 0, 0]]
(True, True)
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

# A key leaves this many bits for the place in its list.
_PLACE_BITS = 16
_PLACES = np.uint64((1 << _PLACE_BITS) - 1)
_KEY_SEED = 20190630


class Exchange:
    """The heat-bath move.

    Args:
        rows: by project.
        amounts: by project.
        scores: projects x tasks, logarithms of the weight of each link.
        tasks: how many there are.
    """

    def __init__(self, rows: Ints, amounts: Ints, scores: Floats, tasks: int) -> None:
        self._rows, self._amounts, self._scores = rows, amounts, scores
        # A linear key: equal totals have equal keys whatever the numbers, and others hardly ever.
        factors = np.random.Generator(np.random.PCG64(_KEY_SEED)).integers(
            0, 2**63, size=(2, tasks), dtype=np.uint64
        )
        factors = (factors | np.uint64(1)) << np.uint64(_PLACE_BITS)
        self._factors = factors
        self._keys: Keys = (
            rows.astype(np.uint64)[:, None] * factors[0] + amounts.astype(np.uint64)[:, None] * factors[1]
        )

    def move(
        self, state: Ints, tasks: tuple[int, ...], projects: Ints, draw: np.random.Generator
    ) -> tuple[Ints, Floats]:
        """Share `projects` out again among `tasks`.

        Args:
            state: the task of each project.
            tasks: two or more, in which all the projects are.
            projects: at most two halves of `half_of(len(tasks))`.
            draw: random numbers.

        Returns:
            The new state, and the chances that it was drawn by: projects x tasks.
        """
        moved = self._drawn(state, np.array(tasks), projects, self._ways(state, np.array(tasks), projects), draw)
        if moved is None:  # pragma: no cover - the state itself is always one of the ways
            raise AssertionError
        return moved

    def shift(
        self, state: Ints, tasks: tuple[int, int], projects: Ints, missing: tuple[int, int], draw: np.random.Generator
    ) -> Ints | None:
        """Give the first task the rows and the money that it is missing, from the second; None if there is no way."""
        places = np.array(tasks)
        moved = self._drawn(state, places, projects, self._ways(state, places, projects, missing), draw)
        return None if moved is None else moved[0]

    def _drawn(
        self, state: Ints, places: Ints, projects: Ints, ways: Ints, draw: np.random.Generator
    ) -> tuple[Ints, Floats] | None:
        """One of the ways, by its weight, and the chances of the links."""
        if not len(ways):
            return None
        weights = self._scores[projects[None, :], places[ways]].sum(axis=1)
        raised = np.exp(weights - weights.max())
        bounds = np.cumsum(raised)
        chosen = int(np.searchsorted(bounds, draw.random() * bounds[-1], side="right"))
        moved = state.copy()
        moved[projects] = places[ways[min(chosen, len(ways) - 1)]]
        shares = raised / bounds[-1]
        return moved, np.stack([shares @ (ways == place) for place in range(len(places))], axis=1)

    def _ways(self, state: Ints, places: Ints, projects: Ints, missing: tuple[int, int] = (0, 0)) -> Ints:
        """Every way to share out the projects that leaves all totals as they are: ways x projects.

        What the first task is missing goes to it from the second.
        """
        half = len(projects) // 2
        target = self._keys[projects, state[projects]].sum(dtype=np.uint64)
        one, other = (self._factors[:, place].astype(object) for place in places[:2])
        lacking = sum(amount * (int(a) - int(b)) for amount, a, b in zip(missing, one, other, strict=True))
        target = np.uint64((int(target) + lacking) % 2**64)
        first, second = self._join(target, places, projects[:half], projects[half:])
        tables = _table(len(places), half), _table(len(places), len(projects) - half)
        ways = np.concatenate([tables[0][first], tables[1][second]], axis=1)
        now = places[:, None] == state[projects]
        exact = np.ones(len(ways), dtype=bool)
        for place in range(len(places)):
            there = ways == place
            for lacking, sizes in zip(missing, (self._rows[projects], self._amounts[projects]), strict=True):
                wanted = now[place] @ sizes + (lacking if place == 0 else -lacking if place == 1 else 0)
                exact &= there @ sizes == wanted
        return ways[exact]

    def _join(self, target: np.uint64, places: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints]:
        """Every pair of a way for the left half and one for the right whose keys add up to the target."""
        wanted = target - _sums(self._keys[np.ix_(left, places)])
        others = _sums(self._keys[np.ix_(right, places)])
        # The place in the list rides in the low bits: one sort orders both.
        wanted = np.sort(wanted | np.arange(len(wanted), dtype=np.uint64))
        others = np.sort(others | np.arange(len(others), dtype=np.uint64))
        keys, found = wanted & ~_PLACES, others & ~_PLACES
        low = np.searchsorted(found, keys, side="left")
        meet = np.flatnonzero(found[np.minimum(low, len(found) - 1)] == keys)
        low = low[meet]
        repeats = np.searchsorted(found, keys[meet], side="right") - low
        starts = np.repeat(low - np.concatenate([[0], np.cumsum(repeats)[:-1]]), repeats)
        first = np.repeat(wanted[meet], repeats) & _PLACES
        second = others[np.arange(int(repeats.sum())) + starts] & _PLACES
        order = np.lexsort((second, first))
        return first.astype(np.int64)[order], second.astype(np.int64)[order]


def half_of(tasks: int, most: int = 1 << 12) -> int:
    """How many projects can be shared out among so many tasks in at most `most` ways.

    >>> half_of(2), half_of(3), half_of(4)
    (12, 7, 6)
    """
    half = 0
    while tasks ** (half + 1) <= most:
        half += 1
    return half


def _sums(parts: Keys) -> Keys:
    """The sum of each way to take one column in every row, the last row turning fastest."""
    sums = np.zeros(1, dtype=np.uint64)
    for row in parts:
        sums = (sums[:, None] + row[None, :]).ravel()
    return sums


@cache
def _table(base: int, length: int) -> Ints:
    """By way, the column that it takes in each row, in the order of `_sums`."""
    ways = np.arange(base**length)
    return np.stack([ways // base**place % base for place in range(length - 1, -1, -1)], axis=1)
