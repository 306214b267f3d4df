"""Chance: against every arrangement counted out, and where there is nothing to find."""

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np
import pytest
from scipy import sparse

from policygraph.analyse.similar.chance import content_chances

A, B, C = "abc"


def rows(*vectors: Sequence[float]) -> sparse.csr_array:
    """Vectors as a matrix."""
    return sparse.csr_array(np.array(vectors, dtype=np.float64))


def test_a_probability_is_that_of_all_arrangements() -> None:
    """Six projects of three ministries: 90 ways, of which the share as high is counted out."""
    draw = np.random.Generator(np.random.PCG64(1))
    dense = draw.random((6, 4))
    labels = [A, A, B, B, C, C]
    found = content_chances(labels, [0] * 6, sparse.csr_array(dense), draws=20_000)
    product = dense @ dense.T

    def mean(dealt: Sequence[str], one: str, other: str) -> float:
        sides = [[at for at, label in enumerate(dealt) if label == name] for name in (one, other)]
        return float(product[np.ix_(*sides)].mean())

    ways = sorted(set(permutations(labels)))
    assert len(ways) == 90
    for pair in combinations("abc", 2):
        observed = mean(labels, *pair)
        exact = sum(mean(way, *pair) >= observed - 1e-12 for way in ways) / len(ways)
        assert found[pair].mean == pytest.approx(observed, abs=1e-4)
        assert found[pair].p == pytest.approx(exact, abs=0.015)  # four standard errors


def test_two_ministries_that_do_the_same_are_found() -> None:
    """Four subjects of ministry a are those of b; those of c are of its own."""
    vectors = [[1, 0, 0]] * 4 + [[1, 0, 0]] * 4 + [[0, 1, 0], [0, 0, 1]] * 4
    found = content_chances([A] * 4 + [B] * 4 + [C] * 8, [0] * 16, rows(*vectors))

    assert found[A, B].p < 0.01
    assert found[A, B].q < 0.05
    assert found[A, C].p > 0.9


def test_where_all_are_alike_chance_makes_as_much() -> None:
    """The answer is nothing."""
    found = content_chances([A, A, B, B], [0] * 4, rows(*[[1, 0]] * 4), draws=99)

    assert (found[A, B].mean, found[A, B].expected, found[A, B].p) == (1.0, 1.0, 1.0)


def test_what_can_be_dealt_in_one_way_cannot_be_told() -> None:
    """Each ministry alone in its goal: one arrangement, no probability below one."""
    found = content_chances([A, A, B, B], ["g", "g", "h", "h"], rows(*[[1, 0]] * 4), draws=99)

    assert (found[A, B].arrangements, found[A, B].least, found[A, B].p) == (1, 1.0, 1.0)


def test_the_least_probability_is_that_of_the_arrangements() -> None:
    """Two projects of each: six ways, so that no exact p is below a sixth."""
    found = content_chances([A, A, B, B], [0] * 4, rows([1, 0], [0, 1], [1, 0], [0, 1]), draws=999)

    assert found[A, B].arrangements == 6
    assert found[A, B].least == pytest.approx(1 / 6, abs=1e-4)


def test_dealing_within_goals_keeps_what_goals_explain() -> None:
    """Two ministries alike only because they share a goal: found in the whole plan, not within the goal."""
    labels = [A, B] * 4 + [C] * 8
    vectors = rows(*[[1, 0]] * 8, *[[0, 1]] * 8)
    anywhere = content_chances(labels, [0] * 16, vectors)
    within = content_chances(labels, ["g"] * 8 + ["h"] * 8, vectors, draws=99)

    assert anywhere[A, B].p < 0.01
    assert within[A, B].p == 1.0


def test_a_seed_gives_the_same_again_and_another_nearly_so() -> None:
    """Results depend on the seed only within the error of the draws."""
    draw = np.random.Generator(np.random.PCG64(2))
    given = [A, B] * 6, [0] * 12, sparse.csr_array(draw.random((12, 3)))
    first, again, other = (content_chances(*given, seed=seed)[A, B] for seed in (1, 1, 2))

    assert first == again
    assert first.p == pytest.approx(other.p, abs=0.025)
