"""Permutation: what must be held is held, and on cases small enough to list the chances are the true ones."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest

from analyse.overlap.fictional import budget
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.chance import benjamini_hochberg
from policygraph.analyse.overlap.presence import presence_of
from policygraph.analyse.overlap.profiles import goal_money, schoener_of
from policygraph.analyse.overlap.shuffles import (
    curveball,
    curveball_tests,
    profiles_over_goals,
    projects_over_goals,
)

SMALL = {"a": frozenset("gh"), "b": frozenset("gh"), "c": frozenset("hi"), "d": frozenset("i")}


def test_both_margins_are_held(real_rows: tuple[BudgetRow, ...]) -> None:
    """In each draw every ministry is in as many goals, and every goal has as many ministries."""
    presence = presence_of(goal_money(real_rows))
    ministries = {name: len(goals) for name, goals in presence.items()}
    goals = Counter(goal for found in presence.values() for goal in found)

    for draw in curveball(presence, draws=20):
        assert {name: len(found) for name, found in draw.items()} == ministries
        assert Counter(goal for found in draw.values() for goal in found) == goals


def every_small_matrix() -> list[tuple[tuple[str, ...], ...]]:
    """All matrices with the margins of `SMALL`, by brute force."""
    sizes = [len(SMALL[name]) for name in sorted(SMALL)]
    margins = Counter(goal for found in SMALL.values() for goal in found)
    return [
        rows
        for rows in product(*(list(combinations("ghi", size)) for size in sizes))
        if Counter(goal for row in rows for goal in row) == margins
    ]


def test_trading_reaches_all_matrices_alike() -> None:
    """Of the matrices with these margins, listed by brute force, each is drawn about as often."""
    every = every_small_matrix()
    drawn = Counter(
        tuple(tuple(sorted(draw[name])) for name in sorted(draw)) for draw in curveball(SMALL, draws=4_000)
    )

    assert set(drawn) == set(every)
    assert max(abs(count / 4_000 - 1 / len(every)) for count in drawn.values()) < 0.03


def test_the_chance_is_that_of_all_matrices() -> None:
    """The probability of a and b sharing two goals, from the list of all matrices, within 0.03."""
    every = every_small_matrix()
    expected = sum(len(set(rows[0]) & set(rows[1])) >= 2 for rows in every) / len(every)

    assert curveball_tests(SMALL, draws=4_000)["a", "b"].p == pytest.approx(expected, abs=0.03)


def test_a_ministry_in_every_goal_is_left_no_choice() -> None:
    """Its overlap is the same in every draw: p is 1."""
    presence = {"a": frozenset("ghi"), "b": frozenset("g"), "c": frozenset("hi")}
    found = curveball_tests(presence, draws=50)

    assert {found["a", "b"].p, found["a", "c"].p} == {1.0}


def test_the_chance_of_alike_profiles_is_that_of_all_permutations() -> None:
    """Every way to lay one profile over the other, listed, against the draws, within 0.02."""
    one, other = {"g": 7, "h": 2, "i": 1}, {"g": 5, "h": 4, "j": 1}
    goals = "ghij"
    value = schoener_of(one, other)
    every = [
        schoener_of(one, {to: other.get(goal, 0) for goal, to in zip(goals, order, strict=True)})
        for order in permutations(goals)
    ]
    assert value is not None
    expected = Fraction(sum(found is not None and found >= value for found in every), len(every))

    assert profiles_over_goals({"a": one, "b": other})["a", "b"].p == pytest.approx(float(expected), abs=0.02)


def test_the_least_chance_is_that_of_largest_on_largest() -> None:
    """One goal each of four: they meet in one of four draws, and no p can be smaller."""
    found = profiles_over_goals({"a": {"g": 1}, "b": {"g": 1}, "c": {"h": 1, "i": 1, "j": 1}})["a", "b"]

    assert found.p == found.least == pytest.approx(0.25, abs=0.02)


def test_equal_profiles_over_all_goals_prove_nothing() -> None:
    """Money spread evenly over every goal is as alike in every draw."""
    even = dict.fromkeys("ghij", 5)

    assert profiles_over_goals({"a": even, "b": even}, draws=99)["a", "b"].p == 1.0


def test_the_seed_decides_and_nothing_else() -> None:
    """The same seed gives the same numbers, whatever the order of the ministries; another seed near ones."""
    money = {"a": {"g": 7, "h": 3}, "b": {"g": 5, "i": 5}, "c": {"h": 1, "i": 9}}
    turned = dict(reversed(money.items()))
    first = profiles_over_goals(money, draws=2_000, seed=1)

    assert profiles_over_goals(turned, draws=2_000, seed=1) == first
    again = profiles_over_goals(money, draws=2_000, seed=2)
    assert {pair: found.p for pair, found in again.items()} == pytest.approx(
        {pair: found.p for pair, found in first.items()}, abs=0.05
    )


def test_three_of_fifty_five_profiles_are_as_chance_has_it(real_rows: tuple[BudgetRow, ...]) -> None:
    """There is p < 0.05 for 3 pairs of 55, where 2.75 are to be expected; none after correction."""
    p = [found.p for found in profiles_over_goals(goal_money(real_rows)).values()]

    assert (sum(value < 0.05 for value in p), min(benjamini_hochberg(p)) > 0.05) == (3, True)


def test_another_null_finds_what_this_one_does_not(real_rows: tuple[BudgetRow, ...]) -> None:
    """Projects taken for independent draws make one pair significant: 농식품부 and 중기부, both in 4-1."""
    found = projects_over_goals(real_rows)
    q = dict(zip(found, benjamini_hochberg([value.p for value in found.values()]), strict=True))

    assert [tuple(iri.rpartition("/")[2] for iri in pair) for pair, value in q.items() if value <= 0.05] == [
        ("mafra", "mss")
    ]


def test_projects_stay_whole() -> None:
    """A co-funded project is in one goal for both in every draw: all alike, always."""
    rows = [row for name in "ab" for row in budget({name: {"g": 1}})]
    shared = [
        BudgetRow(rows[0].project, row.ministry, row.goal, row.goal_code, row.amount, 1) for row in rows
    ]
    others = budget({"c": {"h": 1, "i": 2}})

    assert projects_over_goals((*shared, *others), draws=99)["a", "b"].p == 1.0
