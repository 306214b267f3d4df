"""How the money runs: the ways from level to level, and what the document prints for every level and year.

A strand is money on one way through two or more columns. Where budget rows are read it goes all the way
from field to ministry; where only totals are printed it goes from one column to the next, since nothing says
how it goes on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.analyse.networks import Material
from policygraph.query import answer
from policygraph.store import Store


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: won, its line, and the number of budget rows that it says to count."""

    amount: int
    line: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class Strand:
    """Money on one way.

    Attributes:
        nodes: identifiers, one for each column that it passes.
        amount: won.
        lines: of the source, that say so.
        rows: how many budget rows it sums up; none where the document prints the sum.
    """

    nodes: tuple[str, ...]
    amount: int
    lines: tuple[int, ...]
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Columns and the money that runs through them.

    Attributes:
        code: tells the chains of a page apart.
        kinds: of the nodes of each column.
        totals: what the document prints for each node.
        whole: the printed grand total.
    """

    code: str
    year: int
    phase: str
    kinds: tuple[str, ...]
    strands: tuple[Strand, ...]
    totals: Mapping[str, Figure]
    whole: Figure


@dataclass(frozen=True, slots=True)
class Change:
    """What is printed for something in the year before and in the year."""

    iri: str
    before: Figure
    after: Figure

    @property
    def won(self) -> int:
        """More (or, if negative, less) than the year before."""
        return self.after.amount - self.before.amount


@dataclass(frozen=True, slots=True)
class Printed:
    """Every printed figure, by year, element and ministry (None: of all)."""

    figures: Mapping[tuple[int, str | None, str | None], Figure]
    phases: Mapping[int, str]

    def totals(self, year: int) -> dict[str, Figure]:
        """The figures of `year` that are for one element, or for one ministry."""
        return {
            str(element or ministry): figure
            for (of, element, ministry), figure in self.figures.items()
            if of == year and (element is None) != (ministry is None)
        }


def read_printed(store: Store) -> Printed:
    """The printed figures of all years; of the same figure in several tables the first counts."""
    figures: dict[tuple[int, str | None, str | None], Figure] = {}
    phases: dict[int, str] = {}
    for year, phase, element, ministry, amount, rows, line in answer(store, "printed-figures").rows:
        of = int(str(year))
        phases[of] = str(phase).removeprefix(terms.PG)
        key = (of, str(element) if element else None, str(ministry) if ministry else None)
        count = int(str(rows)) if rows is not None else None
        figures.setdefault(key, Figure(int(str(amount)), int(str(line)), count))
    return Printed(figures, phases)


def _fields(material: Material) -> dict[str, str]:
    """The field of each performance goal."""
    return {link.part: link.whole for link in material.links if link.property == "hasPerformanceGoal"}


def budget_chain(material: Material, printed: Printed, year: int) -> Chain:
    """Field → performance goal → ministry, each strand the budget rows of a ministry under a goal."""
    field_of = _fields(material)
    money: dict[tuple[str, ...], int] = defaultdict(int)
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in material.rows:
        nodes = (field_of[row.goal.iri], row.goal.iri, row.ministry.iri)
        money[nodes] += row.amount
        lines[nodes].append(row.line)
    strands = (
        Strand(nodes, won, tuple(sorted(lines[nodes])), len(lines[nodes])) for nodes, won in money.items()
    )
    return _chain("rows", ("Field", "PerformanceGoal", "Ministry"), strands, printed, year)


def printed_chain(material: Material, printed: Printed, year: int) -> Chain:
    """Performance goal → field → ministry, from printed totals: they meet in the fields only."""
    field_of = _fields(material)
    totals = printed.totals(year)
    up = [
        Strand((goal, field), totals[goal].amount, (totals[goal].line,))
        for goal, field in field_of.items()
        if goal in totals
    ]
    down = [
        Strand((element, ministry), figure.amount, (figure.line,))
        for (of, element, ministry), figure in printed.figures.items()
        if of == year and element and ministry and figure.amount
    ]
    return _chain("totals", ("PerformanceGoal", "Field", "Ministry"), (*up, *down), printed, year)


def task_chain(material: Material, printed: Printed, year: int) -> Chain:
    """Strategy → task, from printed totals: no budget row names its task."""
    totals = printed.totals(year)
    strands = (
        Strand((link.whole, link.part), totals[link.part].amount, (totals[link.part].line,))
        for link in material.links
        if link.property == "hasTask" and link.part in totals
    )
    return _chain("tasks", ("Strategy", "Task"), strands, printed, year)


def _chain(
    code: str, kinds: tuple[str, ...], strands: Iterable[Strand], printed: Printed, year: int
) -> Chain:
    found = tuple(sorted(strands, key=lambda strand: strand.nodes))
    nodes = {node for strand in found for node in strand.nodes}
    return Chain(
        code=code,
        year=year,
        phase=printed.phases[year],
        kinds=kinds,
        strands=found,
        totals={iri: figure for iri, figure in printed.totals(year).items() if iri in nodes},
        whole=printed.figures[year, None, None],
    )


def changes(material: Material, printed: Printed, kind: str, year: int) -> tuple[Change, ...]:
    """From the year before, for each of a kind that has both figures; the largest gain first."""
    before, after = printed.totals(year - 1), printed.totals(year)
    found = (
        Change(iri, before[iri], after[iri])
        for iri, node in material.nodes.items()
        if node["kind"] == kind and iri in before and iri in after
    )
    return tuple(sorted(found, key=lambda change: (-change.won, change.iri)))
