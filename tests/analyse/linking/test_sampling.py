"""Sampling against a list of everything, with weights, on plans that are small enough to list."""

import numpy as np
import pytest
from numpy.typing import NDArray

from policygraph.analyse.linking import Draws, Problem, sample
from policygraph.analyse.linking.enumeration import everything
from policygraph.analyse.linking.exchange import Exchange

Floats = NDArray[np.float64]


def drawn(seed: int, size: int = 12) -> tuple[Problem, Floats]:
    """A plan of three tasks that has a solution, and scores."""
    draw = np.random.Generator(np.random.PCG64(seed))
    amounts, home = draw.integers(1, 8, size), draw.integers(0, 3, size)
    totals = [(int((home == task).sum()), int(amounts[home == task].sum())) for task in range(3)]
    scores = np.round(draw.normal(0, 1.5, (size, 3)), 3)
    return Problem.of([(int(amount),) for amount in amounts], totals), scores


def test_a_list_of_everything_is_weighted_exactly() -> None:
    """5 + 2 = 3 + 4: two ways, weighed 3 to 1."""
    problem = Problem.of([(5,), (2,), (3,), (4,)], [(2, 7), (2, 7)])
    scores = np.zeros((4, 2))
    scores[0, 0] = np.log(3)
    listed = sample(problem, scores, Draws())

    assert listed is not None
    assert np.allclose(listed.chances, [[0.75, 0.25], [0.75, 0.25], [0.25, 0.75], [0.25, 0.75]])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 8])
def test_drawn_chances_are_those_of_the_list(seed: int) -> None:
    """Within four standard errors, and within 0.05, of the chances over all assignments."""
    problem, scores = drawn(seed)
    listed = sample(problem, scores, Draws(steps=3_000_000))
    found = sample(problem, scores, Draws(steps=0, runs=6, each=150, exact=40, moves=24))

    assert listed is not None
    assert found is not None
    off = np.abs(listed.chances - found.chances)
    assert (listed.exact, found.exact, float(off.max()) < 0.05) == (True, False, True)
    assert float((off <= 4 * found.errors + 0.01).mean()) > 0.95


def test_every_draw_meets_every_total() -> None:
    """No draw misses a count or a sum."""
    problem, scores = drawn(5, 30)
    found = sample(problem, scores, Draws(steps=0, runs=2, each=40, exact=10, moves=6))

    assert found is not None
    assert [problem.misses(state) for state in found.draws.tolist()] == [()] * 20


def test_a_seed_gives_the_same_draws_again() -> None:
    """The sample depends on the plan, the scores and the seed alone."""
    problem, scores = drawn(5)
    one, other = (sample(problem, scores, Draws(steps=0, runs=2, each=30, exact=10)) for _ in range(2))

    assert one is not None
    assert other is not None
    assert (one.draws == other.draws).all()


@pytest.mark.slow
def test_moves_keep_the_distribution() -> None:
    """From states drawn by their weights, one move leads to states with the same weights."""
    problem, scores = drawn(4, 10)
    listed = everything(problem, 3_000_000)
    assert listed is not None
    everyone = np.arange(10)
    weights = np.exp([scores[everyone, list(way)].sum() for way in listed])
    weights /= weights.sum()
    draw = np.random.Generator(np.random.PCG64(1))
    exchange = Exchange(np.array(problem.rows), np.array(problem.amounts), scores)
    number = {way: place for place, way in enumerate(listed)}
    after = np.zeros(len(listed))
    for start in draw.choice(len(listed), 4000, p=weights):
        state = np.array(listed[start])
        pool = np.flatnonzero(np.isin(state, (0, 1)))
        moved = exchange.move(state, (0, 1), draw.permutation(pool), draw)
        after[number[tuple(moved.tolist())]] += 1 / 4000

    spread = np.sqrt(weights * (1 - weights) / 4000)
    assert float((np.abs(after - weights) / spread).max()) < 4.5


def test_totals_that_nothing_meets_give_no_sample() -> None:
    """1, 3, 7 and 9 in two pairs of 6 and 14: there is no way."""
    problem = Problem.of([(1,), (3,), (7,), (9,)], [(2, 6), (2, 14)])

    assert sample(problem, np.zeros((4, 2)), Draws()) is None
