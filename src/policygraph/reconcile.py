"""Reconciliation: every printed figure that can be recomputed is.

A figure is recomputed in each way that the plan allows:

- amounts and counts from the budget rows, where its year has rows and its dimensions are theirs;
- amounts and counts from the finer or equal figures of every table of the same year (a ministry's total
  from the row of a matrix, a field's from its performance goals, a strategy's from its tasks);
- shares from the amounts, rounded half up to the printed decimals.

What no way reaches (a leaf of a year without rows) is said to be so, never counted as matched.

>>> rows = ()
>>> cell = PublishedTotal("t", 2020, Phase.EXECUTED, Scope(field="1"), 300, None, None, (Span(3, 3),))
>>> both = PublishedTotal("t", 2020, Phase.EXECUTED, Scope(), 310, None, None, (Span(4, 4),))
>>> result = reconcile((cell, both), rows)
>>> [(c.printed, c.computed, c.lines) for c in result.deviations]
[(Decimal('310'), Decimal('300'), (3,))]
>>> [figure.scope.key for figure in result.leaves]
['1']
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from policygraph.errors import DataError
from policygraph.model import Allocation, Phase, PublishedTotal, Quantity, Scope, Span

__all__ = ["Comparison", "Phase", "Reconciliation", "Scope", "Span", "TableResult", "reconcile"]

# A dimension that follows from another: a performance goal has one field, a task one strategy.
_PARENTS = {"performance_goal": "field", "task": "strategy"}
_ROW_DIMENSIONS = frozenset({"field", "performance_goal", "ministry"})
_ROWS = "rows"
_AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One recomputation of one printed figure.

    Attributes:
        figure: the printed figure.
        quantity: amount (won), count (rows) or share (percent).
        printed, computed: the two values.
        by: what it was computed from: "rows", "amounts", or the code of a table.
        lines: the lines of the numbers that it was computed from.
    """

    figure: PublishedTotal
    quantity: Quantity
    printed: Decimal
    computed: Decimal
    by: str
    lines: tuple[int, ...]

    @property
    def matches(self) -> bool:
        """Whether the two values are equal."""
        return self.printed == self.computed

    def finding(self, file: str) -> DataError:
        """The deviation as a finding: figure, line, printed and computed value."""
        unit = {Quantity.AMOUNT: ("won", "원"), Quantity.COUNT: ("rows", "행"), Quantity.SHARE: ("%", "%")}
        en, ko = unit[self.quantity]
        line = self.figure.spans[0].first
        source = compact(self.lines)
        return DataError(
            f"{self.figure.code} {self.quantity}: printed {self.printed:,} {en}, computed {self.computed:,} {en}"
            f" (off by {self.computed - self.printed:+,}) from lines {source}",
            f"{self.figure.code} {self.quantity}: 인쇄 {self.printed:,}{ko}, 계산 {self.computed:,}{ko}"
            f" (차이 {self.computed - self.printed:+,}), 계산에 쓴 행 {source}",
            file=file,
            line=line,
        )


@dataclass(frozen=True, slots=True)
class TableResult:
    """How one table came out.

    Attributes:
        figures: how many figures it prints.
        matched: how many of them were recomputed, every way, to the printed value.
        off: how many came out different.
        leaves: how many amounts nothing can recompute.
        deviation: the largest difference in won.
    """

    code: str
    figures: int
    matched: int
    off: int
    leaves: int
    deviation: int


@dataclass(frozen=True)
class Reconciliation:
    """Every comparison that could be made."""

    totals: tuple[PublishedTotal, ...]
    allocations: tuple[Allocation, ...]
    comparisons: tuple[Comparison, ...]

    @cached_property
    def deviations(self) -> tuple[Comparison, ...]:
        """The comparisons that do not match."""
        return tuple(c for c in self.comparisons if not c.matches)

    @cached_property
    def leaves(self) -> tuple[PublishedTotal, ...]:
        """The figures whose amount nothing recomputes; other figures are sums of them."""
        recomputed = {c.figure.code for c in self.comparisons if c.quantity is Quantity.AMOUNT}
        return tuple(figure for figure in self.totals if figure.code not in recomputed)

    @cached_property
    def tables(self) -> tuple[TableResult, ...]:
        """The result of each table, in the order of the document."""
        leaves = {figure.code for figure in self.leaves}
        off = {c.figure.code for c in self.deviations}
        results = []
        for table in dict.fromkeys(figure.table for figure in self.totals):
            codes = [figure.code for figure in self.totals if figure.table == table]
            differences = [
                abs(int(c.computed - c.printed))
                for c in self.deviations
                if c.figure.table == table and c.quantity is Quantity.AMOUNT
            ]
            results.append(
                TableResult(
                    code=table,
                    figures=len(codes),
                    matched=sum(code not in off and code not in leaves for code in codes),
                    off=sum(code in off for code in codes),
                    leaves=sum(code in leaves and code not in off for code in codes),
                    deviation=max(differences, default=0),
                )
            )
        return tuple(results)


