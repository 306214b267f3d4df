"""Schoener's and Ruzicka's index, and what they are without a goal, each by another formula."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.profiles import (
    GoalSharing,
    goal_money,
    goal_sharing,
    ruzicka_of,
    schoener_of,
)

PROFILE = st.dictionaries(st.sampled_from("ghijk"), st.integers(1, 10**12), min_size=1)


@pytest.fixture(scope="module")
def real(real_rows: tuple[BudgetRow, ...]) -> dict[tuple[str, str], GoalSharing]:
    """The real pairs by short names."""
    names = {row.ministry.iri: row.ministry.name for row in real_rows}
    return {(names[p.one], names[p.other]): p for p in goal_sharing(goal_money(real_rows))}


@given(PROFILE, PROFILE)
def test_schoener_is_one_less_half_the_differences(one: dict[str, int], other: dict[str, int]) -> None:
    """The other formula of the index, in exact fractions."""
    totals = sum(one.values()), sum(other.values())
    apart = sum(
        abs(Fraction(one.get(goal, 0), totals[0]) - Fraction(other.get(goal, 0), totals[1]))
        for goal in {*one, *other}
    )

    assert schoener_of(one, other) == 1 - apart / 2


@given(PROFILE, PROFILE)
def test_ruzicka_is_what_is_common_of_what_is_there(one: dict[str, int], other: dict[str, int]) -> None:
    """The other formula: of the sum s and the sum of differences d, (s - d) / (s + d)."""
    apart = sum(abs(one.get(goal, 0) - other.get(goal, 0)) for goal in {*one, *other})
    whole = sum(one.values()) + sum(other.values())

    assert ruzicka_of(one, other) == Fraction(whole - apart, whole + apart)


@given(PROFILE, PROFILE)
def test_ruzicka_of_shares_says_nothing_that_schoener_does_not(
    one: dict[str, int], other: dict[str, int]
) -> None:
    """Of profiles with one total it is S / (2 - S): that is why it is taken of money."""
    totals = sum(one.values()), sum(other.values())
    scaled = {goal: won * totals[1] for goal, won in one.items()}
    to_scale = {goal: won * totals[0] for goal, won in other.items()}
    index = schoener_of(one, other)

    assert index is not None
    assert ruzicka_of(scaled, to_scale) == index / (2 - index)


def test_without_each_goal_is_the_index_of_what_is_left(
    real_rows: tuple[BudgetRow, ...], real: dict[tuple[str, str], GoalSharing]
) -> None:
    """Leaving a goal out is the same as never having had its budget rows."""
    goals = {row.goal.iri for row in real_rows}
    names = {row.ministry.iri: row.ministry.name for row in real_rows}
    for goal in goals:
        rest = goal_sharing(goal_money(row for row in real_rows if row.goal.iri != goal))
        expected = {(names[p.one], names[p.other]): p for p in rest}
        for pair, found in real.items():
            without = dict(found.schoener.without)
            if goal in without:
                assert without[goal] == (expected[pair].schoener.value if pair in expected else None)
                assert dict(found.ruzicka.without)[goal] == (
                    expected[pair].ruzicka.value if pair in expected else None
                )


@pytest.mark.parametrize(
    ("pair", "value", "goal", "rest"),
    [
        (("농식품부", "중기부"), 0.880, "4-1", 0.392),
        (("문체부", "환경부"), 0.791, "1-2", 0.0),
        (("복지부", "산업부"), 0.611, "3-1", 0.453),
    ],
)
def test_the_highest_values_hang_on_one_goal(
    real: dict[tuple[str, str], GoalSharing],
    pair: tuple[str, str],
    value: float,
    goal: str,
    rest: float,
) -> None:
    """The three that look most alike, and what is left of it without their largest goal."""
    found = real[pair].schoener

    assert (found.largest or "").rpartition("/")[2] == goal
    assert (float(found.value), float(found.without_largest or 0)) == pytest.approx((value, rest), abs=5e-4)


def test_ministries_with_nothing_in_common_score_nothing() -> None:
    """Two goals, one each: both indices are 0, and no goal is the largest shared one."""
    (found,) = goal_sharing({"a": {"g": 5}, "b": {"h": 5}})

    assert (found.schoener.value, found.ruzicka.value, found.schoener.largest, found.shared) == (
        0,
        0,
        None,
        (),
    )


def test_a_ministry_of_one_goal_cannot_lose_it() -> None:
    """Without its only goal there is no profile: the value is not 0, it cannot be told."""
    (found,) = goal_sharing({"a": {"g": 5}, "b": {"g": 5, "h": 1}})

    assert (found.schoener.without_largest, dict(found.schoener.without)) == (
        None,
        {"g": None, "h": Fraction(1)},
    )


def test_a_ministry_without_money_has_no_profile() -> None:
    """Nothing is divided by zero; the index of nothing is none."""
    assert (schoener_of({}, {"g": 1}), ruzicka_of({"g": 0}, {"g": 1})) == (None, None)
