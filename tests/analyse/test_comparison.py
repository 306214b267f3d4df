"""Two states side by side: only what differs, and the measures of each state as computed on their own."""

from fractions import Fraction

import pytest

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, Named, read_budget
from policygraph.analyse.comparison import Comparison, compare
from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.store import open_store

MILLION = 1_000_000


@pytest.fixture(scope="module")
def rows() -> tuple[BudgetRow, ...]:
    """The real rows."""
    return read_budget(open_store(), short=True)


@pytest.fixture(scope="module")
def reform(rows: tuple[BudgetRow, ...]) -> Comparison:
    """The real plan before and after the reorganisation of 2025."""
    scenario = read_scenario(find_scenario("2025-reorganisation"))
    return compare(rows, scenario.applied_to(rows, short=True), scenario.successors(rows, short=True))


def row(ministry: str, goal: str, won: int, project: str = "p") -> BudgetRow:
    """A budget row."""
    return BudgetRow(Named(project, project), Named(ministry, ministry), Named(goal, goal), goal, won, 1)


def test_the_same_rows_differ_in_nothing(rows: tuple[BudgetRow, ...]) -> None:
    """No cell, no pair, no won."""
    found = compare(rows, rows)

    assert (found.cells, found.pairs, found.moved, found.total) == ((), (), 0, (3_592_911 * MILLION,) * 2)
    assert [change for change in found.spreads if change.before != change.after] == []


def test_a_new_name_alone_changes_nothing() -> None:
    """A ministry that goes on under another name has the same money, pairs and spread."""
    before = [row("a", "g", 3), row("b", "g", 2)]
    after = [row("z", "g", 3), row("b", "g", 2)]
    found = compare(before, after, {"a": Named("z", "z")})

    assert (found.cells, found.pairs, found.moved) == ((), (), 0)


def test_a_merger_makes_one_pair_of_two() -> None:
    """Two ministries that funded one project fund it as one: the pair is gone; what was two has no value."""
    before = [row("a", "g", 3), row("b", "g", 2), row("c", "g", 5)]
    after = [row("n", "g", 3), row("n", "g", 2), row("c", "g", 5)]
    new = Named("n", "n")
    found = compare(before, after, {"a": new, "b": new})

    assert [(pair.one.name, pair.other.name, pair.projects) for pair in found.pairs] == [
        ("c", "n", (None, 1))
    ]
    assert [(change.before, change.after) for change in found.spreads if change.goal is None] == [
        (Fraction(38, 100), Fraction(1, 2))
    ]


def test_money_that_moves_is_counted_once(reform: Comparison) -> None:
    """67,467 백만원 of energy; the total is the same to the won."""
    assert (reform.moved, reform.total) == (67_467 * MILLION, (3_592_911 * MILLION,) * 2)


def test_only_the_two_ministries_have_other_cells(reform: Comparison) -> None:
    """Ten cells: five where energy leaves, the same five where it arrives; what leaves arrives."""
    changes = {(cell.ministry.name, cell.goal_code): cell.after - cell.before for cell in reform.cells}
    goals = ("1-2", "2-2", "3-1", "3-3", "4-2")

    assert set(changes) == {(name, goal) for name in ("산업통상부", "기후부") for goal in goals}
    assert [changes["산업통상부", goal] + changes["기후부", goal] for goal in goals] == [0] * 5


def test_concentration_before_and_after_by_hand(reform: Comparison, rows: tuple[BudgetRow, ...]) -> None:
    """3-3 (인력 양성): 45,284 of 산업부's 80,232 백만원 become a part of their own."""
    money: dict[str, int] = {}
    for one in rows:
        if one.goal_code == "3-3":
            money[one.ministry.name] = money.get(one.ministry.name, 0) + one.amount
    whole = sum(money.values())
    old = Fraction(sum(won**2 for won in money.values()), whole**2)
    parts = [won for name, won in money.items() if name != "산업부"]
    parts += [45_284 * MILLION, money["산업부"] - 45_284 * MILLION]
    new = Fraction(sum(won**2 for won in parts), whole**2)

    assert [(c.before, c.after, c.ministries) for c in reform.spreads if c.code == "3-3"] == [
        (old, new, (7, 8))
    ]


def test_the_plan_is_a_little_less_concentrated(reform: Comparison) -> None:
    """HHI 0.185 before, 0.175 after; eleven ministries both times."""
    (found,) = [change for change in reform.spreads if change.goal is None]

    assert (found.before, found.after) == pytest.approx((0.1854, 0.1749), abs=1e-4)
    assert found.ministries == (11, 11)


def test_a_pair_is_followed_through_its_new_name(reform: Comparison) -> None:
    """문체부 and 환경부 were 0.79 alike; 문체부 and 기후부 are 0.61."""
    pair = {terms.ministry("MCST"), terms.ministry("MCEE")}
    (found,) = [change for change in reform.pairs if {change.one.iri, change.other.iri} == pair]

    assert [round(float(value or 0), 2) for value in found.schoener] == [0.79, 0.61]


def test_a_state_without_money_has_no_spread() -> None:
    """Nothing is divided by zero."""
    spreads = compare([row("a", "g", 5)], [row("a", "g", 0)]).spreads

    assert [(change.before, change.after) for change in spreads] == [(Fraction(1), None)] * 2
