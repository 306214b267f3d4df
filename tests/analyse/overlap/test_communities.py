"""Communities: known groups are found, none are made of nothing, and how firm they are is told."""

from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from analyse.overlap.fictional import APART, budget
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.communities import Grouping, adjusted_rand, find_communities, partition
from policygraph.analyse.overlap.profiles import goal_money, schoener_of

LABELS = st.integers(2, 9).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(0, 3), min_size=size, max_size=size)] * 2)
)
TWO_CAMPS = budget(
    {
        "a": {"g": 8, "h": 2, "x": 1},
        "b": {"g": 7, "h": 3, "x": 1},
        "c": {"g": 9, "h": 3, "x": 1},
        "d": {"i": 5, "j": 5, "x": 1},
        "e": {"i": 6, "j": 4, "x": 1},
        "f": {"i": 4, "j": 5, "x": 1},
    }
)


@pytest.fixture(scope="module")
def real(real_rows: tuple[BudgetRow, ...]) -> Grouping:
    """The groups of the real ministries, with fewer resamples than are published."""
    found = find_communities(real_rows, resamples=100)
    assert found is not None
    return found


def grouped(labels: list[int]) -> list[tuple[str, ...]]:
    """Labels as groups of names."""
    return [tuple(str(n) for n, own in enumerate(labels) if own == label) for label in sorted(set(labels))]


@given(LABELS)
def test_agreement_is_that_of_another_library(labels: tuple[list[int], list[int]]) -> None:
    """The adjusted Rand index, as scikit-learn has it."""
    one, other = labels

    assert adjusted_rand(grouped(one), grouped(other)) == pytest.approx(adjusted_rand_score(one, other))


def test_two_camps_are_found() -> None:
    """Six ministries in two groups that share next to nothing; alike in almost every resample."""
    found = find_communities(TWO_CAMPS, resamples=50)

    assert found is not None
    assert [community.members for community in found.communities] == [("a", "b", "c"), ("d", "e", "f")]
    assert (found.modularity > 0.3, found.same_by_seed, found.agreement > 0.5) == (True, 1.0, True)


def test_ministries_apart_are_groups_of_one() -> None:
    """Nothing ties them: no modularity, nobody together, ever."""
    found = find_communities(APART, resamples=20)

    assert found is not None
    assert [community.members for community in found.communities] == [("a",), ("b",), ("c",)]
    assert (found.modularity, {share for _, share in found.together}) == (0.0, {0.0})


def test_two_ministries_are_no_groups() -> None:
    """There is nothing to divide."""
    assert find_communities(budget({"a": {"g": 1}, "b": {"g": 1}})) is None


def test_the_modularity_is_that_of_its_definition(real: Grouping, real_rows: tuple[BudgetRow, ...]) -> None:
    """Per group the weight inside, less what the strengths of its members would give by chance."""
    money = goal_money(real_rows)
    weights = {
        pair: schoener_of(money[pair[0]], money[pair[1]]) or Fraction(0)
        for pair in combinations(sorted(money), 2)
    }
    whole = sum(weights.values())
    strength = {name: sum(w for pair, w in weights.items() if name in pair) for name in money}
    expected = sum(
        sum((weights[pair] for pair in combinations(sorted(group.members), 2)), Fraction(0)) / whole
        - (sum(strength[name] for name in group.members) / (2 * whole)) ** 2
        for group in real.communities
    )

    assert real.modularity == pytest.approx(float(expected), abs=1e-6)


def test_no_division_into_groups_is_better(real: Grouping, real_rows: tuple[BudgetRow, ...]) -> None:
    """Another algorithm (greedy merging) finds nothing more modular."""
    money = goal_money(real_rows)
    graph = nx.Graph()
    for one, other in combinations(sorted(money), 2):
        weight = schoener_of(money[one], money[other])
        if weight:
            graph.add_edge(one, other, weight=float(weight))
    greedy = nx.community.greedy_modularity_communities(graph, weight="weight")

    assert real.modularity >= nx.community.modularity(graph, greedy, weight="weight") - 1e-6


def test_the_real_groups_are_no_firmer_than_chance(real: Grouping) -> None:
    """Three groups, Q = 0.215: profiles on any goals give as much in about half of the draws."""
    sizes = [len(community.members) for community in real.communities]

    assert sizes == [5, 3, 3]
    assert real.modularity == pytest.approx(0.2154, abs=1e-4)
    assert 0.3 < real.as_modular < 0.7
    assert real.agreement < 0.6


def test_one_goal_decides_the_real_groups(real: Grouping) -> None:
    """Without 4-1 the groups are others; without 1-3 they are the same."""
    without = {goal.rpartition("/")[2]: value for goal, value in real.without_goal}

    assert (without["1-3"], without["4-1"] < 0.2) == (1.0, True)


def test_a_pair_is_together_in_as_many_resamples_as_it_is_found(real: Grouping) -> None:
    """The cohesion of a group is the mean of its pairs."""
    together = dict(real.together)
    for community in real.communities:
        shares = [together[pair] for pair in combinations(community.members, 2)]

        assert community.cohesion == pytest.approx(sum(shares) / len(shares), abs=1e-6)


def test_the_seed_decides_and_the_order_of_the_rows_does_not(real_rows: tuple[BudgetRow, ...]) -> None:
    """The same rows from the end give the same groups."""
    assert partition(goal_money(reversed(real_rows)), 7) == partition(goal_money(real_rows), 7)


def test_who_is_always_together_is_so_in_every_resample() -> None:
    """Two ministries in one goal only, two in another: shares of 1 and 0, in all resamples."""
    found = find_communities(
        budget({"a": {"g": 1}, "b": {"g": 2}, "c": {"h": 1}, "d": {"h": 3}}), resamples=20
    )

    assert found is not None
    assert dict(found.together) == {
        ("a", "b"): 1.0,
        ("a", "c"): 0.0,
        ("a", "d"): 0.0,
        ("b", "c"): 0.0,
        ("b", "d"): 0.0,
        ("c", "d"): 1.0,
    }
    assert (found.agreement, found.same_by_seed, [c.cohesion for c in found.communities]) == (
        1.0,
        1.0,
        [1.0, 1.0],
    )
