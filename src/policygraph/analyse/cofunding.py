"""Declared co-funding: the pairs of ministries that pay for the same project.

A pair counts a project once, however the rows stand; each side's money is what its own rows say, the
whole is what all ministries give to the project.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> goal, project = Named("g", "G"), Named("p", "P")
>>> rows = [BudgetRow(project, Named(m, m), goal, "1-1", won, line)
...         for m, won, line in (("a", 7, 10), ("b", 3, 11))]
>>> pair, = co_funding(rows)
>>> (pair.one.name, pair.one_amount), (pair.other.name, pair.other_amount), pair.projects[0].lines
(('a', 7), ('b', 3), (10, 11))
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from policygraph.analyse.budget import BudgetRow, Named


@dataclass(frozen=True, slots=True)
class SharedProject:
    """A project that both ministries of a pair pay for, in won.

    Attributes:
        whole: the money of all ministries, of the pair or not.
        lines: the source lines of the pair's rows.
    """

    project: Named
    one_amount: int
    other_amount: int
    whole: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoFunding:
    """A pair of ministries and every project that they share."""

    one: Named
    other: Named
    projects: tuple[SharedProject, ...]

    @property
    def one_amount(self) -> int:
        """The first ministry's money for the shared projects, in won."""
        return sum(project.one_amount for project in self.projects)

    @property
    def other_amount(self) -> int:
        """The second ministry's money for the shared projects, in won."""
        return sum(project.other_amount for project in self.projects)

    @property
    def total(self) -> int:
        """Both sides' money, in won."""
        return self.one_amount + self.other_amount

    def seen_from(self, ministry: str) -> "CoFunding":
        """The same pair with the ministry of that IRI first."""
        if self.one.iri == ministry:
            return self
        turned = (
            SharedProject(p.project, p.other_amount, p.one_amount, p.whole, p.lines) for p in self.projects
        )
        return CoFunding(self.other, self.one, tuple(turned))


def co_funding(rows: Iterable[BudgetRow]) -> tuple[CoFunding, ...]:
    """Every co-funding pair, most shared projects and then most money first."""
    by_project: dict[Named, dict[Named, list[BudgetRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_project[row.project][row.ministry].append(row)
    shared: dict[tuple[Named, Named], list[SharedProject]] = defaultdict(list)
    for project, by_ministry in by_project.items():
        money = {ministry: sum(row.amount for row in part) for ministry, part in by_ministry.items()}
        for one, other in combinations(sorted(by_ministry), 2):
            lines = tuple(row.line for row in (*by_ministry[one], *by_ministry[other]))
            shared[one, other].append(
                SharedProject(project, money[one], money[other], sum(money.values()), tuple(sorted(lines)))
            )
    pairs = [CoFunding(one, other, tuple(projects)) for (one, other), projects in shared.items()]
    return tuple(sorted(pairs, key=lambda p: (-len(p.projects), -p.total, p.one, p.other)))
