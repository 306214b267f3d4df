"""Fragmentation as results, each value by another formula."""

from fractions import Fraction

import pytest

from analyse.overlap.fictional import budget, row
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.spreads import spread_results
from policygraph.analyse.results import Result


@pytest.fixture(scope="module")
def real(real_rows: tuple[BudgetRow, ...]) -> dict[tuple[str, tuple[str, ...]], Result]:
    """The results of the real plan."""
    return {(result.measure, result.about): result for result in spread_results(real_rows)}


def herfindahl(rows: list[BudgetRow]) -> Fraction:
    """The chance that two won drawn at random, with replacement, are of one ministry."""
    money: dict[str, int] = {}
    for one in rows:
        money[one.ministry.iri] = money.get(one.ministry.iri, 0) + one.amount
    return Fraction(sum(won * won for won in money.values()), sum(money.values()) ** 2)


def test_every_goal_is_what_drawing_won_gives(
    real: dict[tuple[str, tuple[str, ...]], Result], real_rows: tuple[BudgetRow, ...]
) -> None:
    """HHI of each goal and of the plan, and its inverse."""
    goals = sorted({row.goal.iri for row in real_rows})
    expected: dict[tuple[str, ...], Fraction] = {
        (goal,): herfindahl([r for r in real_rows if r.goal.iri == goal]) for goal in goals
    }
    expected[()] = herfindahl(list(real_rows))

    assert {about: result.value for (m, about), result in real.items() if m == "hhi"} == expected
    assert {about: result.value for (m, about), result in real.items() if m == "effective-ministries"} == {
        about: 1 / value for about, value in expected.items()
    }


def test_goals_have_from_two_to_nine_ministries(
    real: dict[tuple[str, tuple[str, ...]], Result],
) -> None:
    """Least in 2-1, most in 1-1; eleven in the plan."""
    found = {about: result.value for (m, about), result in real.items() if m == "ministries"}
    by_goal = {about[0].rpartition("/")[2]: value for about, value in found.items() if about}

    assert (found[()], min(by_goal.values(), key=int), by_goal["2-1"], by_goal["1-1"]) == (11, 2, 2, 9)  # type: ignore[arg-type] # counts


def test_one_project_makes_a_goal_look_concentrated(
    real: dict[tuple[str, tuple[str, ...]], Result],
) -> None:
    """1-1: 0.437, and 0.248 without 공공데이터 개방 (행안부, line 776)."""
    ((about, found),) = [
        (about, result)
        for (measure, about), result in real.items()
        if measure == "hhi-without-largest-project" and about[0].endswith("/1-1")
    ]

    assert (about[1].rpartition("/")[2], round(float(found.value or 0), 3)) == ("1-1-17", 0.248)


def test_the_interval_runs_over_all_that_can_be_left_out() -> None:
    """Of 6, 3 and 1: without each in turn the index is 5/8, 37/49 and 5/9."""
    hhi = spread_results(budget({"a": {"g": 6}, "b": {"g": 3}, "c": {"g": 1}}))[1]

    assert hhi.interval is not None
    assert (hhi.interval.low, hhi.interval.high) == pytest.approx((5 / 9, 37 / 49))


def test_a_project_alone_cannot_be_left_out() -> None:
    """What is without it has no value, and why."""
    found = {result.measure: result for result in spread_results([row("p", "a", "g", 5)])}

    assert found["hhi"].value == 1
    assert (
        found["hhi-without-largest-project"].value,
        found["hhi-without-largest-project"].note is None,
    ) == (
        None,
        False,
    )


def test_no_money_is_no_result() -> None:
    """Rows of zero won are spread over nobody."""
    assert spread_results([row("p", "a", "g", 0)]) == ()


def test_a_ministry_without_money_is_not_counted() -> None:
    """A row of zero won beside one with money: one ministry."""
    assert spread_results([row("p", "a", "g", 0), row("q", "b", "g", 1)])[0].value == 1


def test_the_interval_of_the_effective_number_is_turned() -> None:
    """The least number is where the index is greatest: 49/37 to 9/5."""
    effective = spread_results(budget({"a": {"g": 6}, "b": {"g": 3}, "c": {"g": 1}}))[2]

    assert effective.interval is not None
    assert (effective.interval.low, effective.interval.high) == pytest.approx((49 / 37, 9 / 5))
