"""Shared goals as results: all pairs, their tests, and the words where the data cannot tell."""

from collections.abc import Iterable
from fractions import Fraction

import pytest

from analyse.overlap.fictional import APART, budget
from policygraph import terms
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.shared import EVERYWHERE, NO_MONEY_ELSEWHERE, TOO_SMALL, shared_goal_results
from policygraph.analyse.results import Result

DRAWS = 199


@pytest.fixture(scope="module")
def real(real_rows: tuple[BudgetRow, ...]) -> tuple[Result, ...]:
    """The results of the real plan."""
    return shared_goal_results(real_rows, DRAWS)


def of(results: Iterable[Result], measure: str, *about: str) -> Result:
    """One result."""
    (found,) = [result for result in results if result.measure == measure and result.about[:2] == about]
    return found


def test_every_pair_has_every_measure(real: tuple[Result, ...]) -> None:
    """55 pairs, three of which share no goal and have no largest one."""
    counts = {
        measure: sum(result.measure == measure for result in real) for measure in {r.measure for r in real}
    }

    assert counts == {
        "shared-goals": 55,
        "shared-goals-both-margins": 55,
        "schoener": 55,
        "ruzicka": 55,
        "schoener-without-largest": 52,
        "ruzicka-without-largest": 52,
        "pairs-beyond-chance": 1,
    }


def test_the_evidence_is_the_rows_of_the_shared_goals(
    real: tuple[Result, ...], real_rows: tuple[BudgetRow, ...]
) -> None:
    """Every goal that both fund, and every row of the two under it, and nothing else."""
    found = of(real, "shared-goals", terms.ministry("MOHW"), terms.ministry("MOTIE"))
    shared = [iri for iri in found.evidence if "performance-goal" in iri]
    expected = {row.iri for row in real_rows if row.ministry.iri in found.about and row.goal.iri in shared}

    assert (len(shared), set(found.evidence) - set(shared)) == (4, expected)


def test_nothing_is_found_where_nothing_is_shared() -> None:
    """Three ministries apart: every index 0, p 1, and still each value has the rows it rests on."""
    results = shared_goal_results(APART, DRAWS)
    indices = [result for result in results if result.measure in {"schoener", "ruzicka", "shared-goals"}]

    assert {result.value for result in indices} == {0}
    assert {result.chance.p for result in indices if result.chance} == {1.0}
    assert all(result.evidence for result in indices)


def test_a_test_that_cannot_find_says_so(real: tuple[Result, ...]) -> None:
    """농식품부 (2 goals) and 해수부 (4): a perfect overlap has p = 2/15."""
    found = of(real, "shared-goals", terms.ministry("MAFRA"), terms.ministry("MOF"))

    assert found.chance is not None
    assert (found.chance.least, found.note) == (pytest.approx(2 / 15, abs=1e-6), TOO_SMALL)


def test_a_ministry_in_every_goal_is_told_apart(real: tuple[Result, ...]) -> None:
    """산업부 has p = 1 with everybody, and the words say why."""
    pairs = [
        result
        for result in real
        if result.measure == "shared-goals" and terms.ministry("MOTIE") in result.about
    ]

    assert {(result.chance.p, result.note) for result in pairs if result.chance} == {(1.0, EVERYWHERE)}


def test_the_plan_as_a_whole_cannot_tell(real: tuple[Result, ...]) -> None:
    """No outcome could have been significant after correction: not 0, but no value, and why."""
    found = real[-1]

    assert (found.measure, found.value) == ("pairs-beyond-chance", None)
    assert found.note is not None
    assert ("너무 작아" in found.note.ko, "2 have p ≤ 0.05, 0 after" in found.note.en) == (True, True)


def test_enough_data_give_a_number() -> None:
    """Two ministries in the same eight of forty goals are beyond chance, and are counted."""
    same = {f"g{n}": 1 for n in range(8)}
    rest = {f"h{n}": 1 for n in range(32)}
    found = shared_goal_results(budget({"a": same, "b": same, "c": rest}), DRAWS)[-1]

    assert (found.value, found.evidence) == (1, tuple(sorted(same)))


def test_the_interval_is_that_of_leaving_one_goal_out(real: tuple[Result, ...]) -> None:
    """복지–산업: 0.611, between 0.453 and 0.782 without one goal, and all of them lie there."""
    found = of(real, "schoener", terms.ministry("MOHW"), terms.ministry("MOTIE"))

    assert found.interval is not None
    assert (found.interval.low, found.interval.high, found.interval.level) == (
        pytest.approx(0.453, abs=5e-4),
        pytest.approx(0.782, abs=5e-4),
        1.0,
    )


def test_what_cannot_be_computed_has_no_value() -> None:
    """A ministry of one goal has nothing left without it."""
    results = shared_goal_results(budget({"a": {"g": 1}, "b": {"g": 1, "h": 1}}), DRAWS)
    found = of(results, "schoener-without-largest", "a", "b")

    assert (found.value, found.note) == (None, NO_MONEY_ELSEWHERE)


def test_values_are_exact(real: tuple[Result, ...]) -> None:
    """No index is a float."""
    assert {type(result.value) for result in real if result.measure in {"schoener", "ruzicka"}} == {Fraction}


def test_one_ministry_has_no_pairs() -> None:
    """And so nothing to be asked of chance."""
    (found,) = shared_goal_results(budget({"a": {"g": 1}}), DRAWS)

    assert (found.measure, found.value) == ("pairs-beyond-chance", None)
