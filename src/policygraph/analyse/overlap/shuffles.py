"""Chance for shared goals by permutation, where no formula holds what must be held.

Three nulls, each with its seed and number of draws:

* `curveball` (Strona et al. 2014) holds how many goals each ministry is in AND how many ministries each
  goal has: two ministries trade goals that only one of them has. It is the check of the exact test, which
  holds the former only: a goal where everybody is brings everybody together.
* `profiles_over_goals` holds the shape of each ministry's profile: how many goals it is in and with which
  shares of its money; which goals they are is drawn. It is the null of the similarity of money.
* `projects_over_goals` holds every project with its money and its ministries, and how many projects each goal
  has. It takes a ministry's projects for independent draws. They are not: a ministry of farming has its
  projects where farming is. So it finds too much, and is kept to show how much the choice of a null decides.

>>> draws = list(curveball({"a": frozenset("gh"), "b": frozenset("ij")}, draws=4, seed=1))
>>> all(len(draw["a"]) == 2 and not draw["a"] & draw["b"] for draw in draws)
True
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.budget import BudgetRow

SEED, DRAWS, TRADED = 2021, 9_999, 1_999  # trading is the slow way to draw
_TRADES = 5  # per ministry between two draws, which the authors found enough to forget the start
_DIGITS = 9  # beyond them two ways to add up the same shares differ
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Permuted:
    """What permutation says of a pair.

    Attributes:
        p: the share of draws, the plan itself among them, with as much or more.
        least: the share of them that are as alike as two such profiles can be, and that of one draw at least:
            no p can be smaller.
    """

    p: float
    least: float


Numbers = NDArray[np.float64]
Pairs = dict[tuple[str, str], Permuted]


def curveball(
    presence: Mapping[str, frozenset[str]], draws: int = TRADED, seed: int = SEED
) -> Iterator[dict[str, frozenset[str]]]:
    """Presences with the margins of the given one, drawn by trading.

    Args:
        presence: goals by ministry.
        draws: how many.
        seed: of the generator.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    names = sorted(presence)
    held = [set(presence[name]) for name in names]
    if len(names) < 2:  # noqa: PLR2004 - it takes two to trade
        yield from (dict(presence) for _ in range(draws))
        return
    for _ in range(draws):
        trades = _TRADES * len(names)
        first = random.integers(0, len(names), trades)
        second = (first + random.integers(1, len(names), trades)) % len(names)
        for one, other in zip(first.tolist(), second.tolist(), strict=True):
            ours, theirs = held[one] - held[other], held[other] - held[one]
            if ours and theirs:
                both = held[one] & held[other]
                pool = sorted(ours | theirs)
                drawn = [pool[at] for at in random.permutation(len(pool)).tolist()]
                held[one] = both | set(drawn[: len(ours)])
                held[other] = both | set(drawn[len(ours) :])
        yield {name: frozenset(goals) for name, goals in zip(names, held, strict=True)}


def curveball_tests(presence: Mapping[str, frozenset[str]], draws: int = TRADED, seed: int = SEED) -> Pairs:
    """For every two ministries, whether they share more goals than with both margins held."""
    pairs = list(combinations(sorted(presence), 2))
    drawn = np.array(
        [
            [len(draw[one] & draw[other]) for one, other in pairs]
            for draw in (presence, *curveball(presence, draws, seed))
        ],
        dtype=float,
    ).reshape(draws + 1, len(pairs))
    most = np.array([min(len(presence[one]), len(presence[other])) for one, other in pairs], dtype=float)
    return _against_the_first(pairs, drawn, most)


def profiles_over_goals(
    money: Mapping[str, Mapping[str, int]], draws: int = DRAWS, seed: int = SEED
) -> Pairs:
    """For every two ministries, whether their profiles are more alike than if each fell on any goals.

    Args:
        money: won by ministry and goal.
        draws: how many.
        seed: of the generator.
    """
    shares = profile_matrix(money)
    found = [_alike(shares[None]), *(_alike(several) for several in shuffled_profiles(shares, draws, seed))]
    # Of all ways to lay two profiles over each other none is more alike than largest on largest.
    most = _alike(np.sort(shares, axis=1)[None])[0]
    return _against_the_first(list(combinations(sorted(money), 2)), np.concatenate(found), most)


def profile_matrix(money: Mapping[str, Mapping[str, int]]) -> Numbers:
    """The shares of each ministry's money over the goals; both in the order of their identifiers."""
    goals = sorted({goal for profile in money.values() for goal in profile})
    won = np.zeros((len(money), len(goals)))
    for at, name in enumerate(sorted(money)):
        won[at] = [money[name].get(goal, 0) for goal in goals]
    shares: Numbers = won / won.sum(axis=1, keepdims=True)
    return shares


def shuffled_profiles(shares: Numbers, draws: int, seed: int) -> Iterator[Numbers]:
    """The same profiles, each over goals in an order of its own: draw × ministry × goal, in batches."""
    random = np.random.Generator(np.random.PCG64(seed))
    for start in range(0, draws, _BATCH):
        yield random.permuted(np.tile(shares, (min(_BATCH, draws - start), 1, 1)), axis=2)


def projects_over_goals(rows: Iterable[BudgetRow], draws: int = DRAWS, seed: int = SEED) -> Pairs:
    """For every two ministries, whether their profiles are more alike than if projects fell on any goals.

    Args:
        rows: of the budget.
        draws: how many.
        seed: of the generator.
    """
    rows = tuple(row for row in rows if row.amount)
    ministries = sorted({row.ministry.iri for row in rows})
    projects = sorted({(row.project.iri, row.goal.iri) for row in rows})
    goals = sorted({goal for _, goal in projects})
    money = np.zeros((len(ministries), len(projects)))
    for row in rows:
        money[ministries.index(row.ministry.iri), projects.index((row.project.iri, row.goal.iri))] += (
            row.amount
        )
    shares = money / money.sum(axis=1, keepdims=True)
    labels = np.array([[goals.index(goal) for _, goal in projects]], dtype=np.int64)
    random = np.random.Generator(np.random.PCG64(seed))
    found = []
    for start in range(0, draws + 1, _BATCH):
        several = np.tile(labels, (min(_BATCH, draws + 1 - start), 1))
        shuffled = random.permuted(several, axis=1)
        if not start:
            shuffled[0] = labels
        profiles = [shares @ (shuffled == goal).T for goal in range(len(goals))]  # each: ministry × draw
        found.append(_alike(np.stack(profiles).transpose(2, 1, 0)))
    drawn = np.concatenate(found)
    return _against_the_first(list(combinations(ministries, 2)), drawn, drawn.max(axis=0))


def _alike(profiles: Numbers) -> Numbers:
    """Schoener's index of each pair of ministries, for each draw: draw × ministry × goal to draw × pair."""
    one, other = np.triu_indices(profiles.shape[1], k=1)
    similar: Numbers = np.minimum(profiles[:, one], profiles[:, other]).sum(axis=2).round(_DIGITS)
    return similar


def _against_the_first(pairs: list[tuple[str, str]], drawn: Numbers, most: Numbers) -> Pairs:
    """The first draw is the plan itself; `most` is what no draw can exceed."""
    p = (drawn >= drawn[0]).mean(axis=0).tolist()
    least = np.maximum((drawn >= most).mean(axis=0), 1 / len(drawn)).tolist()
    return {pair: Permuted(*values) for pair, *values in zip(pairs, p, least, strict=True)}
