"""The exact test of shared goals, against enumeration, scipy, and what is known of the plan."""

from fractions import Fraction
from itertools import combinations

import pytest
from scipy.stats import hypergeom

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.presence import (
    SharedGoals,
    attainable,
    presence_of,
    shared_goal_tests,
    tail,
)
from policygraph.analyse.overlap.profiles import goal_money


@pytest.fixture(scope="module")
def tests(real_rows: tuple[BudgetRow, ...]) -> tuple[SharedGoals, ...]:
    """The tests of the real pairs."""
    return shared_goal_tests(presence_of(goal_money(real_rows)))


@pytest.mark.parametrize(("one", "other"), [(1, 1), (2, 3), (3, 3), (0, 2), (5, 2), (6, 4)])
@pytest.mark.parametrize("shared", range(4))
def test_the_probability_is_what_counting_all_draws_gives(shared: int, one: int, other: int) -> None:
    """Of all ways to draw `other` of six goals, the share that meets `one` fixed ones so often."""
    fixed = set(range(one))
    draws = list(combinations(range(6), other))

    assert tail(shared, one, other, 6) == Fraction(
        sum(len(fixed & set(draw)) >= shared for draw in draws), len(draws)
    )


def test_the_probabilities_are_those_of_scipy(tests: tuple[SharedGoals, ...]) -> None:
    """The hypergeometric survival function of another library, for all real pairs."""
    assert [float(test.p) for test in tests] == pytest.approx(
        [hypergeom.sf(test.shared - 1, test.of_plan, test.of_one, test.of_other) for test in tests]
    )


def test_two_of_fifty_five_look_significant_and_none_is(tests: tuple[SharedGoals, ...]) -> None:
    """환경–복지 and 해수–행안 have p = 1/30; after correction over all pairs nothing is left."""
    singly = [(test.p, test.shared) for test in tests if test.p <= Fraction(1, 20)]

    assert (len(tests), singly, [test for test in tests if test.q <= 0.05]) == (
        55,
        [(Fraction(1, 30), 3), (Fraction(1, 30), 3)],
        [],
    )


def test_the_data_are_too_small_to_find_anything(tests: tuple[SharedGoals, ...]) -> None:
    """A perfect overlap could be significant for 13 pairs alone, and for none among 55."""
    assert (sum(test.can_tell for test in tests), attainable(tests)) == (13, 0)


def test_a_ministry_in_every_goal_can_never_be_significant(tests: tuple[SharedGoals, ...]) -> None:
    """산업부 is in all ten goals: p = 1 and least p = 1 in each of its ten pairs."""
    everywhere = [test for test in tests if test.is_everywhere]

    assert (len(everywhere), {(test.p, test.least, test.can_tell) for test in everywhere}) == (
        10,
        {(1, 1, False)},
    )


def test_a_perfect_overlap_of_enough_goals_is_found() -> None:
    """The test can find something: five and the same five of a hundred goals."""
    same = frozenset("abcde")
    presence = {"a": same, "b": same, "c": frozenset(f"x{n}" for n in range(50))}
    found = shared_goal_tests(presence, goals=100)

    assert [test.q <= 0.05 for test in found] == [True, False, False]
    assert attainable(found) > 0


def test_a_cell_without_money_is_no_presence() -> None:
    """A row of zero won does not put a ministry into a goal."""
    assert presence_of({"a": {"g": 0, "h": 1}}) == {"a": frozenset("h")}
