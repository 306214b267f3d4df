"""Measure (c), shared goals: how alike two ministries spread their money over the performance goals.

Two indices, because they answer two questions:

* Schoener's, of shares: do the two have the same priorities, whatever their size? The sum over all goals of
  the smaller of the two shares of the own budget.
* Ruzicka's, of money: how much of their money stands in the same goals, won for won? The sum of the smaller
  amounts over the sum of the larger ones. (Of shares it would say nothing new: it is then S / (2 - S).)

Both are 1 for equal profiles and 0 where no goal is shared. One large goal can make a value, so each comes
with what it is without any one of the goals: profiles are cut, shares computed anew.

>>> money = {"a": {"g": 30, "h": 10}, "b": {"g": 60, "i": 20}}
>>> found, = goal_sharing(money)
>>> found.schoener.value, found.ruzicka.value, found.schoener.largest, found.schoener.without_largest
(Fraction(3, 4), Fraction(1, 3), 'g', Fraction(0, 1))
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.ties import schoener

Money = Mapping[str, int]
Index = Callable[[Money, Money], Fraction | None]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """An index, and how far it hangs on single goals.

    Attributes:
        value: over all goals.
        largest: the goal that adds most to it; None if no goal is shared.
        without: the value without each goal that either ministry has, by goal; None where a ministry has no
            money elsewhere.
    """

    value: Fraction
    largest: str | None
    without: tuple[tuple[str, Fraction | None], ...]

    @property
    def without_largest(self) -> Fraction | None:
        """The value without the goal that adds most to it; None if it cannot be computed."""
        return dict(self.without).get(self.largest or "")

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest value without one goal; None if none can be computed."""
        values = [value for _, value in self.without if value is not None]
        return (min(values), max(values)) if values else None


@dataclass(frozen=True, slots=True)
class GoalSharing:
    """Two ministries with money, and how alike their profiles are.

    Attributes:
        shared: the goals where both have money.
    """

    one: str
    other: str
    shared: tuple[str, ...]
    schoener: Sensitive
    ruzicka: Sensitive


def goal_money(rows: Iterable[BudgetRow]) -> dict[str, dict[str, int]]:
    """Won by ministry and goal; cells and ministries without money are left out."""
    money: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row.amount:
            money[row.ministry.iri][row.goal.iri] += row.amount
    return {ministry: dict(sorted(goals.items())) for ministry, goals in sorted(money.items())}


def goal_sharing(money: Mapping[str, Money]) -> tuple[GoalSharing, ...]:
    """Every two ministries with money, by identifiers, those that share nothing too."""
    return tuple(
        GoalSharing(
            one,
            other,
            tuple(sorted(money[one].keys() & money[other].keys())),
            _sensitive(money[one], money[other], schoener_of, _shares),
            _sensitive(money[one], money[other], ruzicka_of, dict),
        )
        for one, other in combinations(sorted(money), 2)
    )


def schoener_of(one: Money, other: Money) -> Fraction | None:
    """Schoener's index of two profiles in won; None if one of them has no money."""
    if not any(one.values()) or not any(other.values()):
        return None
    return schoener(_shares(one), _shares(other))


def ruzicka_of(one: Money, other: Money) -> Fraction | None:
    """Ruzicka's index of two profiles in won; None if one of them has no money."""
    if not any(one.values()) or not any(other.values()):
        return None
    goals = one.keys() | other.keys()
    smaller = sum(min(one.get(goal, 0), other.get(goal, 0)) for goal in goals)
    return Fraction(smaller, sum(max(one.get(goal, 0), other.get(goal, 0)) for goal in goals))


def _sensitive(
    one: Money, other: Money, index: Index, weighed: Callable[[Money], Mapping[str, Fraction | int]]
) -> Sensitive:
    ours, theirs = weighed(one), weighed(other)
    added = {goal: min(ours[goal], theirs[goal]) for goal in ours.keys() & theirs.keys()}
    largest = min(added, key=lambda goal: (-added[goal], goal), default=None)
    without = tuple(
        (goal, index(_cut(one, goal), _cut(other, goal))) for goal in sorted(one.keys() | other.keys())
    )
    return Sensitive(index(one, other) or Fraction(0), largest, without)


def _shares(money: Money) -> dict[str, Fraction]:
    total = sum(money.values())
    return {goal: Fraction(won, total) for goal, won in money.items()}


def _cut(money: Money, goal: str) -> dict[str, int]:
    return {other: won for other, won in money.items() if other != goal}
