"""Nestedness: are the goals of ministries with few goals among the goals of those with many?

NODF (Almeida-Neto et al. 2008), from 0 to 100: of every two ministries with different numbers of goals, the
share of the smaller one's goals that the other is in too; the same for goals and their ministries; the mean
over all pairs, where pairs of equal size count as 0. Its null holds both margins (`shuffles.curveball`).

>>> nodf({"a": frozenset("ghi"), "b": frozenset("gh"), "c": frozenset("g")})
Fraction(100, 1)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from policygraph.analyse.overlap.shuffles import SEED, curveball

DRAWS = 999
Presence = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Nestedness:
    """NODF, and where it lies among matrices with the same margins.

    Attributes:
        value: between 0 and 100.
        mean: of the draws.
        deviation: their standard deviation.
        p: the share of draws, the plan among them, that are as nested or more.
    """

    value: Fraction
    mean: float
    deviation: float
    p: float


def nestedness(presence: Presence, draws: int = DRAWS, seed: int = SEED) -> Nestedness:
    """NODF of goals by ministry against its null."""
    value = nodf(presence)
    drawn = [nodf(draw) for draw in curveball(presence, draws, seed)]
    mean = sum(drawn, Fraction(0)) / draws
    variance = sum(((found - mean) ** 2 for found in drawn), Fraction(0)) / draws
    more = 1 + sum(found >= value for found in drawn)
    return Nestedness(value, round(float(mean), 6), round(float(variance) ** 0.5, 6), more / (draws + 1))


def nodf(presence: Presence) -> Fraction:
    """NODF of goals by ministry; 0 if there is nothing to compare."""
    goals = frozenset().union(*presence.values()) if presence else frozenset()
    by_goal = {goal: frozenset(m for m, found in presence.items() if goal in found) for goal in goals}
    parts = [*_paired(presence), *_paired(by_goal)]
    return 100 * sum(parts, Fraction(0)) / len(parts) if parts else Fraction(0)


def _paired(sets: Presence) -> Iterator[Fraction]:
    for one, other in combinations(sorted(sets), 2):
        less, more = sorted((sets[one], sets[other]), key=len)
        nested = less and len(less) < len(more)
        yield Fraction(len(less & more), len(less)) if nested else Fraction(0)