def reconcile(totals: Iterable[PublishedTotal], allocations: Iterable[Allocation]) -> Reconciliation:
    """Recompute every figure in `totals` in every way that there is."""
    figures, rows = tuple(totals), tuple(allocations)
    by_year: dict[tuple[int, Phase], list[PublishedTotal]] = defaultdict(list)
    for figure in figures:
        by_year[figure.year, figure.phase].append(figure)
    comparisons: list[Comparison] = []
    for (year, phase), same_year in by_year.items():
        budget = [row for row in rows if (row.year, row.phase) == (year, phase)]
        for figure in same_year:
            comparisons += _from_rows(figure, budget)
            comparisons += _from_figures(figure, same_year)
            comparisons += _share(figure, same_year)
    return Reconciliation(figures, rows, tuple(comparisons))


def _from_rows(figure: PublishedTotal, budget: Sequence[Allocation]) -> Iterator[Comparison]:
    if not budget or not figure.scope.dimensions <= _ROW_DIMENSIONS:
        return
    part = [row for row in budget if _within(_row_scope(row), figure.scope)]
    lines = tuple(row.span.first for row in part)
    yield _compare(figure, Quantity.AMOUNT, figure.amount, sum(row.amount for row in part), _ROWS, lines)
    if figure.count is not None:
        yield _compare(figure, Quantity.COUNT, figure.count, len(part), _ROWS, lines)


def _from_figures(figure: PublishedTotal, same_year: Sequence[PublishedTotal]) -> Iterator[Comparison]:
    """From each table and level of detail that is finer than the figure, or as fine in another table."""
    levels: dict[tuple[str, frozenset[str]], list[PublishedTotal]] = defaultdict(list)
    for other in same_year:
        if _determines(other.scope, figure.scope) and not (
            other.table == figure.table and other.scope.dimensions == figure.scope.dimensions
        ):
            levels[other.table, other.scope.dimensions].append(other)
    for (table, _), others in levels.items():
        part = [other for other in others if _within(other.scope, figure.scope)]
        lines = tuple(other.spans[0].first for other in part)
        yield _compare(figure, Quantity.AMOUNT, figure.amount, sum(o.amount for o in part), table, lines)
        counts = [other.count for other in part if other.count is not None]
        if figure.count is not None and len(counts) == len(part):
            yield _compare(figure, Quantity.COUNT, figure.count, sum(counts), table, lines)


def _share(figure: PublishedTotal, same_year: Sequence[PublishedTotal]) -> Iterator[Comparison]:
    if figure.share is None:
        return
    whole = next(other for other in same_year if not other.scope.dimensions)
    exact = Decimal(figure.amount) * 100 / Decimal(whole.amount) if whole.amount else Decimal(0)
    computed = exact.quantize(figure.share, ROUND_HALF_UP)
    lines = (figure.spans[0].first, whole.spans[0].first)
    yield Comparison(figure, Quantity.SHARE, figure.share, computed, _AMOUNTS, lines)


def _compare(  # noqa: PLR0913 - the fields of a Comparison
    figure: PublishedTotal, quantity: Quantity, printed: int, computed: int, by: str, lines: tuple[int, ...]
) -> Comparison:
    return Comparison(figure, quantity, Decimal(printed), Decimal(computed), by, lines)


def _row_scope(row: Allocation) -> Scope:
    return Scope(performance_goal=row.goal, ministry=row.ministry)


def _code(scope: Scope, dimension: str) -> str | None:
    """The code of `scope` in `dimension`, given or implied: performance goal 2-1 is of field 2."""
    code: str | None = getattr(scope, dimension)
    if code is None:
        for child, parent in _PARENTS.items():
            finer: str | None = getattr(scope, child)
            if parent == dimension and finer is not None:
                return finer.rpartition("-")[0]
    return code


def _determines(fine: Scope, coarse: Scope) -> bool:
    """Whether figures of the dimensions of `fine` add up to figures of those of `coarse`."""
    return all(_code(fine, dimension) is not None for dimension in coarse.dimensions)


def _within(fine: Scope, coarse: Scope) -> bool:
    """Whether `fine` is a part of `coarse`."""
    return all(_code(fine, dimension) == getattr(coarse, dimension) for dimension in coarse.dimensions)


def compact(lines: Iterable[int]) -> str:
    """Line numbers as ranges.

    >>> compact((760, 761, 762, 785))
    '760–762, 785'
    """
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
