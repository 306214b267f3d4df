"""Groups of ministries with similar money, by Louvain's method, and what they are worth: description only.

The graph: ministries with money; the weight between two is Schoener's index of their profiles over goals.
Louvain's method (Blondel et al. 2008) looks for groups that are denser inside than chance would have them;
modularity says by how much. It always finds some, in noise too, and depends on its seed, so each grouping
comes with how stable it is: the budget rows of each ministry are drawn anew with replacement, the groups
found again, and compared by the adjusted Rand index (1: the same groups, 0: as alike as by chance); each goal
is left out in turn as well.

>>> money = {"a": {"g": 1}, "b": {"g": 2}, "c": {"h": 3}, "d": {"h": 1}}
>>> partition(money, seed=1)[0]
(('a', 'b'), ('c', 'd'))
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import networkx as nx
import numpy as np

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.profiles import goal_money
from policygraph.analyse.overlap.shuffles import Numbers, profile_matrix, shuffled_profiles
from policygraph.analyse.results import Interval

SEED, RESAMPLES, SEEDS = 2021, 500, 100
_DIGITS = 6
Groups = tuple[tuple[str, ...], ...]
Money = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Community:
    """Ministries that were put together.

    Attributes:
        members: their identifiers.
        cohesion: in what share of the resamples two of its members are together, on average over its pairs;
            None for a ministry alone.
    """

    members: tuple[str, ...]
    cohesion: float | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """All ministries with money, in groups.

    Attributes:
        communities: the largest first.
        modularity: of the grouping.
        as_modular: the share of draws, the plan among them, whose modularity is as great when each profile
            falls on any goals: how ordinary it is.
        same_by_seed: the share of other seeds that give the very same groups.
        agreement: the mean adjusted Rand index between it and the groupings of the resamples.
        interval: where 95 % of those indices lie.
        together: in what share of the resamples two ministries are in one group, by pair.
        without_goal: the adjusted Rand index with the grouping found without each goal.
        resamples: how many.
        seed: of Louvain's method and of the resamples.
    """

    communities: tuple[Community, ...]
    modularity: float
    as_modular: float
    same_by_seed: float
    agreement: float
    interval: Interval
    together: tuple[tuple[tuple[str, str], float], ...]
    without_goal: tuple[tuple[str, float], ...]
    resamples: int
    seed: int


def find_communities(
    rows: Iterable[BudgetRow], resamples: int = RESAMPLES, seed: int = SEED
) -> Grouping | None:
    """The groups of the ministries; None if fewer than three have money.

    Args:
        rows: of the budget.
        resamples: how often to draw the rows anew, at least once.
        seed: of everything that is drawn.
    """
    rows = tuple(sorted((row for row in rows if row.amount), key=_order))  # what is drawn goes by it
    money = goal_money(rows)
    if len(money) < 3:  # noqa: PLR2004 - two ministries are a pair, not a group
        return None
    groups, modularity = partition(money, seed)
    random = np.random.Generator(np.random.PCG64(seed))
    by_ministry: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in rows:
        by_ministry[row.ministry.iri].append(row)
    drawn = []
    for number in range(resamples):
        again = [
            part[at]
            for _, part in sorted(by_ministry.items())
            for at in random.integers(0, len(part), len(part)).tolist()
        ]
        drawn.append(partition(goal_money(again), seed + 1 + number)[0])
    agreements = [adjusted_rand(groups, other) for other in drawn]
    met = Counter(pair for found in drawn for group in found for pair in combinations(group, 2))
    together = {pair: round(met[pair] / resamples, _DIGITS) for pair in combinations(sorted(money), 2)}
    low, high = np.quantile(agreements, (0.025, 0.975)).tolist()
    goals = sorted({goal for profile in money.values() for goal in profile})
    return Grouping(
        tuple(Community(group, _cohesion(group, together)) for group in groups),
        modularity,
        _as_modular(money, modularity, resamples, seed),
        sum(partition(money, seed + 1 + other)[0] == groups for other in range(SEEDS)) / SEEDS,
        round(sum(agreements) / resamples, _DIGITS),
        Interval(round(low, _DIGITS), round(high, _DIGITS)),
        tuple(together.items()),
        tuple((goal, _without(goal, money, groups, seed)) for goal in goals),
        resamples,
        seed,
    )


def partition(money: Money, seed: int = SEED) -> tuple[Groups, float]:
    """Louvain's groups, the largest first, and their modularity.

    Args:
        money: won by ministry and goal; every ministry has some.
        seed: of the order in which ministries are tried.
    """
    return _louvain(sorted(money), profile_matrix(money), seed)


def _louvain(names: Sequence[str], shares: Numbers, seed: int) -> tuple[Groups, float]:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))  # numbers: sets of text have another order in each run
    for one, other in combinations(range(len(names)), 2):
        weight = round(float(np.minimum(shares[one], shares[other]).sum()), 9)
        if weight:
            graph.add_edge(one, other, weight=weight)
    if not graph.number_of_edges():
        return tuple((name,) for name in names), 0.0
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed)
    groups = sorted((tuple(names[at] for at in sorted(group)) for group in found), key=lambda g: (-len(g), g))
    return tuple(groups), round(float(nx.community.modularity(graph, found, weight="weight")), _DIGITS)


def adjusted_rand(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two groupings of the same things.

    >>> adjusted_rand([("a", "b"), ("c",)], [("c",), ("a", "b")])
    1.0
    """
    both = sum(comb(len(set(group) & set(second)), 2) for group in one for second in other)
    ours, theirs = (sum(comb(len(group), 2) for group in groups) for groups in (one, other))
    pairs = comb(sum(map(len, one)), 2)
    expected, most = ours * theirs / pairs if pairs else 0.0, (ours + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _order(row: BudgetRow) -> tuple[str, str, int, int]:
    return row.ministry.iri, row.project.iri, row.line, row.amount


def _as_modular(money: Money, modularity: float, draws: int, seed: int) -> float:
    names = sorted(money)
    several = shuffled_profiles(profile_matrix(money), draws, seed)
    found = [_louvain(names, shares, seed)[1] for batch in several for shares in batch]
    return round((1 + sum(value >= modularity for value in found)) / (draws + 1), _DIGITS)


def _without(goal: str, money: Money, groups: Groups, seed: int) -> float:
    """Of the ministries that still have money."""
    rest = {
        ministry: {other: won for other, won in profile.items() if other != goal}
        for ministry, profile in money.items()
    }
    rest = {ministry: profile for ministry, profile in rest.items() if profile}
    kept = [[name for name in group if name in rest] for group in groups]
    return round(adjusted_rand([group for group in kept if group], partition(rest, seed)[0]), _DIGITS)


def _cohesion(group: tuple[str, ...], together: Mapping[tuple[str, str], float]) -> float | None:
    shares = [together[pair] for pair in combinations(group, 2)]
    return round(sum(shares) / len(shares), _DIGITS) if shares else None
