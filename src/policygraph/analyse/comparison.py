"""Two states of the same budget side by side: which cells, spreads and pairs are different, and by how much.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> def row(ministry): return BudgetRow(Named("p", "P"), Named(ministry, ministry), Named("g", "G"), "1-1", 5, 1)
>>> found = compare([row("a")], [row("b")])
>>> [(cell.ministry.name, cell.before, cell.after) for cell in found.cells]
[('a', 5, 0), ('b', 0, 5)]
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from policygraph.analyse.budget import BudgetRow, Named
from policygraph.analyse.cofunding import co_funding
from policygraph.analyse.concentration import concentrations, spread
from policygraph.analyse.overlap.profiles import goal_money, goal_sharing


@dataclass(frozen=True, slots=True)
class CellChange:
    """The money of a ministry under a performance goal, in won.

    Attributes:
        lines: of the source, of all rows behind both numbers.
    """

    ministry: Named
    goal: Named
    goal_code: str
    before: int
    after: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpreadChange:
    """How concentrated the money of a goal is, or of the plan.

    Attributes:
        goal: None for the plan.
        before: the Herfindahl–Hirschman index; None if there is no money.
        ministries: how many have money, before and after.
    """

    goal: Named | None
    code: str
    before: Fraction | None
    after: Fraction | None
    ministries: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairChange:
    """Two ministries of either state; None where one of them does not exist.

    Attributes:
        projects: that both fund, before and after.
        schoener: how alike their profiles over goals are, before and after.
    """

    one: Named
    other: Named
    projects: tuple[int | None, int | None]
    schoener: tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs; what is the same is left out, but for the spreads, which are all there.

    Attributes:
        total: of all money in won, before and after: equal if nothing but ministries changed.
        moved: won that is under another ministry.
    """

    total: tuple[int, int]
    moved: int
    cells: tuple[CellChange, ...]
    spreads: tuple[SpreadChange, ...]
    pairs: tuple[PairChange, ...]


def compare(before: Iterable[BudgetRow], after: Iterable[BudgetRow]) -> Comparison:
    """What differs between two states of a budget, in the order of identifiers.

    Args:
        before: rows.
        after: the same rows under other ministries.
    """
    old, new = tuple(before), tuple(after)
    cells = tuple(_cells(old, new))
    return Comparison(
        (sum(row.amount for row in old), sum(row.amount for row in new)),
        sum(max(0, cell.after - cell.before) for cell in cells),
        cells,
        tuple(_spreads(old, new)),
        tuple(_pairs(old, new)),
    )


def _cells(old: tuple[BudgetRow, ...], new: tuple[BudgetRow, ...]) -> Iterable[CellChange]:
    sums: dict[tuple[Named, str, Named], list[int]] = defaultdict(lambda: [0, 0])
    lines: dict[tuple[Named, str, Named], set[int]] = defaultdict(set)
    for state, rows in enumerate((old, new)):
        for row in rows:
            cell = row.ministry, row.goal_code, row.goal
            sums[cell][state] += row.amount
            lines[cell].add(row.line)
    for cell, (before, after) in sorted(sums.items()):
        ministry, code, goal = cell
        if before != after:
            yield CellChange(ministry, goal, code, before, after, tuple(sorted(lines[cell])))


def _spreads(old: tuple[BudgetRow, ...], new: tuple[BudgetRow, ...]) -> Iterable[SpreadChange]:
    states = [{(found.code, found.goal): found for found in concentrations(rows)} for rows in (old, new)]
    for code, goal in sorted(states[0].keys() | states[1].keys()):
        found = [state.get((code, goal)) for state in states]
        one, other = (None if each is None else each.hhi for each in found)
        counts = [0 if each is None else sum(won > 0 for _, won in each.money) for each in found]
        yield SpreadChange(goal, code, one, other, (counts[0], counts[1]))
    whole = [spread(rows) if any(row.amount for row in rows) else None for rows in (old, new)]
    one, other = (None if each is None else each.hhi for each in whole)
    counts = [0 if each is None else sum(won > 0 for _, won in each.money) for each in whole]
    yield SpreadChange(None, "", one, other, (counts[0], counts[1]))


def _pairs(old: tuple[BudgetRow, ...], new: tuple[BudgetRow, ...]) -> Iterable[PairChange]:
    names = {row.ministry.iri: row.ministry for row in (*old, *new)}
    similar = [
        {(pair.one, pair.other): pair.schoener.value for pair in goal_sharing(goal_money(rows))}
        for rows in (old, new)
    ]
    shared = [
        {(pair.one.iri, pair.other.iri): len(pair.projects) for pair in co_funding(rows)}
        for rows in (old, new)
    ]
    for one, other in sorted(similar[0].keys() | similar[1].keys() | shared[0].keys() | shared[1].keys()):
        pair = one, other
        alike = (similar[0].get(pair), similar[1].get(pair))
        counts: list[int | None] = [
            shared[state].get(pair, None if alike[state] is None else 0) for state in (0, 1)
        ]
        projects = (counts[0], counts[1])
        if projects[0] != projects[1] or alike[0] != alike[1]:
            yield PairChange(names[one], names[other], projects, alike)
