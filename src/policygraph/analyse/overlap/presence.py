"""Chance for shared goals: do two ministries meet in more goals than if each had drawn its own at random?

What is held fixed is how many goals each ministry is in. Of G goals one ministry is in a, the other in b;
drawn at random they share k with the hypergeometric probability, and the test is exact: the probability of
sharing as many or more (Tumminello et al. 2011). A ministry that is in every goal shares all it can with
everybody: nothing is left to chance, p is 1, and no pair with it can be significant.

The smallest p that a pair can have at all is that of a perfect overlap. Where even that is above the level,
these data are too small to say anything about the pair, which is another answer than "no more than by
chance".

>>> found = shared_goal_tests({"a": frozenset("gh"), "b": frozenset("gh"), "c": frozenset("ghijklm")})
>>> for test in found:
...     print(test.one, test.other, test.shared, test.p, test.can_tell)
a b 2 1/21 True
a c 2 1 False
b c 2 1 False
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from policygraph.analyse.chance import benjamini_hochberg

LEVEL = Fraction(1, 20)
Presence = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class SharedGoals:
    """Two ministries, the goals where both have money, and the exact test of their number.

    Attributes:
        goals: shared, by identifier.
        of_one: how many goals the first ministry is in.
        of_other: how many the second.
        of_plan: how many there are.
        p: the probability to share as many or more.
        q: after Benjamini and Hochberg over all pairs.
        least: the p of a perfect overlap.
    """

    one: str
    other: str
    goals: tuple[str, ...]
    of_one: int
    of_other: int
    of_plan: int
    p: Fraction
    q: float
    least: Fraction

    @property
    def shared(self) -> int:
        """How many goals both are in."""
        return len(self.goals)

    @property
    def can_tell(self) -> bool:
        """Whether a perfect overlap would be significant, even if no other pair were tested."""
        return self.least <= LEVEL

    @property
    def is_everywhere(self) -> bool:
        """Whether one of the two is in every goal, so that nothing is left to chance."""
        return self.of_plan in {self.of_one, self.of_other}


def presence_of(money: Mapping[str, Mapping[str, int]]) -> dict[str, frozenset[str]]:
    """In which goals each ministry has money."""
    return {
        ministry: frozenset(goal for goal, won in goals.items() if won) for ministry, goals in money.items()
    }


def shared_goal_tests(presence: Presence, goals: int | None = None) -> tuple[SharedGoals, ...]:
    """The exact test of every two ministries, by identifiers.

    Args:
        presence: goals by ministry.
        goals: how many goals there are to be drawn from; those where somebody is, if None.
    """
    whole = len(frozenset().union(*presence.values())) if goals is None else goals
    pairs = list(combinations(sorted(presence), 2))
    shared = [presence[one] & presence[other] for one, other in pairs]
    sizes = [(len(presence[one]), len(presence[other])) for one, other in pairs]
    p = [tail(len(both), *size, whole) for both, size in zip(shared, sizes, strict=True)]
    q = benjamini_hochberg([float(value) for value in p])
    return tuple(
        SharedGoals(*pair, tuple(sorted(both)), *size, whole, p_, q_, tail(min(size), *size, whole))
        for pair, both, size, p_, q_ in zip(pairs, shared, sizes, p, q, strict=True)
    )


def attainable(tests: tuple[SharedGoals, ...]) -> int:
    """An upper bound: how many pairs would be significant after correction if all overlapped perfectly."""
    return sum(q <= LEVEL for q in benjamini_hochberg([float(test.least) for test in tests]))


def tail(shared: int, one: int, other: int, whole: int) -> Fraction:
    """The probability that `one` and `other` of `whole` things, drawn at random, share `shared` or more.

    >>> tail(2, 2, 2, 4), tail(0, 2, 2, 4), tail(1, 4, 1, 4)
    (Fraction(1, 6), Fraction(1, 1), Fraction(1, 1))
    """
    ways = sum(
        comb(one, both) * comb(whole - one, other - both)
        for both in range(shared, min(one, other) + 1)
        if whole - one >= other - both
    )
    return Fraction(ways, comb(whole, other))
