"""NODF on matrices whose value is known, and on the plan."""

from fractions import Fraction

import pytest

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.nestedness import nestedness, nodf
from policygraph.analyse.overlap.presence import presence_of
from policygraph.analyse.overlap.profiles import goal_money


def test_a_staircase_is_wholly_nested() -> None:
    """Each smaller set within each larger one, both ways."""
    assert nodf({"a": frozenset("ghi"), "b": frozenset("gh"), "c": frozenset("g")}) == 100


def test_sets_of_equal_size_are_not_nested() -> None:
    """By definition pairs of equal size count as 0."""
    assert nodf({"a": frozenset("gh"), "b": frozenset("gh")}) == 0


def test_half_of_the_smaller_in_the_larger_is_half_nested() -> None:
    """One pair of ministries at 1/2; of the goals' ten pairs, three with one ministry in one with two."""
    presence = {"a": frozenset("ghi"), "b": frozenset("gj")}

    assert nodf(presence) == 100 * (Fraction(1, 2) + 3) / (1 + 6)


def test_the_plan_is_as_nested_as_chance_has_it(real_rows: tuple[BudgetRow, ...]) -> None:
    """71.7, where matrices with both margins have 71.2 on average: a null result."""
    found = nestedness(presence_of(goal_money(real_rows)), draws=200)

    assert (float(found.value), found.mean) == (pytest.approx(71.67, abs=0.01), pytest.approx(71.2, abs=0.5))
    assert 0.2 < found.p < 0.6


def test_nothing_is_not_nested() -> None:
    """No ministries, no value to divide."""
    assert nodf({}) == 0
