"""How money is spread over ministries: that of a performance goal, or of the whole plan.

The Herfindahl–Hirschman index (HHI) is the sum of squared shares: 1 when one ministry has all the money,
1/n when n ministries have equal parts; its inverse is the effective number of ministries. More ministries
is not called bad: fragmentation is where to look, not what to find.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> goal = Named("g", "G")
>>> rows = [BudgetRow(Named(m, m), Named(m, m), goal, "1-1", won, 1) for m, won in (("a", 3), ("b", 1))]
>>> result, = concentrations(rows)
>>> result.hhi, result.effective_number, len(result.money)
(Fraction(5, 8), Fraction(8, 5), 2)
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from policygraph.analyse.budget import BudgetRow, Named


@dataclass(frozen=True, slots=True)
class Spread:
    """How an amount of money is spread over ministries.

    Attributes:
        money: won by ministry, most first.
        rows: the number of budget rows.
        lines: their source lines.
    """

    money: tuple[tuple[Named, int], ...]
    rows: int
    lines: tuple[int, ...]

    @property
    def total(self) -> int:
        """All the money, in won."""
        return sum(won for _, won in self.money)

    def of(self, ministry: str) -> int:
        """The money of the ministry with that IRI, in won; 0 if it has none."""
        return sum(won for named, won in self.money if named.iri == ministry)

    @property
    def hhi(self) -> Fraction:
        """Herfindahl–Hirschman index of the ministries' shares, between 1/n and 1."""
        return sum((Fraction(won, self.total) ** 2 for _, won in self.money), Fraction(0))

    @property
    def effective_number(self) -> Fraction:
        """How many ministries of equal money would be as concentrated."""
        return 1 / self.hhi

    @property
    def largest_share(self) -> Fraction:
        """The share of the ministry with most money."""
        return Fraction(self.money[0][1], self.total)


@dataclass(frozen=True, slots=True)
class Concentration(Spread):
    """The spread of one performance goal's money."""

    code: str
    goal: Named


def spread(rows: Iterable[BudgetRow]) -> Spread:
    """The spread of the money of all rows together; some row must have money."""
    money: dict[Named, int] = defaultdict(int)
    lines = []
    for row in rows:
        money[row.ministry] += row.amount
        lines.append(row.line)
    ranked = sorted(money.items(), key=lambda item: (-item[1], item[0]))
    return Spread(tuple(ranked), len(lines), tuple(lines))


def concentrations(rows: Iterable[BudgetRow]) -> tuple[Concentration, ...]:
    """One result per performance goal that has money, in the order of their codes."""
    by_goal: dict[tuple[str, Named], list[BudgetRow]] = defaultdict(list)
    for row in rows:
        by_goal[row.goal_code, row.goal].append(row)
    results = []
    for (code, goal), part in sorted(by_goal.items()):
        if any(row.amount for row in part):
            all_ = spread(part)
            results.append(Concentration(all_.money, all_.rows, all_.lines, code, goal))
    return tuple(results)
