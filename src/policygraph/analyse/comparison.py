"""Two states of the same budget side by side: which cells, spreads and pairs are different, and by how much.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> def row(name):
...     return BudgetRow(Named("p", "P"), Named(name, name), Named("g", "G"), "1-1", 5, 1)
>>> found = compare([row("a")], [row("b")])
>>> [(cell.ministry.name, cell.before, cell.after) for cell in found.cells]
[('a', 5, 0), ('b', 0, 5)]

A ministry that goes on under another name is the same one if `successors` says so:

>>> compare([row("a")], [row("b")], {"a": Named("b", "b")}).cells
()
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from policygraph.analyse.budget import BudgetRow, Named
from policygraph.analyse.cofunding import co_funding
from policygraph.analyse.concentration import concentrations, spread
from policygraph.analyse.overlap.profiles import goal_money, goal_sharing

Alike = tuple[int | None, Fraction | None]


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
    """Two ministries of the later state, or of the earlier if they have no successors.

    A number is None where one of the two does not exist, or did so as several that were merged.

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


def compare(
    before: Iterable[BudgetRow],
    after: Iterable[BudgetRow],
    successors: Mapping[str, Named] | None = None,
) -> Comparison:
    """What differs between two states of a budget, in the order of identifiers.

    Args:
        before: rows.
        after: the same rows under other ministries.
        successors: by identifier, who a ministry of the earlier state goes on as.
    """
    old, new, heirs = tuple(before), tuple(after), dict(successors or {})
    renamed = tuple(replace(row, ministry=heirs.get(row.ministry.iri, row.ministry)) for row in old)
    cells = tuple(_cells(renamed, new))
    return Comparison(
        (sum(row.amount for row in old), sum(row.amount for row in new)),
        sum(max(0, cell.after - cell.before) for cell in cells),
        cells,
        tuple(_spreads(old, new)),
        tuple(_pairs(old, new, heirs)),
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


def _pairs(
    old: tuple[BudgetRow, ...], new: tuple[BudgetRow, ...], heirs: Mapping[str, Named]
) -> Iterable[PairChange]:
    names = {row.ministry.iri: row.ministry for row in (*old, *new)}
    names |= {heir.iri: heir for heir in heirs.values()}
    earlier: dict[tuple[str, str], list[Alike]] = defaultdict(list)
    for pair, found in _alike(old).items():
        one, other = sorted(heirs[iri].iri if iri in heirs else iri for iri in pair)
        if one != other:
            earlier[one, other].append(found)
    before = {pair: found[0] for pair, found in earlier.items() if len(found) == 1}
    after = _alike(new)
    for one, other in sorted(earlier.keys() | after.keys()):
        was, is_ = before.get((one, other), (None, None)), after.get((one, other), (None, None))
        if was != is_:
            yield PairChange(names[one], names[other], (was[0], is_[0]), (was[1], is_[1]))


def _alike(rows: tuple[BudgetRow, ...]) -> dict[tuple[str, str], Alike]:
    """The co-funded projects and Schoener's index of every two ministries with money."""
    shared = {(pair.one.iri, pair.other.iri): len(pair.projects) for pair in co_funding(rows)}
    return {
        (pair.one, pair.other): (shared.get((pair.one, pair.other), 0), pair.schoener.value)
        for pair in goal_sharing(goal_money(rows))
    }
